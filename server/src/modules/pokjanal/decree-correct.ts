import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { contentProblems, linkProblems } from './decree-check.ts';
import { decreeConflict, knownDocument, orKnownDocument } from './decree-conflict.ts';
import {
  columnsOf,
  type DecreeContent,
  type DecreeState,
  decreeStateSelect,
  loggedOf,
  tidyContent,
} from './decree-content.ts';
import { manageableDecree, manageableGroups, tellOfDecree } from './decree-groups.ts';

export type CorrectDecree = DecreeContent & {
  readonly id: string;
  /** Revision the caller saw. */
  readonly expectedRevision: number;
  readonly reason: string | null;
};

const MAX_REASON = 500;

/**
 * Puts what was written down about a decree right; what stood there before stays in its history. Correcting to what
 * stands there already changes nothing. @throws Conflict with the decree when somebody else was faster or it was withdrawn.
 */
export async function correctDecree(ctx: Ctx, input: CorrectDecree): Promise<{ id: string }> {
  const { id, expectedRevision, reason, ...given } = input;
  const content = tidyContent(given);
  const before = await manageableDecree(ctx, id);
  await manageableGroups(ctx, content.groupIds);
  refuseStale(before, expectedRevision);
  const plain = [
    ...contentProblems(content, ctx.clock.now()),
    ...((reason?.length ?? 0) > MAX_REASON ? [problem('reason', 'TOO_LONG', { max: MAX_REASON })] : []),
  ];
  return orKnownDocument(ctx, content, () =>
    inTransaction(ctx, async (tx) => {
      refuseProblems([...plain, ...(await linkProblems(tx, ctx, content, before))]);
      const known = await knownDocument(tx, ctx, content, id);
      if (known) throw known;
      if (isSame(before, content)) return { id };
      const { count } = await tx.decree.updateMany({
        where: { id, revision: expectedRevision, withdrawnAt: null },
        data: { ...columnsOf(content), revision: { increment: 1 } },
      });
      if (count === 0)
        throw decreeConflict('DECREE_STALE', id, { expected: expectedRevision, actual: expectedRevision + 1 });
      await tx.decreePokjanal.deleteMany({ where: { decreeId: id, pokjanalId: { notIn: [...content.groupIds] } } });
      const links = content.groupIds.map((pokjanalId) => ({ decreeId: id, pokjanalId }));
      await tx.decreePokjanal.createMany({ data: links, skipDuplicates: true });
      const after = await tx.decree.findUniqueOrThrow({ where: { id }, select: decreeStateSelect });
      const { revision } = after;
      await recordChange(tx, ctx, {
        subject: 'Decree',
        subjectId: id,
        revision,
        action: 'decree.corrected',
        reason,
        before: loggedOf(before),
        after: loggedOf(after),
      });
      const groups = [...before.pokjanal, ...after.pokjanal].map((link) => link.pokjanal);
      await tellOfDecree(tx, ctx, 'decree.corrected', { id, revision, groups });
      return { id };
    }),
  );
}

/** Refuses an act on a decree that was withdrawn, or changed since the caller saw it. @throws Conflict */
export function refuseStale(decree: DecreeState, expected: number): void {
  if (decree.withdrawnAt) throw decreeConflict('DECREE_WITHDRAWN', decree.id);
  const actual = decree.revision;
  if (actual !== expected) throw decreeConflict('DECREE_STALE', decree.id, { expected, actual });
}

function isSame(before: DecreeState, content: DecreeContent): boolean {
  const stands: Record<string, unknown> = { ...before };
  const fields = Object.entries(columnsOf(content));
  const groups = before.pokjanal.map((link) => link.pokjanal.id).sort();
  return (
    fields.every(([field, value]) => JSON.stringify(value) === JSON.stringify(stands[field])) &&
    JSON.stringify(groups) === JSON.stringify([...content.groupIds].sort())
  );
}
