import type { SqlHandle } from '../sql-db.ts';

/**
 * The acts of the last weeks of the demonstration as the events that they would have written, so that who signs in finds in
 * the bell what concerns them. Each is the last act on its record, so that what is told of it still holds.
 */
const EVENTS: readonly string[] = [
  // Forms of the last month that came back, and still wait for who typed them.
  `select 'report.returned', u."desaNo", v.unit_no, v.month, v.at,
     jsonb_build_object('block', b.code, 'rev', v.rev, 'by', v.actor)
   from report_rev v join "Unit" u on u.no = v.unit_no and u."isDemo" join "Block" b on b.no = v.block_no
   join obligation o on o.unit_no = v.unit_no and o.month = v.month and o.head_rev = v.rev and o.status = 3
   where v.month = $1 and v.action = 3`,
  // Evidence that waits to be judged, and what the last judgement said; of each group the three newest of each.
  `select case e.status when 'SUBMITTED' then 'evidence.recorded' when 'RETURNED' then 'evidence.returned' else 'evidence.accepted' end,
     w.no, null, null, coalesce(e."judgedAt", e."submittedAt"),
     jsonb_build_object('id', e.id, 'pokjanal', g.id, 'opd', e."opdId", 'by', case when e.status = 'SUBMITTED' then e."authorId" end)
   from (
     select *, row_number() over (partition by "pokjanalId", status order by coalesce("judgedAt", "submittedAt") desc, id) as nth
     from "Evidence" where "isDemo" and status <> 'DRAFT' and coalesce("judgedAt", "submittedAt") >= $2::date - 45) e
   join "Pokjanal" g on g.id = e."pokjanalId" join "Wilayah" w on w.id = g."wilayahId"
   where e.nth <= 3`,
  // Problems where the last step left them; what is passed up or late the clock tells of by itself.
  `select case s.state when 'RAISED' then 'problem.raised' else 'problem.moved' end, w.no, null, null, s.at,
     jsonb_build_object('id', p.id, 'revision', p.revision, 'state', s.state, 'by', s."actorId")
   from "Problem" p join "Wilayah" w on w.id = p."wilayahId"
   join lateral (select * from "ProblemStep" s where s."problemId" = p.id order by s.no desc limit 1) s on true
   where p."isDemo" and s.state in ('RAISED', 'ANSWERED', 'REDIRECTED', 'CLOSED') and s."on" >= $2::date - 90`,
  // The meeting that is to come.
  `select 'meeting.planned', w.no, null, null, (least(m.date - 21, $2::date) + time '02:00') at time zone 'UTC',
     jsonb_build_object('id', m.id, 'pokjanal', g.id, 'revision', m.revision, 'by', null)
   from "Meeting" m join "Pokjanal" g on g.id = m."pokjanalId" join "Wilayah" w on w.id = g."wilayahId"
   where m."isDemo" and m.status = 'PLANNED' and m.date >= $2::date`,
];

/** Writes the last acts of the demonstration into the log, oldest first, in one statement. */
export async function writeEvents(tx: SqlHandle, lastMonth: number): Promise<void> {
  const lastDay = new Date(Date.UTC(Math.floor(lastMonth / 12), (lastMonth % 12) + 1, 0)).toISOString().slice(0, 10);
  await tx.sql(
    `insert into outbox (type, node_no, unit_no, month, at, payload)
     select * from (${EVENTS.join(' union all ')}) e(type, node_no, unit_no, month, at, payload) order by at, payload::text`,
    [lastMonth, lastDay],
  );
}
