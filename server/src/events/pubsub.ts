/** What a reader of a channel gets: the items that waited, or the news that it was too slow and how many it missed. */
export type Batch<T> =
  | { readonly kind: 'items'; readonly items: readonly T[] }
  | { readonly kind: 'overflow'; readonly missed: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'closed' };

export type Reader<T> = {
  /** Waits for items at most `ms`; an overflow is told once, before anything that came after it. */
  next(ms: number): Promise<Batch<T>>;
  /** Ends the reader at once, also one that is waiting. */
  close(): void;
};

export type Channel<T> = {
  publish(items: readonly T[]): void;
  open(limit: number): Reader<T>;
  readonly size: number;
  close(): void;
};

type Seat<T> = { offer(items: readonly T[]): void; close(): void };

/**
 * Hands items to every reader of this process. Each reader has a buffer of its own with a limit: one that does not
 * keep up loses its buffer and is told so, and neither the publisher nor the other readers ever wait for it.
 */
export function createChannel<T>(): Channel<T> {
  const seats = new Set<Seat<T>>();
  return {
    publish: (items) => {
      for (const seat of seats) seat.offer(items);
    },
    open: (limit) => openReader(seats, limit),
    get size() {
      return seats.size;
    },
    close: () => {
      for (const seat of seats) seat.close();
    },
  };
}

function openReader<T>(seats: Set<Seat<T>>, limit: number): Reader<T> {
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
    return { kind: 'items', items };
  };

  const seat: Seat<T> = {
    offer: (items) => {
      // Once something was lost everything is counted as lost until the reader has been told.
      if (missed > 0 || buffer.length + items.length > limit) {
        missed += buffer.length + items.length;
        buffer = [];
      } else {
        buffer.push(...items);
      }
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
      return take() ?? { kind: 'timeout' };
    },
  };
}
