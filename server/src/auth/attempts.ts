import type { Clock } from '../lib/clock.ts';
import { Unavailable } from '../lib/errors.ts';

export type AttemptLimits = {
  /** The failure that brings the first wait. */
  readonly free: number;
  /** That wait; each further failure doubles it. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
};

/** Failures are forgotten when none was added for this long. */
const MEMORY_MS = 60 * 60_000;
const MAX_KEYS = 50_000;

type Tally = { failures: number; last: number; until: number };

/**
 * Counts failed attempts by key (an account name, an address) and makes the next one wait, longer each time.
 * It lives in the memory of one process: with several behind a balancer each grants its own free attempts.
 */
export class Attempts {
  readonly #clock: Clock;
  readonly #limits: AttemptLimits;
  readonly #tallies = new Map<string, Tally>();

  constructor(clock: Clock, limits: AttemptLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /**
   * Returns when the key may try now, and counts the try as a failure until told otherwise: many tries at the same
   * moment then meet the limit like one after the other. @throws Unavailable with the seconds to wait.
   */
  begin(key: string): void {
    const now = this.#clock.now().getTime();
    const before = this.#tallies.get(key);
    const left = before ? before.until - now : 0;
    if (left > 0) throw new Unavailable('RATE_LIMITED', { seconds: Math.ceil(left / 1000), retryAfterMs: left });
    const failures = before && now - before.last < MEMORY_MS ? before.failures + 1 : 1;
    // Re-inserted, so that the map keeps the order of use and the oldest can be dropped first.
    this.#tallies.delete(key);
    this.#tallies.set(key, { failures, last: now, until: now + this.#waitAfter(failures) });
    this.#trim();
  }

  /** Forgets everything about a key after a success. */
  succeeded(key: string): void {
    this.#tallies.delete(key);
  }

  /** Takes back one `begin` that turned out well, for a key whose earlier failures still stand. */
  excuse(key: string): void {
    const tally = this.#tallies.get(key);
    if (tally) this.#tallies.set(key, { failures: tally.failures - 1, last: tally.last, until: 0 });
  }

  #waitAfter(failures: number): number {
    const beyond = failures - this.#limits.free;
    if (beyond < 0) return 0;
    return Math.min(this.#limits.longestWaitMs, this.#limits.firstWaitMs * 2 ** Math.min(beyond, 20));
  }

  #trim(): void {
    if (this.#tallies.size <= MAX_KEYS) return;
    const oldest = this.#tallies.keys().next().value;
    if (oldest !== undefined) this.#tallies.delete(oldest);
  }
}
