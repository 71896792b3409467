import type { MeetingStatus } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { type GuidedGroup, staleMeeting } from './guided-group.ts';
import { meetingColumns, type MeetingContent, type MeetingState, meetingStateSelect } from './meeting-content.ts';
import { linkProblems, seatParties } from './meeting-links.ts';

/** Writes a new meeting with everything that belongs to it. @throws InvalidInput with `plain` and all else found. */
export async function createMeeting(
  tx: Tx,
  ctx: Ctx,
  group: GuidedGroup,
  meeting: { readonly content: MeetingContent; readonly status: MeetingStatus; readonly plain: readonly Problem[] },
): Promise<MeetingState> {
  const { status, plain } = meeting;
  const content = await checkedContent(tx, ctx, group, meeting.content, null, plain);
  const id = newId();
  await tx.meeting.create({
    data: {
      ...meetingColumns(content),
      id,
      pokjanalId: group.id,
      status,
      createdAt: ctx.clock.now(),
      isDemo: group.isDemo,
    },
  });
  await writeLists(tx, id, content);
  await tx.meetingOutput.createMany({
    data: content.outputs.map(({ text }, order) => ({ id: newId(), meetingId: id, order, text })),
  });
  return tx.meeting.findUniqueOrThrow({ where: { id }, select: meetingStateSelect });
}

/** Writes a meeting anew over what stood there. @throws InvalidInput, or Conflict when somebody else was faster. */
export async function replaceMeeting(
  tx: Tx,
  ctx: Ctx,
  before: MeetingState,
  meeting: { readonly content: MeetingContent; readonly status: MeetingStatus; readonly plain: readonly Problem[] },
): Promise<MeetingState> {
  const { id, pokjanal: group, revision } = before;
  const content = await checkedContent(tx, ctx, group, meeting.content, before, [
    ...meeting.plain,
    ...outputProblems(before, meeting.content),
  ]);
  const { count } = await tx.meeting.updateMany({
    where: { id, revision, status: before.status },
    data: { ...meetingColumns(content), status: meeting.status, revision: revision + 1 },
  });
  if (count === 0) throw staleMeeting(id, revision, revision + 1);
  await clearLists(tx, id);
  await writeLists(tx, id, content);
  await replaceOutputs(tx, before, content);
  return tx.meeting.findUniqueOrThrow({ where: { id }, select: meetingStateSelect });
}

async function checkedContent(
  tx: Tx,
  ctx: Ctx,
  group: GuidedGroup,
  given: MeetingContent,
  before: MeetingState | null,
  plain: readonly Problem[],
): Promise<MeetingContent> {
  const { parties, problems } = await seatParties(tx, group, given);
  const content = { ...given, parties };
  const known = new Set([
    ...(before?.files ?? []).map(({ attachmentId }) => attachmentId),
    ...(before?.joint?.attachmentId ? [before.joint.attachmentId] : []),
  ]);
  refuseProblems([...plain, ...problems, ...(await linkProblems(tx, ctx, group, content, known))]);
  return content;
}

async function clearLists(tx: Tx, meetingId: string): Promise<void> {
  const where = { meetingId };
  await tx.meetingParty.deleteMany({ where });
  await tx.meetingSpeaker.deleteMany({ where });
  await tx.meetingAgendaItem.deleteMany({ where });
  await tx.meetingFile.deleteMany({ where });
  await tx.meetingReach.deleteMany({ where });
  await tx.jointCommitment.deleteMany({ where });
}

async function writeLists(tx: Tx, meetingId: string, content: MeetingContent): Promise<void> {
  const rows = <T extends object>(list: readonly T[]) =>
    list.map((row, order) => ({ ...row, id: newId(), meetingId, order }));
  await tx.meetingParty.createMany({ data: rows(content.parties) });
  await tx.meetingSpeaker.createMany({ data: rows(content.speakers) });
  await tx.meetingAgendaItem.createMany({ data: rows(content.agenda) });
  await tx.meetingFile.createMany({
    data: content.fileIds.map((attachmentId, order) => ({ meetingId, attachmentId, order })),
  });
  await tx.meetingReach.createMany({ data: content.reach.map((area) => ({ ...area, meetingId })) });
  const { joint } = content;
  if (joint) {
    const signatories = [...joint.signatories];
    await tx.jointCommitment.create({ data: { ...joint, signatories, id: newId(), meetingId } });
  }
}

/** An output that somebody has settled stays; one that is named must be of this meeting. */
function outputProblems({ outputs }: MeetingState, content: MeetingContent): Problem[] {
  const kept = new Set(content.outputs.flatMap(({ id }) => id ?? []));
  const known = new Set(outputs.map(({ id }) => id));
  return [
    ...content.outputs.flatMap(({ id }, at) =>
      id !== null && !known.has(id) ? [problem(`outputs.${at}`, 'OUTPUT_NOT_FOUND')] : [],
    ),
    ...outputs.flatMap(({ id, state, text }) =>
      state !== 'OPEN' && !kept.has(id) ? [problem('outputs', 'OUTPUT_SETTLED', { text })] : [],
    ),
  ];
}

async function replaceOutputs(tx: Tx, before: MeetingState, { outputs }: MeetingContent): Promise<void> {
  const kept = outputs.flatMap(({ id }) => id ?? []);
  await tx.meetingOutput.deleteMany({ where: { meetingId: before.id, id: { notIn: kept } } });
  for (const [order, { id, text }] of outputs.entries()) {
    if (id === null) await tx.meetingOutput.create({ data: { id: newId(), meetingId: before.id, order, text } });
    else await tx.meetingOutput.update({ where: { id }, data: { order, text } });
  }
}
