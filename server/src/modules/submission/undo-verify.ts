import { userIdOf } from '../../auth/actor.ts';
import type { BulkKind } from '../activity/bulk-kind.ts';
import { judgeReports, KEYS, keysOf, type ReportBulkRef } from './bulk-reports.sql.ts';
import { ACTIONS, nameOf, numberOf, STATUSES } from './report-state.ts';

const RIGHT = 'submission.verify';

/**
 * Takes back the verification of many reports: each waits to be looked at again. Who verified stays on record, and the
 * taking back is one more entry. What was returned, changed or approved since stays.
 */
export const verifyKind: BulkKind<ReportBulkRef, object> = {
  right: RIGHT,
  judge: (ctx, db, act, rows) =>
    judgeReports(ctx, db, {
      at: act.at,
      right: RIGHT,
      rows,
      refusalOf: ({ status, head_rev }, { revision }) => {
        const name = nameOf(STATUSES, status);
        if (name !== 'VERIFIED') return { code: 'WRONG_STATUS', data: { status: name } };
        return head_rev === revision ? null : { code: 'BULK_CHANGED_SINCE', data: {} };
      },
    }),
  undo: async (ctx, tx, _act, { rows, reason }) => {
    const done = await tx.sql<{ place: number }>(UNVERIFY, [
      ...keysOf(rows),
      rows.map(({ revision }) => revision),
      userIdOf(ctx.actor),
      ctx.clock.now(),
      reason,
    ]);
    return new Set(done.map(({ place }) => place));
  },
};

const [SUBMITTED, VERIFIED] = [numberOf(STATUSES, 'SUBMITTED'), numberOf(STATUSES, 'VERIFIED')];

/** No sum moves: a submitted report counts as a verified one does. */
const UNVERIFY = `
  with turn as (
    update obligation o set head_rev = o.head_rev + 1, status = ${SUBMITTED}
    from ${KEYS} join unnest($1::int[], $6::int[]) e(place, rev) using (place)
    where o.unit_no = a.unit_no and o.month = a.month and o.form_no = a.form_no and o.head_rev = e.rev and o.status = ${VERIFIED}
    returning a.place, a.block_no, o.unit_no, o.month, o.head_rev),
  act as (
    insert into review (action, actor, at, note)
    select ${numberOf(ACTIONS, 'UNVERIFY')}, $7::uuid, $8::timestamptz, $9 where exists (select from turn) returning no),
  bound as (
    insert into report_review (unit_no, month, rev, of_rev, review_no, block_no)
    select t.unit_no, t.month, t.head_rev, r.rev, act.no, t.block_no
    from turn t join report r on r.unit_no = t.unit_no and r.month = t.month and r.block_no = t.block_no and r.basis = 0 cross join act),
  told as (
    insert into outbox (type, unit_no, month, payload)
    select 'report.unverified', t.unit_no, t.month, jsonb_build_object('block', b.code, 'rev', t.head_rev, 'by', $7::text)
    from turn t join "Block" b on b.no = t.block_no)
  select place from turn`;
