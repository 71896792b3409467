import type { ProblemOutcome } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { dayText, today } from '../../lib/days.ts';
import { noteProblems } from './problem-check.ts';
import { dueDay } from './problem-clock.ts';
import { findToMove } from './problem-scope.ts';
import { moveProblem } from './problem-step.ts';
import { dueProblems } from './send-problem.ts';

/** A problem as the caller saw it, and what they say of it. */
export type Say = {
  readonly id: string;
  readonly expectedRevision: number;
  readonly note: string | null;
  readonly isImpersonal: boolean;
};

const said = ({ note }: Say): string | null => note?.trim() || null;

/** Answers a problem, today or on the day a letter came; the day counts for being in time. */
export async function answerProblem(ctx: Ctx, input: Say & { readonly on: Date | null }): Promise<{ id: string }> {
  const found = await findToMove(ctx, input, 'ANSWER');
  const now = today(ctx);
  const on = input.on ?? now;
  const last = await lastDayOf(ctx, found.id);
  refuseProblems([
    ...noteProblems('note', said(input), { ...input, needed: true }),
    ...(on > now ? [problem('on', 'DATE_IN_FUTURE')] : []),
    ...(on < last ? [problem('on', 'ANSWER_BEFORE_LAST', { last: dayText(last) })] : []),
  ]);
  return moveProblem(ctx, found, { state: 'ANSWERED', on, note: said(input) });
}

/** The day it was last asked about; what came up meanwhile, such as passing it up, may lie after a letter that was on its way. */
async function lastDayOf(ctx: Ctx, problemId: string): Promise<Date> {
  const { _max } = await ctx.db.prisma.problemStep.aggregate({
    where: { problemId, state: { in: ['SENT', 'RETURNED'] } },
    _max: { on: true },
  });
  return _max.on ?? today(ctx);
}

/** Takes an answer as one that helps; what remains is to close the problem with its result. */
export async function acceptAnswer(ctx: Ctx, input: Say): Promise<{ id: string }> {
  const found = await findToMove(ctx, input, 'ACCEPT');
  refuseProblems(noteProblems('note', said(input), { ...input, needed: false }));
  return moveProblem(ctx, found, { state: 'ACCEPTED', on: today(ctx), note: said(input) });
}

/** Sends an answer back with the reason; a new day counts for the next one. */
export async function returnAnswer(ctx: Ctx, input: Say & { readonly dueOn: Date | null }): Promise<{ id: string }> {
  const found = await findToMove(ctx, input, 'RETURN');
  const on = today(ctx);
  refuseProblems([...noteProblems('note', said(input), { ...input, needed: true }), ...dueProblems(input.dueOn, on)]);
  const dueOn = input.dueOn ?? (await dueDay(ctx.db, { kind: found.kind, path: found.wilayah.path, from: on }));
  return moveProblem(ctx, found, { state: 'RETURNED', on, note: said(input), dueOn });
}

/** Says that a problem is not for the one who was asked, and why; it waits to be sent to another. */
export async function redirectProblem(ctx: Ctx, input: Say): Promise<{ id: string }> {
  const found = await findToMove(ctx, input, 'REDIRECT');
  refuseProblems(noteProblems('note', said(input), { ...input, needed: true }));
  return moveProblem(ctx, found, { state: 'REDIRECTED', on: today(ctx), note: said(input) });
}

/** Closes a problem with what came of it; its log stays readable. */
export async function closeProblem(
  ctx: Ctx,
  input: Say & { readonly outcome: ProblemOutcome },
): Promise<{ id: string }> {
  const found = await findToMove(ctx, input, 'CLOSE');
  refuseProblems(noteProblems('note', said(input), { ...input, needed: true }));
  return moveProblem(ctx, found, { state: 'CLOSED', on: today(ctx), note: said(input), outcome: input.outcome });
}
