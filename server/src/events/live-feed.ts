import type { Dispatcher } from './dispatcher.ts';
import { type Channel, createChannel, type Reader } from './pubsub.ts';
import type { StoredEvent } from './types.ts';

const MOST_WAITING = 50_000;

/** What a client asked for and may see; equal keys are given the same items. */
export type FeedChoice = { readonly key: string };

/** Turns events into the items of some choices: reads what it needs once, then picks for each choice. */
export type Turn<Choice, Item> = (
  events: readonly StoredEvent[],
  choices: readonly Choice[],
) => Promise<(choice: Choice) => Item[]>;

type Group<Choice, Item> = { readonly choice: Choice; readonly channel: Channel<Item>; subscribers: number };

/** Live items of this process: each event is turned into items once for all clients of an equal choice. */
export class LiveFeed<Choice extends FeedChoice, Item> {
  readonly epoch: number;
  /** Number of the newest event already turned into items. */
  position: number;
  readonly #groups = new Map<string, Group<Choice, Item>>();
  readonly #reader: Reader<StoredEvent>;
  readonly #dispatcher: Dispatcher;
  readonly #turn: Turn<Choice, Item>;
  readonly #onError: (error: unknown) => void;

  constructor(dispatcher: Dispatcher, turn: Turn<Choice, Item>, onError: (error: unknown) => void) {
    this.#dispatcher = dispatcher;
    this.#turn = turn;
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

  /** Joins the clients of an equal choice; `leave` must be called once. */
  join(choice: Choice): { channel: Channel<Item>; leave: () => void } {
    const group = this.#groups.get(choice.key) ?? { choice, channel: createChannel(this.position), subscribers: 0 };
    this.#groups.set(choice.key, group);
    group.subscribers += 1;
    const leave = (): void => {
      group.subscribers -= 1;
      if (group.subscribers === 0) this.#groups.delete(choice.key);
    };
    return { channel: group.channel, leave };
  }

  /** Turns stored events into items, for those who catch up. */
  async itemsOf(events: readonly StoredEvent[], choice: Choice): Promise<Item[]> {
    const pick = await this.#turn(events, [choice]);
    return pick(choice);
  }

  async #take(events: readonly StoredEvent[], reached: number): Promise<void> {
    try {
      const picked = await this.#pickForAll(events);
      // From here on nothing waits: whoever joins does so wholly before or wholly after these events.
      for (const [{ channel }, items] of picked) channel.publish(items, reached);
      this.position = Math.max(this.position, reached);
    } catch (error) {
      // The log has them all, so the readers fall back to it.
      this.#onError(error);
      this.#lose(events.length, reached);
    }
  }

  /** Picks for every group, those too that are joined while events are being turned. */
  async #pickForAll(events: readonly StoredEvent[]): Promise<Map<Group<Choice, Item>, Item[]>> {
    const picked = new Map<Group<Choice, Item>, Item[]>();
    let fresh = [...this.#groups.values()];
    do {
      const pick = await this.#turn(
        events,
        fresh.map(({ choice }) => choice),
      );
      for (const group of fresh) picked.set(group, pick(group.choice));
      fresh = [...this.#groups.values()].filter((group) => !picked.has(group));
    } while (fresh.length > 0);
    return picked;
  }

  #lose(missed: number, reached: number): void {
    this.position = Math.max(this.position, reached);
    for (const { channel } of this.#groups.values()) channel.lose(missed);
  }
}
