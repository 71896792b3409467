import { userIdOf } from '../../auth/actor.ts';
import { CAUSES } from '../../events/types.ts';
import type { BulkKind } from '../activity/bulk-kind.ts';
import { judgeReports, KEYS, keysOf, type ReportBulkRef } from './bulk-reports.sql.ts';
import { EXPECTATIONS, numberOf } from './report-state.ts';

/** What an obligation said before it was exempted, or required again. */
export type ExemptionBefore = {
  readonly expectation: number;
  readonly reason: string | null;
  readonly at: string | null;
};

const RIGHT = 'obligation.exempt';

/**
 * Takes back that many reports are not due, or due again. What was said anew since, and what a release has counted,
 * stays.
 */
export const exemptKind = (expectation: (typeof EXPECTATIONS)[number]): BulkKind<ReportBulkRef, ExemptionBefore> => ({
  right: RIGHT,
  judge: (ctx, db, act, rows) =>
    judgeReports(ctx, db, {
      at: act.at,
      right: RIGHT,
      rows,
      refusalOf: (report) => {
        const isNew = report.exempt_at !== null && report.exempt_at.getTime() !== act.at.getTime();
        if (report.expectation !== numberOf(EXPECTATIONS, expectation) || isNew) {
          return { code: 'BULK_CHANGED_SINCE', data: {} };
        }
        return report.released ? { code: 'BULK_RELEASED_SINCE', data: {} } : null;
      },
    }),
  undo: async (ctx, tx, act, { rows, reason }) => {
    const done = await tx.sql<{ place: number }>(TURN_BACK, [
      ...keysOf(rows),
      JSON.stringify(rows.map(({ place, before }) => ({ place, ...before }))),
      expectation === 'EXEMPT' ? act.at : null,
      numberOf(EXPECTATIONS, expectation),
      reason,
      userIdOf(ctx.actor),
      CAUSES.indexOf('OBLIGATION'),
    ]);
    return new Set(done.map(({ place }) => place));
  },
});

const TURN_BACK = `
  with turn as (
    update obligation o set expectation = b.expectation, exempt_reason = b.reason, exempt_at = b.at
    from ${KEYS} join jsonb_to_recordset($6::jsonb) b(place int, expectation smallint, reason text, at timestamptz) using (place)
    where o.unit_no = a.unit_no and o.month = a.month and o.form_no = a.form_no and o.expectation = $8::smallint
      and o.exempt_at is not distinct from $7::timestamptz
    returning a.place, a.block_no, o.unit_no, o.month, o.expectation),
  mark as (
    insert into dirty (node_no, month, block_no, cause)
    select distinct n.node, t.month, t.block_no, $11::smallint from turn t join "Unit" u on u.no = t.unit_no,
      unnest(array[u."desaNo", u."puskesmasNo"]) n(node) where n.node is not null),
  told as (
    insert into outbox (type, unit_no, month, cause, payload)
    select case when t.expectation = 1 then 'obligation.exempted' else 'obligation.required' end, t.unit_no, t.month, $11::smallint,
      jsonb_build_object('block', t.block_no, 'reason', $9::text, 'by', $10::text) from turn t)
  select place from turn`;
