import type { Dispatcher } from '../../events/dispatcher.ts';
import { LiveFeed, type Turn } from '../../events/live-feed.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { isEvent, type StoredEvent } from '../../events/types.ts';
import { forgetCatalogue } from './analytics-catalogue.ts';
import { type FigureNode, selectNodesByNo } from './analytics.sql.ts';
import type { Choice } from './indicator-updates-filter.ts';
import type { IndicatorUpdated, RollupEvent } from './indicator-updates-item.ts';

const MOST_NODES = 20_000;

export type Feed = LiveFeed<Choice, IndicatorUpdated>;

const feeds = new WeakMap<Dispatcher, Feed>();

/** Gives the feed of a dispatcher, started at first use; it ends with the dispatcher. */
export function feedOf(db: SqlFace, dispatcher: Dispatcher, onError: (error: unknown) => void): Feed {
  const before = feeds.get(dispatcher);
  if (before) return before;
  const feed = new LiveFeed(dispatcher, turnBy(db, dispatcher.epoch), onError);
  feeds.set(dispatcher, feed);
  void feed.run();
  return feed;
}

/** Turns events into items: each is looked at once per distinct filter and rights, not per client. */
function turnBy(db: SqlFace, epoch: number): Turn<Choice, IndicatorUpdated> {
  const nodes = new NodeMemory(db);
  return async (events, choices) => {
    forgetWhatChanged(db, nodes, events);
    const updates = events.filter((event) => isEvent(event, 'rollup.updated'));
    const known = choices.length > 0 ? await nodes.of(updates) : new Map<number, FigureNode>();
    return (choice) =>
      updates.flatMap((event) => {
        const node = event.nodeNo === null ? undefined : known.get(event.nodeNo);
        const item = node && choice.pick(event, node, epoch);
        return item ? [item] : [];
      });
  };
}

function forgetWhatChanged(db: SqlFace, nodes: NodeMemory, events: readonly StoredEvent[]): void {
  for (const { type } of events) {
    if (type === 'indicator.changed') forgetCatalogue(db);
    if (type.startsWith('wilayah.')) nodes.forget();
  }
}

class NodeMemory {
  readonly #nodes = new Map<number, FigureNode>();
  readonly #db: SqlFace;

  constructor(db: SqlFace) {
    this.#db = db;
  }

  forget(): void {
    this.#nodes.clear();
  }

  /** Gives the nodes of some events in a map of their own, since the shared one may be emptied meanwhile. */
  async of(events: readonly RollupEvent[]): Promise<Map<number, FigureNode>> {
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
}
