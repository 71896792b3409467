import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asLong, type Loop, startLoop } from './loop.ts';
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
function rounds(tookMs: number, restMs?: (tookMs: number) => number): number[] {
  const began: number[] = [];
  const start = performance.now();
  const round = async () => {
    began.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, tookMs));
    return true;
  };
  loop = startLoop({ sleeper: 'rollup', busyMs: 5, ...(restMs && { restMs }), round, onError: () => {} });
  return began;
}

test('a wake-up during a round brings the next one at once', async () => {
  const began = rounds(100);
  await vi.advanceTimersByTimeAsync(50);
  wake('rollup');
  await vi.advanceTimersByTimeAsync(60);
  expect(began).toEqual([0, 100]);
});

test('a loop that rests works no more than half the time, however often it is woken', async () => {
  const began = rounds(100, asLong);
  for (let ms = 0; ms < 990; ms += 10) {
    wake('rollup');
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(began).toEqual([0, 200, 400, 600, 800]);
});

test('no rest is longer than a quarter of a second', async () => {
  const began = rounds(2_000, asLong);
  await vi.advanceTimersByTimeAsync(2_400);
  expect(began).toEqual([0, 2_255]);
});

test('a long rest ends soon after its reason has gone', async () => {
  let isRush = true;
  const began = rounds(100, () => (isRush ? 10_000 : 0));
  await vi.advanceTimersByTimeAsync(2_000);
  isRush = false;
  await vi.advanceTimersByTimeAsync(150);
  expect(began[0]).toBe(0);
  expect(began).toHaveLength(2);
  expect(began[1]).toBeGreaterThan(2_000);
});
