import type { IlpStage } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayText, today } from '../../lib/days.ts';
import { type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { optionalText } from '../../lib/text-problems.ts';
import { dayProblems } from '../posyandu/post-days.ts';
import { heldOf, heldOn, newestOf } from './held.ts';
import { assertNewest, type IlpRef, managedSubject, tellIlp } from './ilp-record.ts';
import { COLUMN_OF, ilpOf } from './ilp.sql.ts';

export type SetIlp = IlpRef & {
  /** Number of the newest entry the caller saw; 0 for none. */
  readonly expectedRevision: number;
  readonly stage: IlpStage;
  readonly from: Date;
  readonly meetingId: string | null;
  readonly basis: string | null;
};

/** No trial of primary-care integration began before this year. */
const FIRST = new Date('2021-01-01T00:00:00Z');

/** Says how far primary-care integration has come in a regency, at a puskesmas or at a post, from a day on. */
export async function setIlp(ctx: Ctx, input: SetIlp): Promise<IlpRef> {
  const { subject, id, stage, from, meetingId } = input;
  const told = managedSubject(ctx, subject, (await ilpOf(ctx, subject, [id]))[0]);
  const basis = input.basis?.trim() || null;
  const day = dayText(from);
  const before = heldOn(heldOf(told.entries), day);
  // Who has not seen the newest entry is told so, whatever else was asked.
  const isSame =
    newestOf(told.entries) === input.expectedRevision &&
    before?.stage === stage &&
    before.basis === basis &&
    before.meetingId === meetingId;
  refuseProblems([
    ...dayProblems('from', from, { after: FIRST, latest: today(ctx) }),
    ...optionalText('basis', basis),
    ...(meetingId ? await meetingProblems(ctx, meetingId, told.path) : []),
    ...(isSame ? [problem('stage', 'ILP_SAME')] : []),
  ]);
  await inTransaction(ctx, async (tx) => {
    const column = COLUMN_OF[subject];
    const ref = { subject, id };
    const no = await assertNewest(tx, { table: 'IlpEntry', column, id }, input.expectedRevision, { ilp: ref });
    const byId = userIdOf(ctx.actor);
    const said = { no, stage, from, meetingId, basis, at: ctx.clock.now(), byId, isDemo: told.isDemo };
    await tx.ilpEntry.create({ data: { id: newId(), [column]: id, ...said } });
    await tellIlp(tx, ctx, told, {
      action: 'ilp.set',
      subject: 'Ilp',
      revision: no,
      before: before && { stage: before.stage, from: before.from, basis: before.basis },
      after: { stage, from: day, basis },
    });
  });
  wake('sequencer');
  return { subject, id };
}

/** The meeting is one the caller sees, held by a group of the place or of an area above it. */
async function meetingProblems(ctx: Ctx, id: string, path: string): Promise<Problem[]> {
  const meeting = await ctx.db.prisma.meeting.findFirst({
    where: { AND: [{ id }, visible(ctx.actor, 'meeting.read')] },
    select: { pokjanal: { select: { wilayah: { select: { path: true } } } } },
  });
  return meeting && path.startsWith(meeting.pokjanal.wilayah.path) ? [] : [problem('meeting', 'ILP_MEETING_ELSEWHERE')];
}
