import { describe, expect, test } from 'vitest';
import { cursorOf, subscribeResumable } from './resumable-subscription.ts';

type Sent = { query: string; variables?: Record<string, unknown> | null | undefined };
type Item = { data: { indicatorUpdates: { cursor: string } | { skipped: number } } };
const item = (cursor: string): Item => ({ data: { indicatorUpdates: { cursor } } });

/** A client that, like graphql-ws, serialises the very payload object it was given each time it connects. */
function reconnectingClient() {
  const sent: Sent[] = [];
  let held: { payload: Sent; sink: { next(result: Item): void; error(error: unknown): void; complete(): void } };
  const connect = () => sent.push(structuredClone(held.payload));
  return {
    sent,
    connect,
    push: (result: Item) => held.sink.next(result),
    fail: (error: unknown) => held.sink.error(error),
    subscribe(payload: Sent, sink: typeof held.sink) {
      held = { payload, sink };
      connect();
      return () => undefined;
    },
  };
}

const sinkTo = (seen: unknown[]) => ({
  next: (result: Item) => void seen.push(result),
  error: (error: unknown) => void seen.push(error),
  complete: () => void seen.push('complete'),
});

describe('a subscription that resumes', () => {
  test('asks after the newest item when the line comes back', () => {
    const client = reconnectingClient();
    const seen: unknown[] = [];
    subscribeResumable(client, { query: 'S', variables: { filter: 1, after: '1-5' } }, sinkTo(seen));
    client.push(item('1-6'));
    client.push(item('1-9'));
    client.connect();
    expect(client.sent.map((payload) => payload.variables)).toEqual([
      { filter: 1, after: '1-5' },
      { filter: 1, after: '1-9' },
    ]);
    expect(seen).toEqual([item('1-6'), item('1-9')]);
  });

  test('keeps its place over an item without a cursor', () => {
    const client = reconnectingClient();
    subscribeResumable(client, { query: 'S', variables: { after: '1-5' } }, sinkTo([]));
    client.push({ data: { indicatorUpdates: { skipped: 3 } } });
    client.connect();
    expect(client.sent[1]?.variables?.after).toBe('1-5');
  });

  test('asks again for an item whose reader broke', () => {
    const client = reconnectingClient();
    const sink = {
      ...sinkTo([]),
      next: () => {
        throw new Error('reader broke');
      },
    };
    subscribeResumable(client, { query: 'S', variables: { after: '1-5' } }, sink);
    expect(() => client.push(item('1-6'))).toThrow('reader broke');
    client.connect();
    expect(client.sent[1]?.variables?.after).toBe('1-5');
  });

  test('never changes the variables of the caller', () => {
    const client = reconnectingClient();
    const variables = { after: null };
    subscribeResumable(client, { query: 'S', variables }, sinkTo([]));
    client.push(item('1-6'));
    expect(variables).toEqual({ after: null });
  });

  test('passes failures on', () => {
    const client = reconnectingClient();
    const seen: unknown[] = [];
    subscribeResumable(client, { query: 'S' }, sinkTo(seen));
    client.fail('gone');
    expect(seen).toEqual(['gone']);
  });
});

test('a cursor is found under any alias and is absent from errors', () => {
  expect(cursorOf({ data: { live: { cursor: '2-1' } } })).toBe('2-1');
  expect(cursorOf({ data: null })).toBeNull();
  expect(cursorOf({ errors: [] })).toBeNull();
});
