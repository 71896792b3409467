import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { dayAsked } from '../../lib/days.ts';
import { STATUSES } from '../submission/report-state.ts';

/** Days before the forms of a month are due. */
const DAYS_BEFORE = 3;
const NOT_IN = [STATUSES.indexOf('NONE'), STATUSES.indexOf('DRAFT'), STATUSES.indexOf('RETURNED')].join(', ');

type Work = Pick<Ctx, 'db' | 'clock'>;
type Told = { id: string; pokjanal: string; nodeNo: number; on: string; month: number };

/**
 * Tells of what falls due without anybody's doing: commitments whose day is over, months whose forms are due in three
 * days, problems whose answer is due within a day or late. Each once, by whichever process comes first; a commitment that was given another day may be told of again. Gives
 * how many were told.
 */
export async function tellDue(work: Work): Promise<number> {
  const problems = (await tellProblems(work, 'problem.dueSoon')) + (await tellProblems(work, 'problem.overdue'));
  return (await tellOverdue(work)) + (await tellMonths(work)) + problems;
}

/** Which problems that still wait for their answer are told of by which event; `$1` is today. */
const PROBLEMS_TOLD = {
  'problem.dueSoon': '"dueOn" between $1::date and $1::date + 1',
  'problem.overdue': '"dueOn" < $1::date',
} as const;

function tellProblems(work: Work, type: keyof typeof PROBLEMS_TOLD): Promise<number> {
  return inTransaction(work, async (tx) => {
    const told = await tx.sql<{ id: string; nodeNo: number; on: string }>(
      `with made as (
         insert into "DueNotice" (kind, "subjectId", day, "toldAt")
         select '${type}', id, "dueOn", $2::timestamptz from "Problem"
         where ${PROBLEMS_TOLD[type]} and state in ('SENT', 'RETURNED', 'ESCALATED') on conflict do nothing
         returning "subjectId", day)
       select b.id, w.no as "nodeNo", m.day::text as "on" from made m join "Problem" b on b.id = m."subjectId"
       join "Wilayah" w on w.id = b."wilayahId" order by m.day, b.id`,
      [dayAsked(work, null), work.clock.now()],
    );
    await appendEvent(tx, ...told.map(({ id, nodeNo, on }) => ({ type, nodeNo, payload: { id, on } })));
    return told.length;
  });
}

function tellOverdue(work: Work): Promise<number> {
  return inTransaction(work, async (tx) => {
    const told = await tx.sql<Told>(
      `with made as (
         insert into "DueNotice" (kind, "subjectId", day, "toldAt")
         select 'commitment', id, "dueOn", $2::timestamptz from "Commitment"
         where "dueOn" < $1::date and state in ('OPEN', 'IN_PROGRESS') on conflict do nothing
         returning "subjectId", day)
       select c.id, p.id as pokjanal, w.no as "nodeNo", m.day::text as "on" from made m join "Commitment" c on c.id = m."subjectId"
       join "Pokjanal" p on p.id = c."pokjanalId" join "Wilayah" w on w.id = p."wilayahId" order by m.day, c.id`,
      [dayAsked(work, null), work.clock.now()],
    );
    const events = told.map(({ id, pokjanal, nodeNo, on }) => ({
      type: 'commitment.overdue' as const,
      nodeNo,
      payload: { id, pokjanal, on },
    }));
    await appendEvent(tx, ...events);
    return told.length;
  });
}

/** Only the month before this one can be due: its regencies with forms that are not in, unless they were told. */
function tellMonths(work: Work): Promise<number> {
  return inTransaction(work, async (tx) => {
    const told = await tx.sql<Told>(
      `with due as (
         select k.id, k.no, k.zone, o.month, max(o.deadline) as deadline
         from obligation o join "Unit" u on u.no = o.unit_no join "Wilayah" w on w.no = u."desaNo"
         join "Wilayah" k on k.no = any(string_to_array(trim(both '/' from w.path), '/')::int[]) and k.level = 'KABKOTA'
         where o.month = extract(year from $1::date)::int * 12 + extract(month from $1::date)::int - 2
           and o.expectation = 0 and o.status in (${NOT_IN})
           and o.deadline > $2::timestamptz and o.deadline < $2::timestamptz + make_interval(days => ${DAYS_BEFORE})
         group by k.id, o.month),
       made as (
         insert into "DueNotice" (kind, "subjectId", day, "toldAt")
         select 'month', id, make_date(month / 12, month % 12 + 1, 1), $2::timestamptz from due on conflict do nothing
         returning "subjectId")
       select d.no as "nodeNo", d.month, (d.deadline at time zone
         case d.zone when 'WIT' then 'Asia/Jayapura' when 'WITA' then 'Asia/Makassar' else 'Asia/Jakarta' end)::date::text as "on"
       from made m join due d on d.id = m."subjectId" order by d.no`,
      [dayAsked(work, null), work.clock.now()],
    );
    const events = told.map(({ nodeNo, month, on }) => ({
      type: 'month.dueSoon' as const,
      nodeNo,
      month,
      payload: { on },
    }));
    await appendEvent(tx, ...events);
    return told.length;
  });
}
