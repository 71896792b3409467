import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { contentProblems, linkProblems } from './decree-check.ts';
import { knownDocument, orKnownDocument } from './decree-conflict.ts';
import {
  columnsOf,
  type DecreeContent,
  type DecreeGroup,
  decreeStateSelect,
  loggedOf,
  tidyContent,
} from './decree-content.ts';
import { manageableGroups, tellOfDecree } from './decree-groups.ts';

/**
 * Records a decree for groups the caller manages. The same document is recorded once: a second time, by a retry or by
 * somebody else in the same moment, is a conflict that names it.
 */
export async function recordDecree(ctx: Ctx, input: DecreeContent): Promise<{ id: string }> {
  const content = tidyContent(input);
  const groups = await manageableGroups(ctx, content.groupIds);
  const plain = contentProblems(content, ctx.clock.now());
  return orKnownDocument(ctx, content, () =>
    inTransaction(ctx, async (tx) => {
      refuseProblems([...plain, ...(await linkProblems(tx, ctx, content, null))]);
      const known = await knownDocument(tx, ctx, content);
      if (known) throw known;
      return createDecree(tx, ctx, content, groups);
    }),
  );
}

/** Writes a decree that was checked, with its history and event. */
export async function createDecree(
  tx: Tx,
  ctx: Ctx,
  content: DecreeContent,
  groups: readonly DecreeGroup[],
): Promise<{ id: string }> {
  const made = await tx.decree.create({
    data: {
      ...columnsOf(content),
      createdAt: ctx.clock.now(),
      isDemo: groups.every((group) => group.isDemo),
      pokjanal: { createMany: { data: content.groupIds.map((pokjanalId) => ({ pokjanalId })) } },
    },
    select: decreeStateSelect,
  });
  const { id, revision } = made;
  await recordChange(tx, ctx, {
    subject: 'Decree',
    subjectId: id,
    revision,
    action: 'decree.recorded',
    before: null,
    after: loggedOf(made),
  });
  await tellOfDecree(tx, ctx, 'decree.recorded', { id, revision, groups });
  return { id };
}
