import { describe, expect, it } from 'vitest';
import { createChannel } from './pubsub.ts';

describe('a channel', () => {
  it('hands every reader all items in order', async () => {
    const channel = createChannel<number>(0);
    const one = channel.open(10);
    const two = channel.open(10);
    channel.publish([1, 2], 2);
    channel.publish([3], 3);

    expect(await one.next(1_000)).toEqual({ kind: 'items', items: [1, 2, 3], position: 3 });
    expect(await two.next(1_000)).toEqual({ kind: 'items', items: [1, 2, 3], position: 3 });
  });

  it('wakes a waiting reader', async () => {
    const channel = createChannel<number>(0);
    const reader = channel.open(10);
    const waiting = reader.next(60_000);
    channel.publish([7], 7);

    expect(await waiting).toEqual({ kind: 'items', items: [7], position: 7 });
  });

  it('tells a slow reader once how much it missed, keeps no more than its limit, and does not touch the others', async () => {
    const channel = createChannel<number>(0);
    const slow = channel.open(3);
    const quick = channel.open(100);
    channel.publish([1, 2], 2);
    channel.publish([3, 4], 4);
    channel.publish([5], 5);

    expect(await slow.next(1_000)).toEqual({ kind: 'overflow', missed: 5 });
    channel.publish([6], 6);
    expect(await slow.next(1_000)).toEqual({ kind: 'items', items: [6], position: 6 });
    expect(await quick.next(1_000)).toEqual({ kind: 'items', items: [1, 2, 3, 4, 5, 6], position: 6 });
  });

  it('times out without items and then still delivers', async () => {
    const channel = createChannel<number>(0);
    const reader = channel.open(3);

    expect(await reader.next(1)).toEqual({ kind: 'timeout', position: 0 });
    channel.publish([1], 1);
    expect(await reader.next(1)).toEqual({ kind: 'items', items: [1], position: 1 });
  });

  it('ends a waiting reader at once and forgets it', async () => {
    const channel = createChannel<number>(0);
    const reader = channel.open(3);
    const waiting = reader.next(60_000);
    reader.close();

    expect(await waiting).toEqual({ kind: 'closed' });
    expect(channel.size).toBe(0);
  });
});
