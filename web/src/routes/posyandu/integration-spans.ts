type Entry<Kind> = {
  readonly kinds: readonly Kind[];
  readonly from: string;
  readonly by: string | null;
};

/** A stretch of time in which a post was joined with a service; who said so, and who said that it ended. */
export type Span<Kind> = {
  readonly kind: Kind;
  readonly from: string;
  /** Day from which it was joined no more; null while it is. */
  readonly until: string | null;
  readonly by: string | null;
  readonly endedBy: string | null;
};

/**
 * The stretches of time of each service, from entries newest first, each of which says all that held from its day on. Of
 * several for one day the newest holds. Newest beginning first.
 */
export function integrationSpans<Kind extends string>(history: readonly Entry<Kind>[]): Span<Kind>[] {
  const days = history.filter(({ from }, at) => at === history.findIndex((one) => one.from === from)).toReversed();
  const spans: Span<Kind>[] = [];
  for (const [at, { kinds, from, by }] of days.entries()) {
    for (const kind of kinds) {
      if (days[at - 1]?.kinds.includes(kind)) continue;
      const end = days.slice(at + 1).find((later) => !later.kinds.includes(kind));
      spans.push({ kind, from, until: end?.from ?? null, by, endedBy: end?.by ?? null });
    }
  }
  return spans.toReversed();
}
