import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { may } from '../../auth/policy.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { Conflict, Forbidden, NotFound, problem, refuseProblems } from '../../lib/errors.ts';
import type { BulkUndo, JudgedRow } from '../activity/bulk-kind.ts';
import { type BulkAct, findBulkAct, keepUndone, openRows } from './bulk-acts.sql.ts';
import { bulkKinds } from './bulk-kinds.ts';

export type UndoBulkAct = {
  readonly id: string;
  readonly reason: string;
  /** Tells what would go back and writes nothing. */
  readonly isPreview: boolean;
};

export type Undone = {
  readonly id: string;
  /** Rows that went back, or would. */
  readonly back: readonly JudgedRow[];
  /** Rows that stay, each with the reason. */
  readonly kept: readonly JudgedRow[];
};

const MAX_REASON = 500;

/**
 * Takes an act on many back row by row, each by a correcting act with the rights of the moment. A row that was changed or
 * counted on since stays as it is and says why, and does not hold up the rest; what stays may be tried again later.
 * @throws Conflict when all of it went back before.
 */
export async function undoBulkAct(ctx: Ctx, input: UndoBulkAct): Promise<Undone> {
  const reason = input.reason.trim();
  refuseProblems([
    ...(reason === '' && !input.isPreview ? [problem('reason', 'REASON_REQUIRED')] : []),
    ...(reason.length > MAX_REASON ? [problem('reason', 'TOO_LONG', { max: MAX_REASON })] : []),
  ]);
  const undone = await inTransaction(ctx, async (tx) => {
    const act = await heldAct(ctx, tx, input.id);
    const rows = await openRows(tx, act.id);
    const judged = await bulkKinds[act.kind].judge(ctx, tx, act, rows);
    return input.isPreview ? outcomeOf(act, judged, null) : takeBack(ctx, tx, act, { rows, judged, reason });
  });
  if (!input.isPreview && undone.back.length > 0) {
    wake('rollup');
    wake('sequencer');
  }
  return undone;
}

async function heldAct(ctx: Ctx, tx: Tx, id: string): Promise<BulkAct> {
  const act = await findBulkAct(ctx, tx, id, 'for update of a');
  if (!act) throw new NotFound('BULK_ACT_NOT_FOUND');
  const { right } = bulkKinds[act.kind];
  if (!may(ctx.actor, right)) throw new Forbidden('FORBIDDEN_ACTION', { action: right });
  if (act.undoneCount === act.count) throw new Conflict('BULK_UNDONE', {});
  return act;
}

async function takeBack(
  ctx: Ctx,
  tx: Tx,
  act: BulkAct,
  { rows, judged, reason }: BulkUndo & { readonly judged: readonly JudgedRow[] },
): Promise<Undone> {
  const free = new Set(judged.flatMap(({ place, refusal }) => (refusal ? [] : [place])));
  if (free.size === 0) return outcomeOf(act, judged, free);
  const freed = rows.filter(({ place }) => free.has(place));
  const done = await bulkKinds[act.kind].undo(ctx, tx, act, { rows: freed, reason });
  if (done.size > 0) {
    const by = userIdOf(ctx.actor);
    await keepUndone(tx, act.id, { places: [...done], at: ctx.clock.now(), by, reason });
    await appendEvent(tx, {
      type: 'bulk.undone',
      nodeNo: act.nodeNo,
      payload: { id: act.id, count: done.size, by },
    });
  }
  return outcomeOf(act, judged, done);
}

/** `done` are the places that went back; null in a preview, where everything that may go would. */
function outcomeOf({ id }: BulkAct, judged: readonly JudgedRow[], done: ReadonlySet<number> | null): Undone {
  const isBack = (row: JudgedRow) => row.refusal === null && (done?.has(row.place) ?? true);
  return {
    id,
    back: judged.filter(isBack),
    kept: judged
      .filter((row) => !isBack(row))
      .map((row) => ({ ...row, refusal: row.refusal ?? { code: 'BULK_CHANGED_SINCE', data: {} } })),
  };
}
