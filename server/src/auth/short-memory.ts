/**
 * Remembers answers for a moment, so that a burst of requests with one key asks once; failures are not kept.
 * Time is the process's own steady clock: what is remembered is a cost saved, not a fact of the domain.
 */
export class ShortMemory<T> {
  readonly #keepMs: number;
  readonly #limit: number;
  readonly #entries = new Map<string, { until: number; answer: Promise<T> }>();

  constructor(keepMs: number, limit = 10_000) {
    this.#keepMs = keepMs;
    this.#limit = limit;
  }

  /** Gives the remembered answer, or asks and remembers. */
  recall(key: string, ask: () => Promise<T>): Promise<T> {
    const now = performance.now();
    const known = this.#entries.get(key);
    if (known && known.until > now) return known.answer;
    const answer = ask();
    this.#entries.delete(key);
    this.#entries.set(key, { until: now + this.#keepMs, answer });
    answer.catch(() => {
      if (this.#entries.get(key)?.answer === answer) this.#entries.delete(key);
    });
    this.#trim(now);
    return answer;
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Entries stand in the order they end, so the ended ones are at the front. */
  #trim(now: number): void {
    for (const [key, entry] of this.#entries) {
      if (entry.until > now && this.#entries.size <= this.#limit) return;
      this.#entries.delete(key);
    }
  }
}
