import type { ProblemField } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import type { DryRun } from '../activity/restored-values.ts';
import { contentProblems, type ProblemContent } from './problem-check.ts';
import { findManaged, problemConflict } from './problem-scope.ts';
import { lockUnmoved } from './problem-step.ts';

export type CorrectProblem = DryRun & {
  readonly id: string;
  readonly expectedRevision: number;
  readonly content: Omit<ProblemContent, 'kind'> & { readonly field: ProblemField };
};

/** Puts the words of a problem right while it is open; where it stands stays as it was. @throws Conflict once it is closed. */
export async function correctProblem(ctx: Ctx, input: CorrectProblem): Promise<{ id: string }> {
  const found = await findManaged(ctx, input, 'problem.manage');
  if (found.state === 'CLOSED') throw problemConflict('PROBLEM_STANDS_ELSEWHERE', found.id);
  refuseProblems(contentProblems({ ...input.content, kind: found.kind }));
  if (input.dryRun) return { id: found.id };
  const { field, title, description } = input.content;
  const data = { field, title: title.trim(), description: description?.trim() || null };
  const revision = found.revision + 1;
  return inTransaction(ctx, async (tx) => {
    await lockUnmoved(tx, found);
    await tx.problem.update({ where: { id: found.id }, data: { ...data, revision } });
    await recordChange(tx, ctx, {
      subject: 'Problem',
      subjectId: found.id,
      revision,
      action: 'problem.corrected',
      before: { field: found.field, title: found.title, description: found.description },
      after: data,
    });
    const payload = { id: found.id, revision, state: found.state, by: userIdOf(ctx.actor) };
    await appendEvent(tx, { type: 'problem.corrected', nodeNo: found.wilayah.no, payload });
    return { id: found.id };
  });
}
