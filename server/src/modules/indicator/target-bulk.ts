import type { BulkActKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { recordBulkAct } from '../activity/record-bulk-act.ts';
import type { TargetAct } from './target-history.ts';
import { planTargets, type TargetDraft, type Written, writeTargets } from './target-write.ts';
import type { TargetContent, TargetKey } from './target.sql.ts';

/** Which target a row of an act on targets is of. */
export type TargetBulkRef = TargetKey & { readonly id: string };

/** What a target said before, and the line it was a point of: a line without points is swept away. */
export type TargetBefore = TargetContent & { readonly path: object | null };

/** What the history of a target says of each kind of act. */
const ACTIONS = {
  TARGET_IMPORT: 'target.imported',
  TARGET_CASCADE: 'target.cascaded',
  TARGET_PATH: 'target.laid',
} as const satisfies Partial<Record<BulkActKind, TargetAct>>;

export type TogetherDrafts = {
  readonly kind: keyof typeof ACTIONS;
  readonly note: string;
  /** Path of each area by its id. */
  readonly paths: ReadonlyMap<string, string>;
  readonly drafts: readonly TargetDraft[];
  readonly planned?: Written;
};

/** Writes many targets as one act that can be taken back, with what stood before each. */
export async function writeTogether(
  ctx: Ctx,
  tx: Tx,
  { kind, note, paths, drafts, planned }: TogetherDrafts,
): Promise<{ plan: Written; actId: string | null }> {
  const plan = planned ?? (await planTargets(tx, drafts));
  const lines = await linesOf(tx, plan);
  await writeTargets(ctx, tx, drafts, { planned: plan, action: ACTIONS[kind] });
  const rows = [...plan.created, ...plan.changed];
  const actId = await recordBulkAct(tx, ctx, {
    kind,
    at: ctx.clock.now(),
    note,
    paths: rows.flatMap(({ wilayahId }) => paths.get(wilayahId) ?? []),
    rows: rows.map(({ id, indicatorCode, wilayahId, period, revision }) => {
      const ref: TargetBulkRef = { id, indicatorCode, wilayahId, period };
      return { ref, revision, before: beforeOf(plan, id, lines) };
    }),
  });
  return { plan, actId };
}

function beforeOf({ before }: Written, id: string, lines: ReadonlyMap<string, object>): TargetBefore | null {
  const former = before.get(id);
  if (!former) return null;
  const { value, source, isVerified, pathId } = former;
  return { value, source, isVerified, pathId, path: pathId === null ? null : (lines.get(pathId) ?? null) };
}

/** The lines that targets about to be written were points of, as they stand. */
async function linesOf(tx: Tx, written: Pick<Written, 'before'>): Promise<ReadonlyMap<string, object>> {
  const ids = [...new Set([...written.before.values()].flatMap(({ pathId }) => pathId ?? []))];
  if (ids.length === 0) return new Map();
  const lines = await tx.targetPath.findMany({ where: { id: { in: ids } } });
  return new Map(lines.map((line) => [line.id, line]));
}
