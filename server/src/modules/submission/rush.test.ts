import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { beginForm, isRush } from './rush.ts';

beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));
// What a test before left behind is long forgotten.
beforeEach(() => void vi.advanceTimersByTime(60_000));
afterAll(() => void vi.useRealTimers());

/** Keeps so many forms under way for a while. */
function keepBusy(forms: number, ms: number): void {
  const ends = Array.from({ length: forms }, beginForm);
  vi.advanceTimersByTime(ms);
  for (const end of ends) end();
}

test('forms that are answered before others come are no rush, however many', () => {
  for (let form = 0; form < 500; form += 1) keepBusy(1, 10);
  expect(isRush()).toBe(false);
});

test('a moment in which many come at once is no rush', () => {
  keepBusy(30, 50);
  expect(isRush()).toBe(false);
});

test('many that wait for a second are a rush, which is soon over when they are answered', () => {
  keepBusy(14, 1_000);
  expect(isRush()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(isRush()).toBe(false);
});
