import type { Prisma } from '@pokjanal/prisma/client';
import type { Actor, Target } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { type Action, can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { Conflict, type ErrorCode, type ErrorData, Forbidden, NotFound } from '../../lib/errors.ts';
import { isLate, mayMove, PROBLEM_ACTS, type ProblemAct } from '../../lib/pure/problem-moves.ts';

const groupSelect = { select: { regime: true, wilayah: { select: { no: true, path: true } } } } as const;

/** What the rights to a problem, and the ways it may go, follow from. */
export const problemSelect = {
  id: true,
  kind: true,
  field: true,
  title: true,
  description: true,
  state: true,
  dueOn: true,
  revision: true,
  raisedOpdId: true,
  toOpdId: true,
  indicatorCode: true,
  meetingId: true,
  wilayah: { select: { no: true, path: true } },
  posyandu: { select: { id: true, puskesmasId: true } },
  raisedGroup: groupSelect,
  toOpd: { select: { wilayah: { select: { path: true } } } },
  toGroup: groupSelect,
  escalatedTo: groupSelect,
} as const satisfies Prisma.ProblemSelect;

export type ProblemRow = Prisma.ProblemGetPayload<{ select: typeof problemSelect }>;

/** Where a problem lies for those who guide it: its place, its post, and who raised it. */
function placeTargets({ wilayah, posyandu, raisedOpdId, raisedGroup }: Placed): Target[] {
  const post = posyandu ? { posyanduId: posyandu.id, puskesmasId: posyandu.puskesmasId } : {};
  return [
    { path: wilayah.path, ...post, ...(raisedOpdId ? { opdId: raisedOpdId } : {}) },
    ...(raisedGroup ? [{ path: raisedGroup.wilayah.path }] : []),
  ];
}

/** Where it lies for those who answer: the agency or group asked, and the group it was passed up to. */
function answerTargets({ toOpdId, toOpd, toGroup, escalatedTo }: Placed): Target[] {
  return [
    ...(toOpd && toOpdId ? [{ path: toOpd.wilayah.path, opdId: toOpdId }] : []),
    ...[toGroup, escalatedTo].flatMap((group) => (group ? [{ path: group.wilayah.path }] : [])),
  ];
}

type Placed = Pick<
  ProblemRow,
  'wilayah' | 'posyandu' | 'raisedOpdId' | 'raisedGroup' | 'toOpdId' | 'toOpd' | 'toGroup' | 'escalatedTo'
>;

/** Who does which act: the guide of a problem, or who must answer it. */
const ACTION_OF: Readonly<Record<ProblemAct, Action>> = {
  SEND: 'problem.manage',
  ANSWER: 'problem.answer',
  ACCEPT: 'problem.manage',
  RETURN: 'problem.manage',
  REDIRECT: 'problem.answer',
  ESCALATE: 'problem.manage',
  CLOSE: 'problem.manage',
};

/** Tells whether the caller may do an act to a problem, whatever its state. */
export function mayAct(actor: Actor, row: Placed, action: Action): boolean {
  const targets = action === 'problem.answer' ? answerTargets(row) : placeTargets(row);
  return targets.some((target) => can(actor, action, target));
}

const ACTS = Object.keys(PROBLEM_ACTS) as ProblemAct[];

/** The acts that the caller may do to a problem as it stands today, in the order of its way. */
export function actsOf(actor: Actor, row: Placed & Pick<ProblemRow, 'state' | 'dueOn'>, today: Date): ProblemAct[] {
  return ACTS.filter(
    (act) =>
      mayMove(row.state, PROBLEM_ACTS[act]) &&
      (act !== 'ESCALATE' || isLate(row.state, row.dueOn, today)) &&
      mayAct(actor, row, ACTION_OF[act]),
  );
}

type Ref = { readonly id: string; readonly expectedRevision: number };

/**
 * A problem that the caller moves by an act, unmoved since it was seen. @throws NotFound out of reach, Forbidden without the
 * right, Conflict with the problem when it moved on or does not allow the act.
 */
export async function findToMove(ctx: Ctx, ref: Ref, act: ProblemAct): Promise<ProblemRow> {
  const row = await findManaged(ctx, ref, ACTION_OF[act]);
  if (!mayMove(row.state, PROBLEM_ACTS[act])) throw problemConflict('PROBLEM_STANDS_ELSEWHERE', row.id);
  return row;
}

/** A problem the caller has a right to, unmoved since it was seen. @throws as `findToMove`. */
export async function findManaged(ctx: Ctx, { id, expectedRevision }: Ref, action: Action): Promise<ProblemRow> {
  const row = await ctx.db.prisma.problem.findFirst({
    where: { AND: [{ id }, visible(ctx.actor, 'problem.read')] },
    select: problemSelect,
  });
  if (!row) throw new NotFound('PROBLEM_NOT_FOUND');
  if (!mayAct(ctx.actor, row, action)) throw new Forbidden('FORBIDDEN_ACTION', { action });
  if (row.revision !== expectedRevision) throw staleProblem(id, expectedRevision, row.revision);
  return row;
}

/** The refusal of an act that a problem does not allow now; its reader gets the problem with it. */
export function problemConflict(code: ErrorCode, problemId: string, data: ErrorData = {}): Conflict {
  return new Conflict(code, { ...data, problemId });
}

/** The refusal of an act on a problem that somebody else changed meanwhile. */
export function staleProblem(problemId: string, expected: number, actual: number): Conflict {
  return problemConflict('PROBLEM_STALE', problemId, { expected, actual });
}
