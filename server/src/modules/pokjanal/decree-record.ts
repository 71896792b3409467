import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { recordBulkAct } from '../activity/record-bulk-act.ts';
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
import type { DecreeBulkRef } from './undo-decree.ts';

/** A decree on record; with the act on many as a whole where it is for more groups than one. */
export type RecordedDecree = { readonly id: string; readonly actId: string | null };

/**
 * Records a decree for groups the caller manages. The same document is recorded once: a second time, by a retry or by
 * somebody else in the same moment, is a conflict that names it.
 */
export async function recordDecree(ctx: Ctx, input: DecreeContent): Promise<RecordedDecree> {
  const content = tidyContent(input);
  const groups = await manageableGroups(ctx, content.groupIds);
  const plain = contentProblems(content, ctx.clock.now());
  return orKnownDocument(ctx, content, () =>
    inTransaction(ctx, async (tx) => {
      refuseProblems([...plain, ...(await linkProblems(tx, ctx, content, null))]);
      const known = await knownDocument(tx, ctx, content);
      if (known) throw known;
      const { id } = await createDecree(tx, ctx, content, groups);
      return { id, actId: await recordForMany(tx, ctx, { id, content, groups }) };
    }),
  );
}

async function recordForMany(
  tx: Tx,
  ctx: Ctx,
  { id, content, groups }: { id: string; content: DecreeContent; groups: readonly DecreeGroup[] },
): Promise<string | null> {
  if (groups.length < 2) return null;
  return recordBulkAct(tx, ctx, {
    kind: 'DECREE',
    at: ctx.clock.now(),
    note: content.number,
    paths: groups.map(({ wilayah }) => wilayah.path),
    rows: groups.map((group) => {
      const ref: DecreeBulkRef = { decreeId: id, pokjanalId: group.id };
      return { ref, revision: 0, before: null };
    }),
  });
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
