import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countForms, isRush } from './rush.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('some tens of forms a second are no rush', () => {
  for (let second = 0; second < 5; second += 1) {
    countForms(60);
    expect(isRush()).toBe(false);
    vi.advanceTimersByTime(1_000);
  }
});

test('a rush is over one second after the last of many forms', () => {
  vi.advanceTimersByTime(10_000);
  countForms(250);
  expect(isRush()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(isRush()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(isRush()).toBe(false);
});

test('a quiet time between is no part of a rush', () => {
  vi.advanceTimersByTime(10_000);
  countForms(250);
  vi.advanceTimersByTime(60_000);
  expect(isRush()).toBe(false);
});
