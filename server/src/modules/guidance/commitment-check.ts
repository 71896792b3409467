import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { dayText } from '../../lib/days.ts';
import { opdProblems } from '../pokjanal/member-check.ts';
import type { GuidedGroup } from './guided-group.ts';
import { required } from './meeting-check.ts';

/** Who owns a commitment: a seat of the group, an agency, or an office by its title alone. */
export type OwnerContent = {
  readonly seatId: string | null;
  readonly opdId: string | null;
  /** Empty where seat or agency say it. */
  readonly office: string;
};

/** What somebody takes upon themselves, and until when: a day, or so many working days from the day it was decided. */
export type CommitmentContent = {
  readonly text: string;
  readonly owner: OwnerContent;
  readonly dueOn: Date | null;
  readonly dueWorkingDays: number | null;
  /** Code of the indicator it should move. */
  readonly indicatorCode: string | null;
};

const TEXT = 1_000;
const OFFICE = 200;
const MAX_DAYS = 500;
const MAX_AT_ONCE = 50;

/** Everything wrong with commitments that can be told before they are written. */
export async function commitmentProblems(
  ctx: Ctx,
  group: GuidedGroup,
  commitments: readonly CommitmentContent[],
  from: Date,
  pathOf: (at: number) => string,
): Promise<Problem[]> {
  return [
    ...(commitments.length > MAX_AT_ONCE ? [problem('decisions', 'TOO_MANY', { max: MAX_AT_ONCE })] : []),
    ...commitments.flatMap((one, at) => plainProblems(one, from, pathOf(at))),
    ...(await ownerProblems(ctx, group, commitments, from, pathOf)),
    ...(await indicatorProblems(ctx, commitments, pathOf)),
  ];
}

function plainProblems({ text, owner, dueOn, dueWorkingDays: days }: CommitmentContent, from: Date, path: string) {
  const isOwned = owner.seatId !== null || owner.opdId !== null || owner.office.trim() !== '';
  return [
    ...required(`${path}.text`, text, TEXT),
    ...(isOwned ? [] : [problem(`${path}.owner`, 'OWNER_MISSING')]),
    ...(owner.office.length > OFFICE ? [problem(`${path}.owner`, 'TOO_LONG', { max: OFFICE })] : []),
    ...dueProblems(dueOn, days, from, path),
  ];
}

function dueProblems(dueOn: Date | null, days: number | null, from: Date, path: string): Problem[] {
  if (dueOn) return dueOn < from ? [problem(`${path}.dueOn`, 'DAY_BEFORE_START', { from: dayText(from) })] : [];
  if (days === null) return [problem(`${path}.dueOn`, 'DUE_MISSING')];
  const isInRange = days >= 1 && days <= MAX_DAYS;
  return isInRange ? [] : [problem(`${path}.dueWorkingDays`, 'OUT_OF_RANGE', { min: 1, max: MAX_DAYS })];
}

async function ownerProblems(
  ctx: Ctx,
  group: GuidedGroup,
  commitments: readonly CommitmentContent[],
  from: Date,
  pathOf: (at: number) => string,
): Promise<Problem[]> {
  const named = commitments.flatMap(({ owner }, at) => (owner.opdId ? [{ id: owner.opdId, at }] : []));
  if (named.length === 0) return [];
  const ids = named.map(({ id }) => id);
  return opdProblems(ctx, group, ids, { from, to: from }, (nth) => `${pathOf(named[nth]?.at ?? 0)}.owner`);
}

async function indicatorProblems(
  ctx: Ctx,
  commitments: readonly CommitmentContent[],
  pathOf: (at: number) => string,
): Promise<Problem[]> {
  const codes = commitments.flatMap(({ indicatorCode }) => indicatorCode ?? []);
  if (codes.length === 0) return [];
  const found = await ctx.db.prisma.indicator.findMany({ where: { code: { in: codes } }, select: { code: true } });
  const known = new Set(found.map(({ code }) => code));
  return commitments.flatMap(({ indicatorCode }, at) =>
    indicatorCode === null || known.has(indicatorCode) ? [] : [problem(`${pathOf(at)}.indicator`, 'LINK_NOT_FOUND')],
  );
}
