import type { Ctx } from '../../auth/ctx.ts';
import { type Cursor, decodeCursor, encodeCursor } from '../../events/cursor.ts';
import { type LogState, readEvents, readLogState } from '../../events/outbox.ts';
import type { Reader } from '../../events/pubsub.ts';
import { liveEvents } from '../../events/start-events.ts';
import { InvalidInput, type Localized, problem } from '../../lib/errors.ts';
import { type Feed, feedOf } from './indicator-updates-feed.ts';
import { type Choice, chooseUpdates, type UpdatesFilter } from './indicator-updates-filter.ts';
import type { IndicatorUpdated } from './indicator-updates-item.ts';

export type Heartbeat = { readonly kind: 'Heartbeat'; readonly cursor: string; readonly at: Date };
export type Lagged = { readonly kind: 'Lagged'; readonly cursor: string; readonly skipped: number };
export type CursorExpired = { readonly kind: 'CursorExpired'; readonly cursor: string; readonly reason: Localized };
export type StreamItem = IndicatorUpdated | Heartbeat | Lagged | CursorExpired;

export type StreamOptions = {
  readonly heartbeatMs: number;
  /** Items that may wait for one client before it is told that it lags. */
  readonly buffer: number;
  /** Events read at once while catching up. */
  readonly page: number;
};

const DEFAULTS: StreamOptions = { heartbeatMs: 20_000, buffer: 1_000, page: 500 };

/**
 * Streams what changes in the figures asked for, from `after` on: first what the log has, then live, in one order,
 * without a gap or a double. A client that does not keep up gets `Lagged` and is then served from the log again; one
 * that comes back too late, or to a restored database, gets `CursorExpired` and goes on from now.
 * @throws Forbidden, NotFound or InvalidInput before the first item.
 */
export async function indicatorUpdates(
  ctx: Ctx,
  filter: UpdatesFilter,
  after: string | null,
  options: Partial<StreamOptions> = {},
): Promise<AsyncIterableIterator<StreamItem>> {
  const cursor = after === null ? null : decodeCursor(after);
  if (after !== null && !cursor) throw new InvalidInput([problem('after', 'BAD_CURSOR')]);
  const choice = await chooseUpdates(ctx, filter);
  const feed = feedOf(ctx.db, liveEvents(ctx.db), (err) => ctx.log.error({ err }, 'turning events into items failed'));
  return stoppable(ctx, new Stream(ctx, feed, choice, { ...DEFAULTS, ...options }), cursor);
}

class Stream {
  #position = 0;
  #reader: Reader<IndicatorUpdated> | null = null;
  #stopped = false;
  readonly #ctx: Ctx;
  readonly #feed: Feed;
  readonly #choice: Choice;
  readonly #options: StreamOptions;

  constructor(ctx: Ctx, feed: Feed, choice: Choice, options: StreamOptions) {
    this.#ctx = ctx;
    this.#feed = feed;
    this.#choice = choice;
    this.#options = options;
  }

  /** Ends the stream at once, also while it waits for an event. */
  stop(): void {
    this.#stopped = true;
    this.#reader?.close();
  }

  async *items(after: Cursor | null): AsyncGenerator<StreamItem> {
    this.#position = after?.seq ?? this.#feed.position;
    const expiry = after && expiryOf(after, await readLogState(this.#ctx.db));
    if (expiry) yield this.#expired(expiry);
    while (!this.#stopped) {
      yield* this.#replay();
      yield* this.#live();
    }
  }

  /** Reads the log until nothing lies between what was given and what the live feed has already passed on. */
  async *#replay(): AsyncGenerator<StreamItem> {
    while (!this.#stopped && this.#position < this.#feed.position) {
      const upTo = this.#feed.position;
      const { page } = this.#options;
      const range = {
        after: this.#position,
        upTo,
        limit: page,
        type: 'rollup.updated',
        nodeNos: this.#choice.nodeNos,
      } as const;
      const events = await readEvents(this.#ctx.db, range);
      // Asked after the page was read: had retention passed meanwhile, the page may have a hole.
      const expiry = expiryOf({ epoch: this.#feed.epoch, seq: this.#position }, await readLogState(this.#ctx.db));
      if (expiry) {
        yield this.#expired(expiry);
        continue;
      }
      yield* this.#give(await this.#feed.itemsOf(events, this.#choice));
      this.#position = events.length < page ? upTo : (events.at(-1)?.seq ?? upTo);
    }
  }

  async *#live(): AsyncGenerator<StreamItem> {
    // The feed may have moved on since the replay ended; joining then would leave a gap, so the log is read again.
    if (this.#stopped || this.#position < this.#feed.position) return;
    const { channel, leave } = this.#feed.join(this.#choice);
    const reader = channel.open(this.#options.buffer);
    this.#reader = reader;
    try {
      yield* this.#follow(reader);
    } finally {
      reader.close();
      leave();
    }
  }

  async *#follow(reader: Reader<IndicatorUpdated>): AsyncGenerator<StreamItem> {
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
      if (batch.kind === 'timeout') yield { kind: 'Heartbeat', cursor: this.#cursor(), at: this.#ctx.clock.now() };
    }
  }

  *#give(items: readonly IndicatorUpdated[]): Generator<StreamItem> {
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
  id: 'Basis data dipulihkan sejak penanda ini dibuat. Baca ulang angka, lalu lanjutkan dari penanda baru.',
  en: 'The database was restored after this cursor was made. Read the figures again and go on from the new cursor.',
};
const TOO_OLD: Localized = {
  id: 'Penanda lebih lama daripada masa simpan peristiwa. Baca ulang angka, lalu lanjutkan dari penanda baru.',
  en: 'The cursor is older than events are kept. Read the figures again and go on from the new cursor.',
};

/** A generator's own `return` waits for the step under way, for ever if nothing happens; this one ends that step. */
function stoppable(ctx: Ctx, stream: Stream, after: Cursor | null): AsyncIterableIterator<StreamItem> {
  const items = stream.items(after);
  const stop = (): void => stream.stop();
  if (ctx.signal?.aborted) stop();
  ctx.signal?.addEventListener('abort', stop, { once: true });
  const end = async (): Promise<IteratorResult<StreamItem>> => {
    stop();
    ctx.signal?.removeEventListener('abort', stop);
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
