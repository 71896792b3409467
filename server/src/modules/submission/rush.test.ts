import { expect, test } from 'vitest';
import { openRushGauge } from './rush.ts';

function givenGauge() {
  let now = 5_000;
  const { beginForm, isRush } = openRushGauge(() => now);
  return {
    isRush,
    pass: (ms: number): void => {
      now += ms;
    },
    /** Keeps so many forms under way for a while. */
    keepBusy: (forms: number, ms: number): void => {
      const ends = Array.from({ length: forms }, beginForm);
      now += ms;
      for (const end of ends) end();
    },
  };
}

test('forms that are answered before others come are no rush, however many', () => {
  const { keepBusy, isRush } = givenGauge();
  for (let form = 0; form < 500; form += 1) keepBusy(1, 10);
  expect(isRush()).toBe(false);
});

test('a moment in which many come at once is no rush', () => {
  const { keepBusy, isRush } = givenGauge();
  keepBusy(30, 50);
  expect(isRush()).toBe(false);
});

test('many that wait for a second are a rush, which is soon over when they are answered', () => {
  const { keepBusy, isRush, pass } = givenGauge();
  keepBusy(14, 1_000);
  expect(isRush()).toBe(true);
  pass(1_000);
  expect(isRush()).toBe(false);
});
