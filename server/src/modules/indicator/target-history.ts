import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { type ChangeRow, changesOf } from '../activity/changes.ts';
import { type Logged, recordChange } from '../activity/record-change.ts';
import type { StoredTarget, TargetKey } from './target.sql.ts';

/** How a target came to be what it is. */
export type TargetAct =
  | 'target.set'
  | 'target.removed'
  | 'target.imported'
  | 'target.cascaded'
  | 'target.laid'
  | 'target.undone';

/** A target before and after an act; null where there was none, or is none any more. */
export type TargetChange = { readonly before: StoredTarget | null; readonly after: StoredTarget | null };

/** A target that was removed has no record left: its history is that of its area, for one indicator and one period. */
const subjectOf = ({ indicatorCode, period }: TargetKey): string => `Target ${indicatorCode} ${period}`;

/** Writes into the histories of targets what an act made of them, in its own transaction. */
export async function recordTargets(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  action: TargetAct,
  changes: readonly TargetChange[],
  reason: string | null = null,
): Promise<void> {
  const entries = changes.flatMap(({ before, after }) => {
    const target = after ?? before;
    if (!target) return [];
    const revision = after?.revision ?? target.revision + 1;
    const subject = { subject: subjectOf(target), subjectId: target.wilayahId };
    return [{ ...subject, revision, action, reason, before: loggedOf(before), after: loggedOf(after) }];
  });
  if (entries.length > 0) await recordChange(tx, ctx, ...entries);
}

const loggedOf = (target: StoredTarget | null): Logged | null =>
  target && { value: target.value, source: target.source, isVerified: target.isVerified };

/** What became of the target of an area, newest first; who asks has the right to it. */
export async function targetHistory(ctx: Pick<Ctx, 'db'>, key: TargetKey): Promise<readonly ChangeRow[]> {
  const entries = (await changesOf(ctx, subjectOf(key), [key.wilayahId])).get(key.wilayahId) ?? [];
  // A target that is set again after it was removed begins anew with its revisions.
  return entries.toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1));
}
