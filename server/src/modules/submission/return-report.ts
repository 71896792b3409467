import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { CAUSES } from '../../events/types.ts';
import { wake } from '../../events/wake.ts';
import { Conflict, NotFound, problem, refuseProblems } from '../../lib/errors.ts';
import { cellAt } from '../../lib/pure/layout.ts';
import { keepApproved } from './accept-report.sql.ts';
import { getBlock, loadCatalogue } from './catalogue.ts';
import type { Block } from './layout.sql.ts';
import { loadReport } from './load-report.sql.ts';
import { type ConflictData, staleRevision } from './report-conflict.ts';
import { type ReportRef, type ReportState, targetOf } from './report-state.ts';

export type ReturnReport = ReportRef & {
  readonly reason: string;
  readonly expectedRevision: number;
  /** What is wrong with single cells. */
  readonly cells?: readonly { readonly slot: number; readonly comment: string }[];
};

const MAX_REASON = 1000;

/**
 * Sends a submitted or verified report back with a reason; it leaves the provisional sums until it is submitted again
 * and keeps its arrival. An approved report may be returned only by who may approve: what was approved stays in the
 * approved sums meanwhile.
 */
export async function returnReport(ctx: Ctx, input: ReturnReport): Promise<ReportState> {
  const catalogue = await loadCatalogue(ctx.db);
  const { state } = await loadReport(ctx.db, catalogue, input);
  if (!state) throw new NotFound('REPORT_NOT_FOUND');
  assertCan(ctx.actor, 'submission.return', targetOf(state.unit));
  const block = getBlock(catalogue, input.block);
  refuseInput(block, input);
  if (state.revision !== input.expectedRevision) throw staleRevision(state, input.expectedRevision);
  refuseStatus(ctx, state);

  const reason = input.reason.trim();
  const comments = (input.cells ?? []).map(({ slot, comment }) => ({ slot, comment: comment.trim() }));
  const [row] = await ctx.db.sql<{ head_rev: number }>(statementOf(block), [
    state.unitNo,
    state.month,
    state.formNo,
    input.expectedRevision,
    block.no,
    userIdOf(ctx.actor),
    ctx.clock.now(),
    reason,
    comments.length === 0 ? null : JSON.stringify(Object.fromEntries(comments.map((c) => [c.slot, c.comment]))),
    [state.unit.desaNo, ...(state.unit.puskesmasNo === null ? [] : [state.unit.puskesmasNo])],
  ]);
  if (!row) {
    const now = await loadReport(ctx.db, catalogue, input);
    throw staleRevision(now.state ?? state, input.expectedRevision);
  }
  wake('rollup');
  wake('sequencer');
  return {
    ...state,
    status: 'RETURNED',
    revision: row.head_rev,
    returnReason: reason,
    returnComments: comments,
    changedSinceApproval: state.changedSinceApproval || state.status === 'APPROVED',
  };
}

function refuseInput(block: Block, input: ReturnReport): void {
  const unknown = (input.cells ?? []).flatMap(({ slot }, index) =>
    cellAt(block, slot) ? [] : [problem(`cells.${index}.slot`, 'UNKNOWN_SLOT', { slot })],
  );
  const length = input.reason.trim().length;
  refuseProblems([
    ...(length === 0 ? [problem('reason', 'REASON_REQUIRED')] : []),
    ...(length > MAX_REASON ? [problem('reason', 'TOO_LONG', { max: MAX_REASON })] : []),
    ...unknown,
  ]);
}

function refuseStatus(ctx: Ctx, state: ReportState): void {
  const { status } = state;
  if (status === 'APPROVED') assertCan(ctx.actor, 'submission.approve', targetOf(state.unit));
  else if (status !== 'SUBMITTED' && status !== 'VERIFIED') {
    throw new Conflict<ConflictData>('WRONG_STATUS', { status, current: state });
  }
}

const statements = new WeakMap<Block, string>();

function statementOf(block: Block): string {
  const known = statements.get(block);
  if (known) return known;
  const made = `with turn as (
      update obligation o set head_rev = o.head_rev + 1, status = 3
      where o.unit_no = $1 and o.month = $2 and o.form_no = $3 and o.head_rev = $4 and o.status in (2, 4, 5)
      returning o.*),
    act as (
      insert into review (action, actor, at, note, comments)
      select 3, $6::uuid, $7::timestamptz, $8, $9::jsonb from turn returning no),
    refused as (
      insert into report_review (unit_no, month, rev, of_rev, review_no, block_no)
      select $1, $2, t.head_rev, r.rev, act.no, $5 from turn t cross join act
      join report r on r.unit_no = $1 and r.month = $2 and r.block_no = $5 and r.basis = 0),
    ${keepApproved(block, 'report')},
    current as (
      update report r set in_sums = false, also_approved = false from turn t
      where r.unit_no = $1 and r.month = $2 and r.block_no = $5 and r.basis = 0),
    mark as (
      insert into dirty (node_no, month, block_no, cause)
      select node, $2, $5, ${CAUSES.indexOf('RETURN')} from turn, unnest($10::int[]) node),
    told as (
      insert into outbox (type, unit_no, month, payload)
      select 'report.returned', $1, $2, jsonb_build_object('block', '${block.code}', 'rev', t.head_rev, 'by', $6::text)
      from turn t)
    select head_rev from turn`;
  statements.set(block, made);
  return made;
}
