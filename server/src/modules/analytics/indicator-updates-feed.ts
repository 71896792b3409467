import type { Dispatcher } from '../../events/dispatcher.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { type Channel, createChannel, type Reader } from '../../events/pubsub.ts';
import { isEvent, type StoredEvent } from '../../events/types.ts';
import { forgetCatalogue } from './analytics-catalogue.ts';
import { type FigureNode, selectNodesByNo } from './analytics.sql.ts';
import type { Choice } from './indicator-updates-filter.ts';
import type { IndicatorUpdated, RollupEvent } from './indicator-updates-item.ts';

const MOST_WAITING = 50_000;
const MOST_NODES = 20_000;

type Group = { readonly choice: Choice; readonly channel: Channel<IndicatorUpdated>; subscribers: number };

/** Live items of this process: each event is turned into an item once per distinct filter and rights, not per client. */
export type Feed = {
  /** Number of the newest event already turned into items. */
  readonly position: number;
  readonly epoch: number;
  /** Joins the clients of an equal choice; `leave` must be called once. */
  join(choice: Choice): { channel: Channel<IndicatorUpdated>; leave: () => void };
  /** Turns stored events into items, for those who catch up. */
  itemsOf(events: readonly StoredEvent[], choice: Choice): Promise<IndicatorUpdated[]>;
};

const feeds = new WeakMap<Dispatcher, Feed>();

/** Gives the feed of a dispatcher, started at first use; it ends with the dispatcher. */
export function feedOf(db: SqlFace, dispatcher: Dispatcher, onError: (error: unknown) => void): Feed {
  const before = feeds.get(dispatcher);
  if (before) return before;
  const feed = new LiveFeed(db, dispatcher, onError);
  feeds.set(dispatcher, feed);
  void feed.run();
  return feed;
}

class LiveFeed implements Feed {
  readonly epoch: number;
  position: number;
  readonly #groups = new Map<string, Group>();
  readonly #nodes = new Map<number, FigureNode>();
  readonly #reader: Reader<StoredEvent>;
  readonly #db: SqlFace;
  readonly #dispatcher: Dispatcher;
  readonly #onError: (error: unknown) => void;

  constructor(db: SqlFace, dispatcher: Dispatcher, onError: (error: unknown) => void) {
    this.#db = db;
    this.#dispatcher = dispatcher;
    this.#onError = onError;
    this.epoch = dispatcher.epoch;
    this.position = dispatcher.events.position;
    this.#reader = dispatcher.events.open(MOST_WAITING);
  }

  /** Turns events into items until the dispatcher ends. */
  async run(): Promise<void> {
    for (;;) {
      const batch = await this.#reader.next(60_000);
      if (batch.kind === 'closed') break;
      if (batch.kind === 'overflow') this.#lose(batch.missed, this.#dispatcher.events.position);
      if (batch.kind === 'items') await this.#take(batch.items, batch.position);
    }
    for (const { channel } of this.#groups.values()) channel.close();
  }

  join(choice: Choice) {
    const group = this.#groups.get(choice.key) ?? { choice, channel: createChannel(this.position), subscribers: 0 };
    this.#groups.set(choice.key, group);
    group.subscribers += 1;
    const leave = (): void => {
      group.subscribers -= 1;
      if (group.subscribers === 0) this.#groups.delete(choice.key);
    };
    return { channel: group.channel, leave };
  }

  async itemsOf(events: readonly StoredEvent[], choice: Choice): Promise<IndicatorUpdated[]> {
    const updates = updatesIn(events);
    return this.#pick(updates, await this.#nodesOf(updates), choice);
  }

  async #take(events: readonly StoredEvent[], reached: number): Promise<void> {
    try {
      this.#forgetWhatChanged(events);
      const updates = updatesIn(events);
      const nodes = this.#groups.size > 0 ? await this.#nodesOf(updates) : this.#nodes;
      // From here on nothing waits: whoever joins does so wholly before or wholly after these events.
      for (const { choice, channel } of this.#groups.values()) {
        channel.publish(this.#pick(updates, nodes, choice), reached);
      }
      this.position = Math.max(this.position, reached);
    } catch (error) {
      // The log has them all, so the readers fall back to it.
      this.#onError(error);
      this.#lose(events.length, reached);
    }
  }

  #lose(missed: number, reached: number): void {
    this.position = Math.max(this.position, reached);
    for (const { channel } of this.#groups.values()) channel.lose(missed);
  }

  #pick(events: readonly RollupEvent[], nodes: ReadonlyMap<number, FigureNode>, choice: Choice): IndicatorUpdated[] {
    return events.flatMap((event) => {
      const node = event.nodeNo === null ? undefined : nodes.get(event.nodeNo);
      const item = node && choice.pick(event, node, this.epoch);
      return item ? [item] : [];
    });
  }

  /** Gives the nodes of some events in a map of their own, since the shared one may be emptied meanwhile. */
  async #nodesOf(events: readonly RollupEvent[]): Promise<Map<number, FigureNode>> {
    const nos = new Set(events.flatMap(({ nodeNo }) => (nodeNo === null ? [] : [nodeNo])));
    const found = new Map<number, FigureNode>();
    for (const no of nos) {
      const node = this.#nodes.get(no);
      if (node) found.set(no, node);
    }
    const unknown = [...nos].filter((no) => !found.has(no));
    if (unknown.length === 0) return found;
    if (this.#nodes.size > MOST_NODES) this.#nodes.clear();
    for (const node of await selectNodesByNo(this.#db, unknown)) {
      this.#nodes.set(node.no, node);
      found.set(node.no, node);
    }
    return found;
  }

  #forgetWhatChanged(events: readonly StoredEvent[]): void {
    for (const { type } of events) {
      if (type === 'indicator.changed') forgetCatalogue(this.#db);
      if (type.startsWith('wilayah.')) this.#nodes.clear();
    }
  }
}

function updatesIn(events: readonly StoredEvent[]): RollupEvent[] {
  return events.filter((event) => isEvent(event, 'rollup.updated'));
}
