import type { ProblemOutcome, ProblemState } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { newId } from '../../lib/ids.ts';
import { type ProblemRow, staleProblem } from './problem-scope.ts';

/** An entry of the log of a problem. */
export type Step = {
  readonly state: ProblemState;
  readonly on: Date;
  readonly note?: string | null;
  readonly toOpdId?: string | null;
  readonly toGroupId?: string | null;
  readonly dueOn?: Date | null;
  readonly outcome?: ProblemOutcome | null;
};

/** The caller's office, for the log; null for the clock and where none is known. */
async function officeOf(tx: Tx, ctx: Pick<Ctx, 'actor'>): Promise<string | null> {
  const id = userIdOf(ctx.actor);
  if (id === null) return null;
  return (await tx.user.findUnique({ where: { id }, select: { office: true } }))?.office ?? null;
}

type Place = { readonly id: string; readonly revision: number; readonly nodeNo: number };

/** Adds an entry to the log of a problem that is locked, which then stands as the entry says, and tells of it. */
export async function addStep(tx: Tx, ctx: Pick<Ctx, 'actor' | 'clock'>, place: Place, step: Step): Promise<void> {
  const { id, revision, nodeNo } = place;
  const { _max } = await tx.problemStep.aggregate({ where: { problemId: id }, _max: { no: true } });
  const no = (_max.no ?? -1) + 1;
  const by = userIdOf(ctx.actor);
  await tx.problemStep.create({
    data: {
      ...step,
      id: newId(),
      problemId: id,
      no,
      at: ctx.clock.now(),
      actorId: by,
      office: await officeOf(tx, ctx),
    },
  });
  const moved = step.state === 'ESCALATED' ? 'problem.escalated' : 'problem.moved';
  await appendEvent(tx, {
    type: no === 0 ? 'problem.raised' : moved,
    nodeNo,
    payload: { id, revision: no === 0 ? 0 : revision + 1, state: step.state, by },
  });
}

/** Moves a problem as it was found; whoever comes second finds it moved. @throws Conflict then. */
export function moveProblem(ctx: Ctx, found: ProblemRow, step: Step): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    await lockUnmoved(tx, found);
    await addStep(tx, ctx, { id: found.id, revision: found.revision, nodeNo: found.wilayah.no }, step);
    return { id: found.id };
  });
}

/** Locks a problem until the end of the transaction. @throws Conflict when it was changed meanwhile. */
export async function lockUnmoved(tx: Tx, { id, revision }: { id: string; revision: number }): Promise<void> {
  const [row] = await tx.sql<{ revision: number }>('select revision from "Problem" where id = $1 for update', [id]);
  if (row?.revision !== revision) throw staleProblem(id, revision, row?.revision ?? revision);
}
