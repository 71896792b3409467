import type { Clock } from '../lib/clock.ts';
import { InvalidInput, type Localized, problem } from '../lib/errors.ts';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import type { FeedChoice, LiveFeed } from './live-feed.ts';
import { type LogState, readEvents, readLogState, type SqlFace } from './outbox.ts';
import type { Reader } from './pubsub.ts';
import type { EventType } from './types.ts';

export type Heartbeat = { readonly kind: 'Heartbeat'; readonly cursor: string; readonly at: Date };
export type Lagged = { readonly kind: 'Lagged'; readonly cursor: string; readonly skipped: number };
export type CursorExpired = { readonly kind: 'CursorExpired'; readonly cursor: string; readonly reason: Localized };
export type StreamItem<Item> = Item | Heartbeat | Lagged | CursorExpired;

export type StreamOptions = {
  readonly heartbeatMs: number;
  /** Items that may wait for one client before it is told that it lags. */
  readonly buffer: number;
  /** Events read at once while catching up. */
  readonly page: number;
};

const DEFAULTS: StreamOptions = { heartbeatMs: 20_000, buffer: 1_000, page: 500 };

/** One item comes of one event, and carries its number. */
type Numbered = { readonly seq: number };
type Caller = { readonly db: SqlFace; readonly clock: Clock; readonly signal?: AbortSignal };

/** Which part of the log a stream is made of. */
export type StreamSource<Choice extends FeedChoice, Item extends Numbered> = {
  readonly feed: LiveFeed<Choice, Item>;
  readonly choice: Choice;
  readonly type: EventType;
  readonly nodeNos: readonly number[] | null;
};

/** Reads the cursor a client came back with; null for one that begins now. @throws InvalidInput when it is none of ours. */
export function cursorAsked(after: string | null): Cursor | null {
  const cursor = after === null ? null : decodeCursor(after);
  if (after !== null && !cursor) throw new InvalidInput([problem('after', 'BAD_CURSOR')]);
  return cursor;
}

/**
 * Streams what comes of events, from `after` on: first what the log has, then live, in one order, without a gap or a
 * double. A client that does not keep up gets `Lagged` and is then served from the log again; one that comes back too late,
 * or to a restored database, gets `CursorExpired` and goes on from now.
 */
export function streamFrom<Choice extends FeedChoice, Item extends Numbered>(
  caller: Caller,
  source: StreamSource<Choice, Item>,
  after: Cursor | null,
  options: Partial<StreamOptions> = {},
): AsyncIterableIterator<StreamItem<Item>> {
  return stoppable(caller, new Stream(caller, source, { ...DEFAULTS, ...options }), after);
}

class Stream<Choice extends FeedChoice, Item extends Numbered> {
  #position = 0;
  #reader: Reader<Item> | null = null;
  #stopped = false;
  readonly #caller: Caller;
  readonly #source: StreamSource<Choice, Item>;
  readonly #feed: LiveFeed<Choice, Item>;
  readonly #options: StreamOptions;

  constructor(caller: Caller, source: StreamSource<Choice, Item>, options: StreamOptions) {
    this.#caller = caller;
    this.#source = source;
    this.#feed = source.feed;
    this.#options = options;
  }

  /** Ends the stream at once, also while it waits for an event. */
  stop(): void {
    this.#stopped = true;
    this.#reader?.close();
  }

  async *items(after: Cursor | null): AsyncGenerator<StreamItem<Item>> {
    this.#position = after?.seq ?? this.#feed.position;
    const expiry = after && expiryOf(after, await readLogState(this.#caller.db));
    if (expiry) yield this.#expired(expiry);
    while (!this.#stopped) {
      yield* this.#replay();
      yield* this.#live();
    }
  }

  /** Reads the log until nothing lies between what was given and what the live feed has already passed on. */
  async *#replay(): AsyncGenerator<StreamItem<Item>> {
    while (!this.#stopped && this.#position < this.#feed.position) {
      const upTo = this.#feed.position;
      const { page } = this.#options;
      const { type, nodeNos, choice } = this.#source;
      const events = await readEvents(this.#caller.db, { after: this.#position, upTo, limit: page, type, nodeNos });
      // Asked after the page was read: had retention passed meanwhile, the page may have a hole.
      const expiry = expiryOf({ epoch: this.#feed.epoch, seq: this.#position }, await readLogState(this.#caller.db));
      if (expiry) {
        yield this.#expired(expiry);
        continue;
      }
      yield* this.#give(await this.#feed.itemsOf(events, choice));
      this.#position = events.length < page ? upTo : (events.at(-1)?.seq ?? upTo);
    }
  }

  async *#live(): AsyncGenerator<StreamItem<Item>> {
    // The feed may have moved on since the replay ended; joining then would leave a gap, so the log is read again.
    if (this.#stopped || this.#position < this.#feed.position) return;
    const { channel, leave } = this.#feed.join(this.#source.choice);
    const reader = channel.open(this.#options.buffer);
    this.#reader = reader;
    try {
      yield* this.#follow(reader);
    } finally {
      reader.close();
      leave();
    }
  }

  async *#follow(reader: Reader<Item>): AsyncGenerator<StreamItem<Item>> {
    for (;;) {
      const batch = await reader.next(this.#options.heartbeatMs);
      if (batch.kind === 'closed') {
        this.#stopped = true;
        return;
      }
      if (batch.kind === 'overflow') {
        yield { kind: 'Lagged', cursor: this.#cursor(), skipped: batch.missed };
        return;
      }
      if (batch.kind === 'items') yield* this.#give(batch.items);
      this.#position = Math.max(this.#position, batch.position);
      if (batch.kind === 'timeout') yield { kind: 'Heartbeat', cursor: this.#cursor(), at: this.#caller.clock.now() };
    }
  }

  *#give(items: readonly Item[]): Generator<StreamItem<Item>> {
    for (const item of items) {
      if (this.#stopped) return;
      if (item.seq <= this.#position) continue;
      this.#position = item.seq;
      yield item;
    }
  }

  #expired(reason: Localized): CursorExpired {
    this.#position = this.#feed.position;
    return { kind: 'CursorExpired', cursor: this.#cursor(), reason };
  }

  #cursor(): string {
    return encodeCursor({ epoch: this.#feed.epoch, seq: this.#position });
  }
}

/** Says why a cursor cannot be continued; null when it can. */
function expiryOf(cursor: Cursor, log: LogState): Localized | null {
  if (cursor.epoch !== log.epoch || cursor.seq > log.lastSeq) return RESTORED;
  return cursor.seq < log.trimmedSeq ? TOO_OLD : null;
}

const RESTORED: Localized = {
  id: 'Basis data dipulihkan sejak penanda ini dibuat. Baca ulang datanya, lalu lanjutkan dari penanda baru.',
  en: 'The database was restored after this cursor was made. Read the data again and go on from the new cursor.',
};
const TOO_OLD: Localized = {
  id: 'Penanda lebih lama daripada masa simpan peristiwa. Baca ulang datanya, lalu lanjutkan dari penanda baru.',
  en: 'The cursor is older than events are kept. Read the data again and go on from the new cursor.',
};

/** A generator's own `return` waits for the step under way, for ever if nothing happens; this one ends that step. */
function stoppable<Choice extends FeedChoice, Item extends Numbered>(
  caller: Caller,
  stream: Stream<Choice, Item>,
  after: Cursor | null,
): AsyncIterableIterator<StreamItem<Item>> {
  const items = stream.items(after);
  const stop = (): void => stream.stop();
  if (caller.signal?.aborted) stop();
  caller.signal?.addEventListener('abort', stop, { once: true });
  const end = async (): Promise<IteratorResult<StreamItem<Item>>> => {
    stop();
    caller.signal?.removeEventListener('abort', stop);
    await items.return(undefined);
    return { done: true, value: undefined };
  };
  return {
    next: () => items.next(),
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
