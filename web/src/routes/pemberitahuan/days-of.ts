const WIB_MS = 7 * 3_600_000;

/** Puts what has an instant under its day, by the clock of western Indonesia, in the order it came. */
export function daysOf<Line extends { readonly at: string }>(lines: readonly Line[]): [day: string, lines: Line[]][] {
  const days = new Map<string, Line[]>();
  for (const line of lines) {
    const day = new Date(Date.parse(line.at) + WIB_MS).toISOString().slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}
