import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { Conflict, NotFound } from '../../lib/errors.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';
import { findTargetArea, type TargetArea } from './target-area.ts';
import { factorsOf } from './target-rules.ts';
import { writeTogether } from './target-bulk.ts';
import { planTargets, type TargetDraft } from './target-write.ts';
import { lockTargets } from './target.sql.ts';

export const CASCADE_MODES = ['SAME', 'KEEP_OWN'] as const;
export type CascadeMode = (typeof CASCADE_MODES)[number];

export type CascadeTargets = {
  readonly indicatorCode: string;
  readonly wilayahId: string;
  readonly year: number;
  readonly mode: CascadeMode;
  /** Says what would be written and writes nothing. */
  readonly dryRun: boolean;
};

/** One area below: the target it had set itself, the one it has after the act, and how far that is from the parent's. */
export type CascadeChild = {
  readonly wilayahId: string;
  readonly code: string;
  readonly name: string;
  readonly own: number | null;
  readonly value: number;
  readonly deviation: number;
  readonly isWritten: boolean;
};

export type Cascaded = {
  readonly indicatorCode: string;
  readonly period: string;
  /** The parent's target, its own or that of the nearest area above. */
  readonly value: number;
  readonly dryRun: boolean;
  readonly children: readonly CascadeChild[];
  /** The act on many as a whole, for taking it back; null where nothing was written. */
  readonly actId: string | null;
};

type Child = {
  readonly id: string;
  readonly no: number;
  readonly path: string;
  readonly code: string;
  readonly name: string;
};
type Given = { readonly value: number; readonly source: string; readonly isVerified: boolean };

/**
 * Gives every area directly below one the target of its parent for an indicator and year, and compares the two.
 * KEEP_OWN leaves what an area has set itself. A second run changes nothing.
 * @throws Conflict when the parent has no target, nor any area above it.
 */
export async function cascadeTargets(ctx: Ctx, input: CascadeTargets): Promise<Cascaded> {
  const { indicatorCode, dryRun } = input;
  const area = await findTargetArea(ctx, input.wilayahId);
  const known = await factorsOf(ctx, [indicatorCode]);
  if (!known.has(indicatorCode)) throw new NotFound('INDICATOR_NOT_FOUND', { code: indicatorCode });
  const period = String(input.year);
  const children: Child[] = await ctx.db.prisma.wilayah.findMany({
    where: { parentId: area.id, endedOn: null },
    select: { id: true, no: true, path: true, code: true, name: true },
    orderBy: { code: 'asc' },
  });
  return inTransaction(ctx, async (tx) => {
    const given = await targetInForce(tx, area, indicatorCode, period);
    const keys = children.map(({ id }) => ({ indicatorCode, wilayahId: id, period }));
    const own = new Map((await lockTargets(tx, keys)).map((target) => [target.wilayahId, target.value]));
    const receiving = children.filter(({ id }) => input.mode === 'SAME' || !own.has(id));
    const drafts: TargetDraft[] = receiving.map(({ id, no }) => ({
      indicatorCode,
      wilayahId: id,
      nodeNo: no,
      period,
      ...given,
      pathId: null,
    }));
    const paths = new Map(children.map(({ id, path }) => [id, path]));
    const planned = await planTargets(tx, drafts);
    const { plan, actId } = dryRun
      ? { plan: planned, actId: null }
      : await writeTogether(ctx, tx, { kind: 'TARGET_CASCADE', note: given.source, paths, drafts, planned });
    const values = new Map(plan.targets.map((target) => [target.wilayahId, target.value]));
    const written = new Set([...plan.created, ...plan.changed].map((target) => target.wilayahId));
    return {
      indicatorCode,
      period,
      value: given.value,
      dryRun,
      actId,
      children: children.map(({ id, code, name }) => {
        const value = values.get(id) ?? own.get(id) ?? given.value;
        const deviation = value - given.value;
        const isWritten = written.has(id);
        return { wilayahId: id, code, name, own: own.get(id) ?? null, value, deviation, isWritten };
      }),
    };
  });
}

async function targetInForce(tx: Tx, area: TargetArea, indicatorCode: string, period: string): Promise<Given> {
  const found = await tx.target.findFirst({
    where: { indicatorCode, period, wilayah: { no: { in: nosOfPath(area.path) } } },
    // A longer path lies deeper, and all of these lie on one line.
    orderBy: { wilayah: { path: 'desc' } },
    select: { value: true, source: true, isVerified: true },
  });
  if (!found) throw new Conflict('NO_TARGET_TO_PASS_ON', { indicator: indicatorCode, year: period });
  return { value: Number(found.value), source: found.source, isVerified: found.isVerified };
}
