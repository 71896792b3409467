import type { Tx } from '../../db/transaction.ts';
import { NOTIFICATION_RULES, type Via } from './notification-rules.ts';

/** Types of events that concern somebody. */
export const TOLD_EVENTS = [...new Set(NOTIFICATION_RULES.flatMap(({ on }) => on))];

const AUDIENCES = NOTIFICATION_RULES.flatMap(({ kind, to }) => to.map(({ via, roles }) => ({ kind, via, roles })));
const RANKS = NOTIFICATION_RULES.map(({ kind }) => kind);

const TOLD = NOTIFICATION_RULES.map(
  ({ kind, on, facts }) =>
    `select '${kind}' as kind, f.* from (with e as (select * from ev where type in (${on.map((type) => `'${type}'`).join(', ')})) ${facts}) f`,
).join(' union all ');

const found = (via: Via, on: string): string =>
  `select t.line_no, a."userId" as user_id, a.id as assignment_id from told t join aud on aud.kind = t.kind and aud.via = '${via}'
     join acting a on ${on} and a.role::text = any(aud.roles)`;

/** Ancestors of a path are its numbers; of those who look after one of them, the nearest are told. */
const NEAREST = `select t.line_no, a."userId", a.id from told t join aud on aud.kind = t.kind and aud.via = 'NEAREST'
  join lateral (
    select a.id, a."userId" from "Wilayah" w join acting a on a."wilayahId" = w.id
    where w.no = any(string_to_array(trim(both '/' from t.path), '/')::int[]) and a.role::text = any(aud.roles)
    order by length(w.path) desc fetch first 1 rows with ties) a on true`;

const STATEMENT = `
  with ev as materialized (
    select seq, at, type, node_no, unit_no, month, payload, (payload ->> 'by')::uuid as by
    from outbox where seq > $1::bigint and seq <= $2::bigint and type = any($3::text[]) and payload <> '{}'),
  told as materialized (select row_number() over () as line_no, t.* from (${TOLD}) t),
  aud as materialized (select * from jsonb_to_recordset($4::jsonb) as a(kind text, via text, roles text[])),
  acting as not materialized (
    select a.* from "RoleAssignment" a join "User" u on u.id = a."userId" and u."disabledAt" is null
    where coalesce(a."from" <= $5::date, true) and coalesce(a."to" >= $5::date, true)),
  reached as (
    ${found('POST', 'a."posyanduId" = t.posyandu_id')} union all
    ${found('PUSKESMAS', 'a."puskesmasId" = t.puskesmas_id')} union all
    ${found('OPD', 'a."opdId" = t.opd_id')} union all
    ${found('AREA', 'a."wilayahId" = t.wilayah_id')} union all
    ${NEAREST} union all
    select line_no, user_id, null from told where user_id is not null),
  person as (
    select distinct on (r.line_no, r.user_id) t.*, r.user_id as to_id, r.assignment_id
    from reached r join told t on t.line_no = r.line_no
    where r.user_id is distinct from t.by
      and not exists (select from "NotificationMute" m where m."userId" = r.user_id and m.kind = t.kind)
    order by r.line_no, r.user_id, r.assignment_id),
  line as (
    select distinct on (seq, to_id) p.*, sum(n) over (partition by seq, to_id, kind) as total
    from person p order by seq, to_id, array_position($6::text[], kind), name, line_no),
  written as (
    insert into "Notification" (id, "userId", "assignmentId", seq, kind, at, name, note, "wilayahId", "pokjanalId", "posyanduId",
      subject, "subjectId", month, block, day, count)
    select gen_random_uuid(), to_id, assignment_id, seq, kind, at, name, note, wilayah_id, pokjanal_id, posyandu_id,
      subject, subject_id, month, block, day, greatest(total, 1)
    from line on conflict ("userId", seq) do nothing returning seq),
  announced as (
    insert into outbox (type, payload)
    select 'notification.written', jsonb_build_object('of', seq) from (select distinct seq from written order by seq) s)
  select count(*)::int as count from written`;

/**
 * Writes what the events after one number up to another tell people, one line for each person and event, and announces it.
 * One statement however many are told; what was told already is not told again. Gives the number of lines.
 */
export async function writeNotifications(tx: Tx, after: number, upTo: number, today: Date): Promise<number> {
  const values = [after, upTo, TOLD_EVENTS, JSON.stringify(AUDIENCES), today, RANKS];
  const [done] = await tx.sql<{ count: number }>(STATEMENT, values);
  return done?.count ?? 0;
}
