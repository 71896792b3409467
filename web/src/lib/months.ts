/** The last month that is over at an instant, by the clock of western Indonesia, where the day ends last. */
export function lastClosedMonth(now: Date): string {
  const local = new Date(now.getTime() + 7 * 3_600_000);
  const before = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - 1, 1));
  return before.toISOString().slice(0, 7);
}
