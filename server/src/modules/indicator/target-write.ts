import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { recordTargets, type TargetAct } from './target-history.ts';
import { lockTargets, type StoredTarget, type TargetContent, type TargetKey, upsertTargets } from './target.sql.ts';

/** A target as it should stand, and the number of its area. */
export type TargetDraft = TargetKey & TargetContent & { readonly nodeNo: number };

/** What became of drafts: all of them as they stand now, and which of them had to be written. */
export type Written = {
  readonly targets: readonly StoredTarget[];
  readonly created: readonly StoredTarget[];
  readonly changed: readonly StoredTarget[];
  /** What stood where something was changed, by id. */
  readonly before: ReadonlyMap<string, StoredTarget>;
};

/** The refusal of a write that was made from an older revision; it carries both sides. */
export function staleTarget(expected: number, actual: number, target: string | null): Conflict {
  return new Conflict('STALE_TARGET', { expected, actual, target });
}

/**
 * Says what writing drafts would do, and holds the targets of their keys meanwhile. A draft that says what stands there
 * already changes nothing, so that a second run of the same does nothing.
 */
export async function planTargets(tx: Tx, drafts: readonly TargetDraft[]): Promise<Written> {
  const standing = new Map((await lockTargets(tx, drafts)).map((target) => [keyOf(target), target]));
  const created: StoredTarget[] = [];
  const former = new Map<string, StoredTarget>();
  const changed: StoredTarget[] = [];
  const targets = drafts.map((draft) => {
    const before = standing.get(keyOf(draft));
    if (before && isSame(before, draft)) return before;
    const { indicatorCode, wilayahId, period, value, source, isVerified, pathId } = draft;
    const head = { id: before?.id ?? newId(), revision: (before?.revision ?? 0) + 1 };
    const target = { ...head, indicatorCode, wilayahId, period, value, source, isVerified, pathId };
    (before ? changed : created).push(target);
    if (before) former.set(before.id, before);
    return target;
  });
  return { targets, created, changed, before: former };
}

/**
 * Writes drafts as they were planned, or as they stand now, and tells of each that changed.
 * @throws Conflict when somebody set one of them at the same moment.
 */
export async function writeTargets(
  ctx: Ctx,
  tx: Tx,
  drafts: readonly TargetDraft[],
  { planned, action = 'target.set' }: { readonly planned?: Written | undefined; readonly action?: TargetAct } = {},
): Promise<Written> {
  const plan = planned ?? (await planTargets(tx, drafts));
  const rows = [...plan.created, ...plan.changed];
  if (rows.length === 0) return plan;
  const by = userIdOf(ctx.actor);
  const done = new Set((await upsertTargets(tx, rows, { at: ctx.clock.now(), by })).map(({ id }) => id));
  const late = rows.find(({ id }) => !done.has(id));
  if (late) throw staleTarget(late.revision - 1, late.revision, late.id);
  await recordTargets(
    tx,
    ctx,
    action,
    rows.map((after) => ({ before: plan.before.get(after.id) ?? null, after })),
  );
  const nodes = new Map(drafts.map(({ wilayahId, nodeNo }) => [wilayahId, nodeNo]));
  await appendEvent(
    tx,
    ...rows.map(({ indicatorCode, wilayahId, period }) => ({
      type: 'target.set' as const,
      nodeNo: nodes.get(wilayahId) ?? 0,
      payload: { indicator: indicatorCode, period, by },
    })),
  );
  return plan;
}

function keyOf({ indicatorCode, wilayahId, period }: TargetKey): string {
  return `${indicatorCode} ${wilayahId} ${period}`;
}

function isSame(one: TargetContent, other: TargetContent): boolean {
  return (
    one.value === other.value &&
    one.source === other.source &&
    one.isVerified === other.isVerified &&
    one.pathId === other.pathId
  );
}
