import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { today } from '../../lib/days.ts';
import { noteProblems } from './problem-check.ts';
import { dueDay } from './problem-clock.ts';
import { findToMove, type ProblemRow } from './problem-scope.ts';
import { moveProblem } from './problem-step.ts';

export type SendProblem = {
  readonly id: string;
  readonly expectedRevision: number;
  /** The agency that must answer, or else the group. */
  readonly opdId: string | null;
  readonly groupId: string | null;
  /** Last day for the answer; counted in working days by the setting of the area when left out. */
  readonly dueOn: Date | null;
  readonly note: string | null;
  readonly isImpersonal: boolean;
};

/** Sends a problem to the agency or group that must answer until a day; its clock starts. */
export async function sendProblem(ctx: Ctx, input: SendProblem): Promise<{ id: string }> {
  const found = await findToMove(ctx, input, 'SEND');
  const from = today(ctx);
  const note = input.note?.trim() || null;
  refuseProblems([
    ...(await addresseeProblems(ctx, found, input, from)),
    ...dueProblems(input.dueOn, from),
    ...noteProblems('note', note, { ...input, needed: false }),
  ]);
  const { opdId: toOpdId, groupId: toGroupId } = input;
  const dueOn = input.dueOn ?? (await dueDay(ctx.db, { kind: found.kind, path: found.wilayah.path, from }));
  return moveProblem(ctx, found, { state: 'SENT', on: from, note, toOpdId, toGroupId, dueOn });
}

/** What is wrong with a day until which an answer is wanted. */
export function dueProblems(dueOn: Date | null, from: Date): Problem[] {
  return dueOn && dueOn < from ? [problem('dueOn', 'DUE_PAST')] : [];
}

/** Whoever is asked serves the area of the problem, or one above it, and still works. */
async function addresseeProblems(
  ctx: Ctx,
  { wilayah }: ProblemRow,
  { opdId, groupId }: SendProblem,
  on: Date,
): Promise<Problem[]> {
  if ((opdId === null) === (groupId === null)) return [problem('to', 'ADDRESSEE_MISSING')];
  const { prisma } = ctx.db;
  const area = { wilayah: { select: { path: true } } } as const;
  const found =
    opdId === null
      ? await prisma.pokjanal.findFirst({ where: { id: groupId ?? '', successorId: null }, select: area })
      : await prisma.opd.findFirst({ where: { id: opdId, OR: [{ to: null }, { to: { gte: on } }] }, select: area });
  return found && wilayah.path.startsWith(found.wilayah.path) ? [] : [problem('to', 'ADDRESSEE_UNFIT')];
}
