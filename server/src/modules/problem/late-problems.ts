import { systemActor } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { dayText, today } from '../../lib/days.ts';
import { isLate } from '../../lib/pure/problem-moves.ts';
import { groupAbove, groupAt } from '../guidance/group-above.ts';
import type { Say } from './answer-problem.ts';
import { noteProblems } from './problem-check.ts';
import { escalationsDue } from './problem-clock.ts';
import { findToMove, problemConflict, type ProblemRow, problemSelect } from './problem-scope.ts';
import { addStep, moveProblem } from './problem-step.ts';

/**
 * Passes a late problem up: from an agency to the group of its area, from a group to the one above; once more passes it on
 * from there. @throws Conflict while it is in time, or when no group stands above.
 */
export async function escalateProblem(ctx: Ctx, input: Say): Promise<{ id: string }> {
  const found = await findToMove(ctx, input, 'ESCALATE');
  const on = today(ctx);
  if (!isLate(found.state, found.dueOn, on)) {
    throw problemConflict('PROBLEM_NOT_LATE', found.id, { due: dayText(found.dueOn) });
  }
  const note = input.note?.trim() || null;
  refuseProblems(noteProblems('note', note, { ...input, needed: false }));
  const toGroupId = await groupFor(ctx, found);
  if (!toGroupId) throw problemConflict('NO_GROUP_ABOVE', found.id);
  return moveProblem(ctx, found, { state: 'ESCALATED', on, note, toGroupId });
}

/** The next group up from whoever holds the problem now. */
async function groupFor(ctx: Pick<Ctx, 'db'>, { escalatedTo, toGroup, toOpd }: ProblemRow): Promise<string | null> {
  const holder = escalatedTo ?? toGroup;
  if (holder) return groupAbove(ctx.db, holder);
  return toOpd ? groupAt(ctx.db, toOpd.wilayah.path) : null;
}

/**
 * Passes up by the clock what is late for longer than its area allows, each once for every such stretch, by whichever
 * process comes first; what moved meanwhile is left alone. Gives how many were passed up.
 */
export async function escalateLateProblems({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const ctx = { db, clock, actor: systemActor('problem-clock') };
  const on = today(ctx);
  let count = 0;
  for (const id of await escalationsDue(db, on)) {
    const found = await db.prisma.problem.findUnique({ where: { id }, select: problemSelect });
    const toGroupId = found && (await groupFor(ctx, found));
    if (!found || !toGroupId) continue;
    const isPassed = await inTransaction(ctx, async (tx) => {
      const [row] = await tx.sql('select 1 from "Problem" where id = $1 and revision = $2 for update skip locked', [
        id,
        found.revision,
      ]);
      if (!row) return false;
      const place = { id, revision: found.revision, nodeNo: found.wilayah.no };
      await addStep(tx, ctx, place, { state: 'ESCALATED', on, toGroupId });
      return true;
    });
    if (isPassed) count += 1;
  }
  return count;
}
