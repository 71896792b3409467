import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Loop, startLoop } from './loop.ts';
import { wake } from './wake.ts';

let loop: Loop | undefined;
beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  const ended = loop?.stop();
  await vi.advanceTimersByTimeAsync(3_000);
  await ended;
  vi.useRealTimers();
});

/** Rounds that each take so long, with the moments at which they began. */
function rounds(tookMs: number, rests: boolean): number[] {
  const began: number[] = [];
  const start = performance.now();
  const round = async () => {
    began.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, tookMs));
    return true;
  };
  loop = startLoop({ sleeper: 'rollup', busyMs: 5, rests, round, onError: () => {} });
  return began;
}

test('a wake-up during a round brings the next one at once', async () => {
  const began = rounds(100, false);
  await vi.advanceTimersByTimeAsync(50);
  wake('rollup');
  await vi.advanceTimersByTimeAsync(60);
  expect(began).toEqual([0, 100]);
});

test('a loop that rests works no more than half the time, however often it is woken', async () => {
  const began = rounds(100, true);
  for (let ms = 0; ms < 990; ms += 10) {
    wake('rollup');
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(began).toEqual([0, 200, 400, 600, 800]);
});

test('no rest is longer than a quarter of a second', async () => {
  const began = rounds(2_000, true);
  await vi.advanceTimersByTimeAsync(2_400);
  expect(began).toEqual([0, 2_255]);
});
