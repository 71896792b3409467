const WIB_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** The calendar day some days from now, by the clock of western Indonesia, where a day ends last. */
export const today = (ahead = 0, now = new Date()): string =>
  new Date(now.getTime() + WIB_MS + ahead * DAY_MS).toISOString().slice(0, 10);
