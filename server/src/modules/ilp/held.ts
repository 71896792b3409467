/** Something said of a subject from a day on. */
export type Said = { readonly no: number; readonly from: string };

/** Of a history, newest first, what holds: of several entries for one day the one said last. */
export function heldOf<E extends Said>(entries: readonly E[]): E[] {
  return entries.filter(({ from }, at) => entries[at - 1]?.from !== from);
}

/** The first day of the unbroken run, up to the newest entry, in which something held; null where it does not hold. */
export function sinceOf<E extends Said>(held: readonly E[], holds: (entry: E) => boolean): string | null {
  const end = held.findIndex((entry) => !holds(entry));
  return held[(end < 0 ? held.length : end) - 1]?.from ?? null;
}

/** The entry that holds on a day, of those that hold at all. */
export function heldOn<E extends Said>(held: readonly E[], on: string): E | null {
  return held.find(({ from }) => from <= on) ?? null;
}

/** The number of the newest thing said; 0 for none. It is what a writer must have seen. */
export const newestOf = (entries: readonly Said[]): number => Math.max(0, ...entries.map(({ no }) => no));
