import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { ServerProcess } from './server-process.ts';

const SUBSCRIPTION = `subscription Race($after: String) { indicatorUpdates(after: $after) { __typename
  ... on IndicatorUpdated { cursor eventId }
  ... on Heartbeat { cursor } ... on Lagged { cursor } ... on CursorExpired { cursor } } }`;

type Item = { __typename: string; cursor: string; eventId?: string };
export type Heard = {
  readonly events: string[];
  readonly expired: number;
  readonly connections: number;
  readonly cursor: string;
};

/** Listens from a cursor on; after each break it comes back with the cursor of the last item it has. */
export class Subscriber {
  readonly #server: ServerProcess;
  readonly #token: string;
  readonly #events: string[] = [];
  #cursor: string;
  #expired = 0;
  #connections = 0;
  #over = false;
  #leave: () => void = () => undefined;

  constructor(server: ServerProcess, token: string, from: string) {
    this.#server = server;
    this.#token = token;
    this.#cursor = from;
  }

  get heard(): Heard {
    return { events: this.#events, expired: this.#expired, connections: this.#connections, cursor: this.#cursor };
  }

  async run(): Promise<void> {
    while (!this.#over) {
      await this.#server.ready();
      await this.#listen().catch(() => undefined);
      await wait(20);
    }
  }

  stop(): void {
    this.#over = true;
    this.#leave();
  }

  async #listen(): Promise<void> {
    const client = createClient({
      url: `${this.#server.origin.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${this.#token}` },
      lazy: true,
      retryAttempts: 0,
    });
    this.#connections += 1;
    this.#leave = () => void client.dispose();
    const items = client.iterate<{ indicatorUpdates: Item }>({
      query: SUBSCRIPTION,
      variables: { after: this.#cursor },
    });
    try {
      for await (const { data, errors } of items) {
        if (errors) throw new Error(JSON.stringify(errors));
        const item = data?.indicatorUpdates;
        if (!item) continue;
        this.#cursor = item.cursor;
        if (item.eventId) this.#events.push(item.eventId);
        if (item.__typename === 'CursorExpired') this.#expired += 1;
      }
    } finally {
      await client.dispose();
    }
  }
}
