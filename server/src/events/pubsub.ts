/**
 * What a reader of a channel gets: the items that waited, or the news that it was too slow and how many it missed.
 * `position` is the place in the log up to which the reader has then been given everything.
 */
export type Batch<T> =
  | { readonly kind: 'items'; readonly items: readonly T[]; readonly position: number }
  | { readonly kind: 'overflow'; readonly missed: number }
  | { readonly kind: 'timeout'; readonly position: number }
  | { readonly kind: 'closed' };

export type Reader<T> = {
  /** Waits for items at most `ms`; an overflow is told once, before anything that came after it. */
  next(ms: number): Promise<Batch<T>>;
  /** Ends the reader at once, also one that is waiting. */
  close(): void;
};

export type Channel<T> = {
  /** Hands over items (possibly none) that bring the channel to a place in the log. */
  publish(items: readonly T[], position: number): void;
  /** Tells every reader that items were lost before they reached the channel. */
  lose(missed: number): void;
  open(limit: number): Reader<T>;
  readonly position: number;
  readonly size: number;
  close(): void;
};

type Seat<T> = { offer(items: readonly T[]): void; lose(missed: number): void; close(): void };

/**
 * Hands items to every reader of this process. Each reader has a buffer of its own with a limit: one that does not
 * keep up loses its buffer and is told so, and neither the publisher nor the other readers ever wait for it.
 */
export function createChannel<T>(start: number): Channel<T> {
  const seats = new Set<Seat<T>>();
  let position = start;
  return {
    publish: (items, reached) => {
      position = reached;
      if (items.length > 0) for (const seat of seats) seat.offer(items);
    },
    lose: (missed) => {
      for (const seat of seats) seat.lose(missed);
    },
    open: (limit) => openReader(seats, limit, () => position),
    get position() {
      return position;
    },
    get size() {
      return seats.size;
    },
    close: () => {
      for (const seat of seats) seat.close();
    },
  };
}

function openReader<T>(seats: Set<Seat<T>>, limit: number, position: () => number): Reader<T> {
  let buffer: T[] = [];
  let missed = 0;
  let closed = false;
  let rouse: (() => void) | null = null;

  const take = (): Batch<T> | null => {
    if (closed) return { kind: 'closed' };
    if (missed > 0) {
      const batch: Batch<T> = { kind: 'overflow', missed };
      missed = 0;
      return batch;
    }
    if (buffer.length === 0) return null;
    const items = buffer;
    buffer = [];
    return { kind: 'items', items, position: position() };
  };

  const seat: Seat<T> = {
    offer: (items) => {
      // Once something was lost everything is counted as lost until the reader has been told.
      if (missed > 0 || buffer.length + items.length > limit) return seat.lose(items.length);
      buffer.push(...items);
      rouse?.();
    },
    lose: (count) => {
      missed += buffer.length + count;
      buffer = [];
      rouse?.();
    },
    close: () => {
      closed = true;
      buffer = [];
      seats.delete(seat);
      rouse?.();
    },
  };
  seats.add(seat);

  return {
    close: seat.close,
    next: async (ms) => {
      const ready = take();
      if (ready) return ready;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      rouse = null;
      // Position and emptiness are read in one step, so a position never runs ahead of items still to be read.
      return take() ?? { kind: 'timeout', position: position() };
    },
  };
}
