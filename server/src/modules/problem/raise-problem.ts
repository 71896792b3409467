import type { Prisma, ProblemField, ProblemOrigin } from '@pokjanal/prisma/client';
import type { Target } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { visible, visibleEvidence } from '../../auth/visible.ts';
import { inTransaction } from '../../db/transaction.ts';
import { InvalidInput, NotFound, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { today } from '../../lib/days.ts';
import { recordChange } from '../activity/record-change.ts';
import { contentProblems, type ProblemContent } from './problem-check.ts';
import { addStep } from './problem-step.ts';

export type RaiseProblem = {
  readonly content: ProblemContent & { readonly field: ProblemField };
  /** The post it is about; alone, the post raises it. */
  readonly posyanduId: string | null;
  /** The area it lies in, where it is about no single post. */
  readonly wilayahId: string | null;
  /** The agency that raises it. */
  readonly opdId: string | null;
  /** The group that raises it. */
  readonly groupId: string | null;
  readonly indicatorCode: string | null;
  readonly meetingId: string | null;
  /** Record of evidence it grows out of. */
  readonly evidenceId: string | null;
};

/**
 * Raises a problem, or the request of a citizen, for a post, an agency or a group; it then waits to be sent.
 * @throws NotFound for a raiser out of reach, InvalidInput with everything wrong.
 */
export async function raiseProblem(ctx: Ctx, input: RaiseProblem): Promise<{ id: string }> {
  const post = await findPost(ctx, input);
  const raiser = await findRaiser(ctx, input, post);
  assertCan(ctx.actor, 'problem.raise', raiser.target);
  const area = post?.wilayah ?? (await findArea(ctx, input.wilayahId)) ?? raiser.wilayah;
  refuseProblems([
    ...contentProblems(input.content),
    ...(area.path.startsWith(raiser.wilayah.path) ? [] : [problem(post ? 'posyandu' : 'wilayah', 'PLACE_OUTSIDE')]),
    ...(await linkProblems(ctx, input)),
  ]);
  const { kind, field, title, description } = input.content;
  const id = newId();
  const on = today(ctx);
  const words = { kind, field, title: title.trim(), description: description?.trim() || null };
  return inTransaction(ctx, async (tx) => {
    await tx.problem.create({
      data: {
        id,
        ...words,
        wilayahId: area.id,
        posyanduId: post?.id ?? null,
        origin: raiser.origin,
        raisedBy: raiser.name,
        raisedOpdId: raiser.opdId ?? null,
        raisedGroupId: raiser.groupId ?? null,
        raisedOn: on,
        indicatorCode: input.indicatorCode,
        meetingId: input.meetingId,
        evidenceId: input.evidenceId,
        createdAt: ctx.clock.now(),
        isDemo: raiser.isDemo,
      },
    });
    await addStep(tx, ctx, { id, revision: 0, nodeNo: area.no }, { state: 'RAISED', on });
    await recordChange(tx, ctx, {
      subject: 'Problem',
      subjectId: id,
      revision: 0,
      action: 'problem.raised',
      before: null,
      after: words,
    });
    return { id };
  });
}

const areaSelect = { select: { id: true, no: true, path: true } } as const;

const postSelect = {
  id: true,
  name: true,
  puskesmasId: true,
  isDemo: true,
  wilayah: areaSelect,
} as const satisfies Prisma.PosyanduSelect;
type Post = Prisma.PosyanduGetPayload<{ select: typeof postSelect }>;

/** The post it is about: one the caller may read, or one that a record within sight names. */
async function findPost(ctx: Ctx, { posyanduId: id, evidenceId }: RaiseProblem): Promise<Post | null> {
  if (id === null) return null;
  const link = { kind: 'POSYANDU' as const, ref: id, evidence: visibleEvidence(ctx.actor) };
  const isNamed =
    evidenceId !== null && (await ctx.db.prisma.evidenceLink.count({ where: { ...link, evidenceId } })) > 0;
  const post = await ctx.db.prisma.posyandu.findFirst({
    where: { AND: [{ id }, isNamed ? {} : visible(ctx.actor, 'posyandu.read')] },
    select: postSelect,
  });
  if (!post) throw new NotFound('POSYANDU_NOT_FOUND');
  return post;
}

type Area = Post['wilayah'];

async function findArea(ctx: Ctx, id: string | null): Promise<Area | null> {
  if (id === null) return null;
  const area = await ctx.db.prisma.wilayah.findFirst({
    where: { AND: [{ id, endedOn: null }, visible(ctx.actor, 'wilayah.read')] },
    ...areaSelect,
  });
  if (!area) throw new NotFound('WILAYAH_NOT_FOUND');
  return area;
}

type Raiser = {
  readonly origin: ProblemOrigin;
  readonly name: string;
  readonly wilayah: Area;
  readonly target: Target;
  readonly opdId?: string;
  readonly groupId?: string;
  readonly isDemo: boolean;
};

/** Who raises it. An agency or a group speaks for itself; a post does when nobody else is named. */
async function findRaiser(ctx: Ctx, { opdId, groupId }: RaiseProblem, post: Post | null): Promise<Raiser> {
  const select = { id: true, name: true, isDemo: true, wilayah: areaSelect } as const;
  if (opdId !== null) {
    const opd = await ctx.db.prisma.opd.findFirst({
      where: { AND: [{ id: opdId }, visible(ctx.actor, 'opd.read')] },
      select,
    });
    if (!opd) throw new NotFound('OPD_NOT_FOUND');
    return { ...opd, origin: 'OPD', opdId, target: { path: opd.wilayah.path, opdId } };
  }
  if (groupId !== null) {
    const group = await ctx.db.prisma.pokjanal.findFirst({
      where: { AND: [{ id: groupId }, visible(ctx.actor, 'pokjanal.read')] },
      select,
    });
    if (!group) throw new NotFound('POKJANAL_NOT_FOUND');
    return { ...group, origin: 'POKJANAL', groupId, target: { path: group.wilayah.path } };
  }
  if (!post) throw new InvalidInput([problem('posyandu', 'RAISER_MISSING')]);
  const { id: posyanduId, puskesmasId, wilayah } = post;
  return { ...post, origin: 'POSYANDU', target: { path: wilayah.path, posyanduId, puskesmasId } };
}

/** What is wrong with the indicator, the meeting and the record a problem points to. */
async function linkProblems(ctx: Ctx, { indicatorCode, meetingId, evidenceId }: RaiseProblem): Promise<Problem[]> {
  const [indicators, meetings, records] = await Promise.all([
    indicatorCode === null ? 1 : ctx.db.prisma.indicator.count({ where: { code: indicatorCode } }),
    meetingId === null
      ? 1
      : ctx.db.prisma.meeting.count({ where: { AND: [{ id: meetingId }, visible(ctx.actor, 'meeting.read')] } }),
    evidenceId === null
      ? 1
      : ctx.db.prisma.evidence.count({ where: { AND: [{ id: evidenceId }, visibleEvidence(ctx.actor)] } }),
  ]);
  return [
    ...(indicators === 0 ? [problem('indicator', 'LINK_NOT_FOUND')] : []),
    ...(meetings === 0 ? [problem('meeting', 'LINK_NOT_FOUND')] : []),
    ...(records === 0 ? [problem('evidence', 'LINK_NOT_FOUND')] : []),
  ];
}
