import type { PGlite } from '@electric-sql/pglite';

/** Messages that must reach the backend without another connection's in between. */
export type Batch = {
  bytes: Uint8Array;
  /** Ended by Flush: the connection keeps the backend until its Sync. */
  open?: boolean;
  onData: (data: Uint8Array) => void;
};

type Waiting = { owner: object; batch: Batch; done: () => void };

/**
 * Lets many connections share PGlite's one backend: batches run one at a time, and from the first batch that opens a
 * transaction (or leaves a pipeline open) until its end only that connection's batches run.
 */
export class WireQueue {
  readonly #db: PGlite;
  readonly #maxIdleMs: number;
  readonly #onStall: (owner: object) => void;
  readonly #onCrash: (error: unknown) => void;
  #waiting: Waiting[] = [];
  #holder: object | undefined;
  #running = false;
  #stall: NodeJS.Timeout | undefined;

  /** `onStall` is told of a connection that sat idle inside a transaction for `maxIdleMs` while others waited. */
  constructor(
    db: PGlite,
    on: { maxIdleMs: number; onStall: (owner: object) => void; onCrash: (error: unknown) => void },
  ) {
    this.#db = db;
    this.#maxIdleMs = on.maxIdleMs;
    this.#onStall = on.onStall;
    this.#onCrash = on.onCrash;
  }

  /** Resolves when the batch was executed, or dropped because its connection left. */
  run(owner: object, batch: Batch): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ owner, batch, done });
      void this.#pump();
    });
  }

  /** Drops what a connection that left still had waiting. */
  drop(owner: object): void {
    for (const waiting of this.#waiting) if (waiting.owner === owner) waiting.done();
    this.#waiting = this.#waiting.filter((waiting) => waiting.owner !== owner);
  }

  /** Whether this connection holds the backend in an open transaction or pipeline. */
  isHeldBy(owner: object): boolean {
    return this.#holder === owner;
  }

  #take(): Waiting | undefined {
    if (!this.#holder) return this.#waiting.shift();
    const index = this.#waiting.findIndex((w) => w.owner === this.#holder);
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  async #pump(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#take(); next; next = this.#take()) {
      clearTimeout(this.#stall);
      this.#stall = undefined;
      try {
        await this.#db.execProtocolRawStream(next.batch.bytes, { onRawData: next.batch.onData });
      } catch (error) {
        this.#onCrash(error);
        return;
      }
      this.#holder = next.batch.open || this.#db.isInTransaction() ? next.owner : undefined;
      next.done();
    }
    this.#running = false;
    this.#watchStall();
  }

  #watchStall(): void {
    const holder = this.#holder;
    if (!holder || this.#waiting.length === 0 || this.#stall) return;
    this.#stall = setTimeout(() => this.#onStall(holder), this.#maxIdleMs);
  }
}
