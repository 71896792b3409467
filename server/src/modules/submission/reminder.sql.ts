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

/** What one month still waits for. */
export type ReminderMonth = {
  readonly month: MonthNo;
  /** Never sent. */
  readonly waiting: number;
  /** Sent back to the post. */
  readonly returned: number;
  /** The first of their deadlines. */
  readonly deadline: Date;
  readonly isOverdue: boolean;
  /** The form most of them are of, by its version; null where there are none. */
  readonly waitingForm: number | null;
  readonly returnedForm: number | null;
};

/** `overdue`, `soon` and `months` speak of all of them; `rows` are the first, the longest overdue on top. */
export type Reminders = {
  readonly overdue: number;
  readonly soon: number;
  readonly months: readonly ReminderMonth[];
  readonly rows: readonly Reminder[];
};

type SqlRow = Omit<Reminder, 'status'> & { status: number; overdue: number; soon: number; months: MonthRow[] };
type MonthRow = Omit<ReminderMonth, 'deadline'> & { deadline: string };

const SOON_MS = 2 * 86_400_000;
/** What is older than a year is nobody's work of today. */
const MONTHS_BACK = 12;
const RETURNED = STATUSES.indexOf('RETURNED');
const MOST_OF = 'mode() within group (order by "formVersionNo") filter';
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
    `with due as materialized (
       select u.no as "unitNo", o.month, o.form_version_no as "formVersionNo", o.form_no, u."posyanduId",
         coalesce(p.name, w.name) as name, w.name as desa, w.code, o.deadline, o.status, o.deadline < $1::timestamptz as "isOverdue"
       from "Unit" u join "Wilayah" w on w.no = u."desaNo" left join "Posyandu" p on p.id = u."posyanduId"
       join obligation o on o.unit_no = u.no and o.month between $3 and $4
       where o.expectation = 0 and o.status = any($5::smallint[]) and o.deadline <= $2::timestamptz
         and ((u.kind = 'POSYANDU' and ${posts}) or (u.kind = 'PUSKESMAS_DESA' and ${villages}))
         and not exists (select from "Release" r join "Wilayah" a on a.id = r."wilayahId"
           where r.month = o.month and starts_with(w.path, a.path))),
     by_month as (
       select month, (count(*) filter (where status <> ${RETURNED}))::int as waiting,
         (count(*) filter (where status = ${RETURNED}))::int as returned, min(deadline) as deadline,
         min(deadline) < $1::timestamptz as "isOverdue", ${MOST_OF} (where status <> ${RETURNED}) as "waitingForm",
         ${MOST_OF} (where status = ${RETURNED}) as "returnedForm"
       from due group by month)
     select due.*, (count(*) filter (where "isOverdue") over ())::int as overdue,
       (count(*) filter (where not "isOverdue") over ())::int as soon,
       (select jsonb_agg(m order by m.month) from by_month m) as months
     from due order by deadline, code, "unitNo", form_no limit $6`,
    values,
    { signal: ctx.signal },
  );
  const [any] = rows;
  return {
    overdue: any?.overdue ?? 0,
    soon: any?.soon ?? 0,
    months: (any?.months ?? []).map((row) => ({ ...row, deadline: new Date(row.deadline) })),
    rows: rows.map((row) => ({ ...row, status: nameOf(STATUSES, row.status) })),
  };
}
