import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { type MonthNo, monthOfDay } from '../../lib/pure/month.ts';
import { nameOf, STATUSES, type Status } from './report-state.ts';

/** A report the caller should see to: due soon, or overdue. */
export type Reminder = {
  readonly unitNo: number;
  readonly month: MonthNo;
  readonly formVersionNo: number;
  readonly posyanduId: string | null;
  readonly name: string;
  readonly desa: string;
  readonly deadline: Date;
  readonly status: Status;
  readonly isOverdue: boolean;
};

/** `overdue` and `soon` count all of them; `rows` are the first, the longest overdue on top. */
export type Reminders = { readonly overdue: number; readonly soon: number; readonly rows: readonly Reminder[] };

type SqlRow = Omit<Reminder, 'status'> & { status: number; overdue: number; soon: number };

const SOON_MS = 2 * 86_400_000;
/** What is older than a year is nobody's work of today. */
const MONTHS_BACK = 12;
const COLUMNS = { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' };

/** Lists what the caller still has to send: due within two days or overdue, in months that are not closed. */
export async function listReminders(ctx: Ctx, first: number): Promise<Reminders> {
  const now = ctx.clock.now();
  const present = monthOfDay(dayIn('WIT', now));
  const waiting = (['NONE', 'DRAFT', 'RETURNED'] as const).map((status) => STATUSES.indexOf(status));
  const values: unknown[] = [now, new Date(now.getTime() + SOON_MS), present - MONTHS_BACK, present, waiting, first];
  const posts = reachSql(reach(ctx.actor, 'submission.submit'), COLUMNS, values);
  const villages = reachSql(reach(ctx.actor, 'submission.submitPuskesmas'), COLUMNS, values);
  const rows = await ctx.db.sql<SqlRow>(
    `select u.no as "unitNo", o.month, o.form_version_no as "formVersionNo", u."posyanduId", coalesce(p.name, w.name) as name,
       w.name as desa, o.deadline, o.status, o.deadline < $1::timestamptz as "isOverdue",
       (count(*) filter (where o.deadline < $1::timestamptz) over ())::int as overdue,
       (count(*) filter (where o.deadline >= $1::timestamptz) over ())::int as soon
     from "Unit" u join "Wilayah" w on w.no = u."desaNo" left join "Posyandu" p on p.id = u."posyanduId"
     join obligation o on o.unit_no = u.no and o.month between $3 and $4
     where o.expectation = 0 and o.status = any($5::smallint[]) and o.deadline <= $2::timestamptz
       and ((u.kind = 'POSYANDU' and ${posts}) or (u.kind = 'PUSKESMAS_DESA' and ${villages}))
       and not exists (select from "Release" r join "Wilayah" a on a.id = r."wilayahId"
         where r.month = o.month and starts_with(w.path, a.path))
     order by o.deadline, w.code, u.no, o.form_no limit $6`,
    values,
    { signal: ctx.signal },
  );
  const [any] = rows;
  return {
    overdue: any?.overdue ?? 0,
    soon: any?.soon ?? 0,
    rows: rows.map((row) => ({ ...row, status: nameOf(STATUSES, row.status) })),
  };
}
