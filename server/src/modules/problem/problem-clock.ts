import type { ProblemKind } from '@pokjanal/prisma/client';
import type { Database } from '../../db/client.ts';
import { dayText } from '../../lib/days.ts';
import { addWorkingDays } from '../../lib/pure/working-days.ts';
import { readHolidays } from '../guidance/working-calendar.ts';

/** Working days until an answer is due, by area: of a citizen's request by the guide of one regency, of a problem our own. */
const DUE_AFTER: Readonly<Record<ProblemKind, { readonly key: string; readonly days: number }>> = {
  CITIZEN_REQUEST: { key: 'problem.requestWorkingDays', days: 5 },
  PROBLEM: { key: 'problem.answerWorkingDays', days: 10 },
};

/** Working days past the due day after which a problem is passed up by itself; `Setting.key`, by area. */
const ESCALATE_AFTER = { key: 'problem.escalateAfterWorkingDays', days: 5 };

/** A number that an area and all below it set, as SQL over a path; the nearest setting counts. */
export const settingSql = (path: string, key: string, days: string): string => `
  coalesce((select (s.value #>> '{}')::int from "Setting" s left join "Wilayah" sw on sw.id = s."wilayahId"
    where s.key = ${key} and starts_with(${path}, coalesce(sw.path, '/'))
    order by length(coalesce(sw.path, '/')) desc limit 1), ${days})`;

/** The last day on which an answer is in time when it is asked for today. */
export async function dueDay(
  db: Pick<Database, 'sql'>,
  { kind, path, from }: { readonly kind: ProblemKind; readonly path: string; readonly from: Date },
): Promise<Date> {
  const { key, days: usual } = DUE_AFTER[kind];
  const [row] = await db.sql<{ days: number }>(`select ${settingSql('$1::text', '$2', '$3::int')} as days`, [
    path,
    key,
    usual,
  ]);
  const days = row?.days ?? usual;
  const start = dayText(from);
  return new Date(`${addWorkingDays(start, days, await readHolidays(db, start, days))}T00:00:00Z`);
}

/** A problem whose answer is late, and since when nobody passed it up. */
type Waiting = { readonly id: string; readonly since: string; readonly days: number };

const MOST = 500;

/** Problems that are late for so long that they pass up by themselves on a day, the latest first; two statements for all. */
export async function escalationsDue(db: Pick<Database, 'sql'>, today: Date): Promise<string[]> {
  const rows = await db.sql<Waiting>(
    `select p.id, coalesce(p."escalatedOn", p."dueOn")::text as since, ${settingSql('w.path', '$2', '$3::int')} as days
      from "Problem" p join "Wilayah" w on w.id = p."wilayahId"
      where p.state in ('SENT', 'RETURNED', 'ESCALATED') and p."dueOn" < $1::date
      order by 2, p.id`,
    [dayText(today), ESCALATE_AFTER.key, ESCALATE_AFTER.days],
  );
  const first = rows[0]?.since;
  if (!first) return [];
  const DAY_MS = 86_400_000;
  const span = Math.max(...rows.map(({ days }) => days)) + Math.ceil((today.getTime() - Date.parse(first)) / DAY_MS);
  const holidays = await readHolidays(db, first, span);
  const until = dayText(today);
  return rows
    .filter(({ since, days }) => addWorkingDays(since, days, holidays) <= until)
    .slice(0, MOST)
    .map(({ id }) => id);
}
