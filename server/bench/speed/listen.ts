import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { System } from './systems.ts';

const FIGURES = `query Base($area: ID!, $month: Period!) { analytics(input: { indicators: ["SKDN_DS"], wilayah: [$area],
  periods: [$month] }) { cursor cells { reported } } }`;
const UPDATES = `subscription Follow($area: ID!, $month: Period!, $after: String!) {
  indicatorUpdates(after: $after, filter: { wilayah: [$area], periods: [$month], indicators: ["SKDN_DS"] }) {
    __typename ... on IndicatorUpdated { cells { current { reported } } } } }`;

type Item = { indicatorUpdates: { cells?: { current: { reported: number } }[] } };
type Base = { data: { analytics: { cursor: string; cells: { reported: number }[] } } };

export type Followed = {
  /** Reports counted when listening began. */
  readonly base: number;
  /** Waits for an event that counts so many reports. */
  until(reported: number): Promise<void>;
  /** When the first event came that counts at least so many. */
  reachedAt(reported: number): number;
  close(): void;
};

/** Listens to the figure of one area and month by a plain graphql-ws client. */
export async function listenTo(own: System, token: string, of: { area: string; month: string }): Promise<Followed> {
  const response = await fetch(`${own.origin}/graphql`, {
    method: 'POST',
    headers: own.headers,
    body: JSON.stringify({ query: FIGURES, variables: of }),
  });
  const { data } = (await response.json()) as Base;
  const seen: { reported: number; at: number }[] = [];
  let notice: () => void = () => undefined;
  const client = createClient({
    url: `${own.origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const items = client.iterate<Item>({ query: UPDATES, variables: { ...of, after: data.analytics.cursor } });
  const listening = (async () => {
    for await (const item of items) {
      if (item.errors) throw new Error(JSON.stringify(item.errors));
      const reported = item.data?.indicatorUpdates.cells?.[0]?.current.reported;
      if (reported !== undefined) seen.push({ reported, at: performance.now() });
      notice();
    }
  })();
  listening.catch(() => undefined);
  const reached = (reported: number) => seen.find((event) => event.reported >= reported);
  return {
    base: data.analytics.cells[0]?.reported ?? 0,
    until: async (reported) => {
      const end = tooLate(60_000);
      while (!reached(reported))
        await Promise.race([new Promise<void>((resolve) => (notice = resolve)), listening, end]);
    },
    reachedAt: (reported) => reached(reported)?.at ?? Number.POSITIVE_INFINITY,
    close: () => void client.dispose(),
  };
}

function tooLate(ms: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('The event did not come')), ms).unref();
  });
}
