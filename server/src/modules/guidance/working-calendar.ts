import type { RunSql } from '../../db/run-sql.ts';
import type { Day } from '../../lib/pure/month.ts';

/** In the longest run of holidays there is a working day in each four. */
const DAYS_EACH = 4;
const SPARE_DAYS = 60;

/** Reads the holidays that can lie within so many working days from a day on. */
export async function readHolidays(db: { readonly sql: RunSql }, from: Day, days: number): Promise<ReadonlySet<Day>> {
  if (days === 0) return new Set();
  const rows = await db.sql<{ day: Day }>(
    'select day::text as day from "Holiday" where day >= $1::date and day <= $1::date + $2::int',
    [from, days * DAYS_EACH + SPARE_DAYS],
  );
  return new Set(rows.map(({ day }) => day));
}
