import type { Ctx } from '../../auth/ctx.ts';
import { addWorkingDays } from '../../lib/pure/working-days.ts';
import { dayAsked, dayText } from '../../lib/days.ts';
import { readHolidays } from './working-calendar.ts';

/** Working days past the due day after which it is proposed to pass a commitment up; `Setting.key`, by area. */
const ESCALATE_AFTER = 'commitment.escalateAfterWorkingDays';
const DEFAULT_DAYS = 10;
const DAY_MS = 86_400_000;

type Standing = { readonly state: string; readonly dueOn: Date };

/** Days a commitment is past its due day on a day; 0 in time, and once it is done or dropped. */
export function daysOverdue({ state, dueOn }: Standing, today: Date): number {
  if (state === 'DONE' || state === 'DROPPED') return 0;
  return Math.max(0, Math.round((today.getTime() - dueOn.getTime()) / DAY_MS));
}

/** Tells of each of some commitments whether it is overdue for so long that it should be passed up, two statements for all. */
export async function escalationsDue(ctx: Ctx, ids: readonly string[]): Promise<Map<string, boolean>> {
  const today = dayAsked(ctx, null);
  const rows = await ctx.db.sql<{ id: string; due: string; days: number }>(
    `select c.id, c."dueOn"::text as due, coalesce((
        select (s.value #>> '{}')::int from "Setting" s left join "Wilayah" a on a.id = s."wilayahId"
        where s.key = $3 and (a.id is null or w.path like a.path || '%')
        order by length(coalesce(a.path, '')) desc limit 1), $4) as days
      from "Commitment" c join "Pokjanal" p on p.id = c."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"
      where c.id = any($1::uuid[]) and c.state in ('OPEN', 'IN_PROGRESS') and c."dueOn" < $2::date`,
    [[...ids], dayText(today), ESCALATE_AFTER, DEFAULT_DAYS],
  );
  const first = rows.map(({ due }) => due).sort()[0];
  const most = Math.max(0, ...rows.map(({ days }) => days));
  const span = first ? most + Math.ceil((today.getTime() - Date.parse(first)) / DAY_MS) : 0;
  const holidays = first ? await readHolidays(ctx.db, first, span) : new Set<string>();
  const todayText = dayText(today);
  return new Map(rows.map(({ id, due, days }) => [id, addWorkingDays(due, days, holidays) <= todayText]));
}
