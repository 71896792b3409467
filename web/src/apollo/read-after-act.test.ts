import { gql } from '@apollo/client';
import { afterEach, expect, it, vi } from 'vitest';
import { makeClient } from './client.ts';

const STATE = gql`
  query State {
    me {
      id
      name
    }
  }
`;

type Answer = (name: string) => void;

/** A client whose requests are answered by hand, in any order. */
function answeredByHand() {
  const asked: Answer[] = [];
  const answer = () =>
    new Promise<Response>((resolve) => {
      asked.push((name) => resolve(Response.json({ data: { me: { __typename: 'User', id: '1', name } } })));
    });
  vi.stubGlobal('fetch', answer);
  return { client: makeClient(), asked };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['in order', [0, 1]],
  ['the older one last', [1, 0]],
])('a read after an act is a read of its own, answered %s', async (_order, order) => {
  const { client, asked } = answeredByHand();
  const page = client.watchQuery<{ me: { name: string } }>({ query: STATE });
  page.subscribe({});
  await expect.poll(() => asked.length).toBe(1);
  asked[0]?.('at first');
  await expect.poll(() => page.getCurrentResult().data?.me?.name).toBe('at first');
  asked.length = 0;
  // One read is under way when an act is done, and the page reads again.
  const reads = [page.refetch(), page.refetch()];
  await expect.poll(() => asked.length).toBe(2);
  const names = ['before the act', 'after the act'];
  for (const at of order) {
    asked[at]?.(names[at] ?? '');
    await reads[at];
  }
  expect(page.getCurrentResult().data?.me?.name).toBe('after the act');
  client.stop();
});
