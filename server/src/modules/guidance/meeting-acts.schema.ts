import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { CommitmentInput, commitmentContentOf } from './commitment-input.schema.ts';
import { cancelMeeting, correctMeeting, holdMeeting, planMeeting } from './meeting-acts.ts';
import { MeetingContentInput, meetingContentOf } from './meeting-input.schema.ts';
import { setOutputState } from './meeting-output.ts';
import { OutputStateEnum } from './meeting.schema.ts';

const MeetingSuccess = builder.objectRef<{ id: string }>('MeetingSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    meeting: t.prismaField({
      type: 'Meeting',
      description: 'The meeting as it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.meeting.findFirstOrThrow({
          ...query,
          where: { AND: [{ id }, visible(ctx.actor, 'meeting.read')] },
        }),
    }),
  }),
});

const REVISION = 'Revision the caller saw.';

const PlanMeetingInput = builder.inputType('PlanMeetingInput', {
  description: 'A meeting to come.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'Group whose meeting it is.' }),
    content: t.field({ type: MeetingContentInput, required: true, description: 'What is known of it.' }),
  }),
});

const CorrectMeetingInput = builder.inputType('CorrectMeetingInput', {
  description: 'A meeting as it should have been written.',
  fields: (t) => ({
    meeting: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: REVISION }),
    content: t.field({
      type: MeetingContentInput,
      required: true,
      description: 'All of it, not the difference alone.',
    }),
    reason: t.string({ description: 'Kept in its history.' }),
  }),
});

const HoldMeetingInput = builder.inputType('HoldMeetingInput', {
  description: 'A meeting that took place: one that was planned, or one entered afterwards.',
  fields: (t) => ({
    meeting: t.id({ description: 'The planned meeting; left out for one nobody had planned here.' }),
    expectedRevision: t.int({ description: 'Revision of the planned meeting the caller saw.' }),
    pokjanal: t.id({ description: 'Group whose meeting it was, when none was planned.' }),
    content: t.field({
      type: MeetingContentInput,
      required: true,
      description: 'All of it, with who came and the minutes.',
    }),
    decisions: t.field({ type: [CommitmentInput], description: 'Decisions that become commitments.' }),
  }),
});

const CancelMeetingInput = builder.inputType('CancelMeetingInput', {
  description: 'A planned meeting that is called off.',
  fields: (t) => ({
    meeting: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: REVISION }),
    reason: t.string({ required: true, description: 'Why, at most 500 characters.' }),
  }),
});

const SetOutputStateInput = builder.inputType('SetOutputStateInput', {
  description: 'What became of an expected output.',
  fields: (t) => ({
    output: t.id({ required: true, description: 'The output.' }),
    expectedRevision: t.int({ required: true, description: 'Revision of the output the caller saw.' }),
    state: t.field({ type: OutputStateEnum, required: true, description: 'Reached, dropped, or open again.' }),
    on: t.field({ type: 'Day', description: 'Day of it; today when left out.' }),
    note: t.string({ description: 'What shows it, or why it was dropped.' }),
    attachment: t.id({ description: 'File that shows it, brought to `/files/attachment` before.' }),
    decree: t.id({ description: 'Decree that shows it.' }),
  }),
});

/** Which meeting is held: the planned one with its revision, or one of a group. @throws InvalidInput where neither is named. */
function heldOf(input: typeof HoldMeetingInput.$inferInput) {
  const id = optionalIdOf('Meeting', input.meeting, 'meeting');
  if (id !== undefined) return { id, expectedRevision: input.expectedRevision ?? 0 };
  if (input.pokjanal == null) throw new InvalidInput([problem('pokjanal', 'REQUIRED')]);
  return { pokjanalId: idOf('Pokjanal', input.pokjanal, 'pokjanal') };
}

const types = [Conflict, InvalidInput, Forbidden, NotFound];

builder.mutationFields((t) => ({
  planMeeting: t.field({
    type: MeetingSuccess,
    description: 'Plans a meeting of a group.',
    authScopes: { can: 'meeting.manage' },
    errors: { types, union: { name: 'PlanMeetingResult' } },
    args: { input: t.arg({ type: PlanMeetingInput, required: true, description: 'Group and meeting.' }) },
    resolve: (_root, { input }, ctx) =>
      planMeeting(ctx, {
        pokjanalId: idOf('Pokjanal', input.pokjanal, 'pokjanal'),
        content: meetingContentOf(input.content),
      }),
  }),
  correctMeeting: t.field({
    type: MeetingSuccess,
    description: 'Puts right what is written of a meeting; what stood there before stays in its history.',
    authScopes: { can: 'meeting.manage' },
    errors: { types, union: { name: 'CorrectMeetingResult' } },
    args: { input: t.arg({ type: CorrectMeetingInput, required: true, description: 'Which one, and how.' }) },
    resolve: (_root, { input }, ctx) =>
      correctMeeting(ctx, {
        id: idOf('Meeting', input.meeting, 'meeting'),
        expectedRevision: input.expectedRevision,
        content: meetingContentOf(input.content),
        reason: input.reason ?? null,
      }),
  }),
  holdMeeting: t.field({
    type: MeetingSuccess,
    description:
      'Writes down a meeting that took place: who came, the minutes, and its decisions as commitments, all of it or nothing.',
    authScopes: { can: 'meeting.manage' },
    errors: { types, union: { name: 'HoldMeetingResult' } },
    args: { input: t.arg({ type: HoldMeetingInput, required: true, description: 'The meeting and what came of it.' }) },
    resolve: (_root, { input }, ctx) =>
      holdMeeting(ctx, {
        meeting: heldOf(input),
        content: meetingContentOf(input.content),
        decisions: (input.decisions ?? []).map((one, at) => commitmentContentOf(one, `decisions.${at}`)),
      }),
  }),
  cancelMeeting: t.field({
    type: MeetingSuccess,
    description: 'Calls a planned meeting off; it stays readable with the reason.',
    authScopes: { can: 'meeting.manage' },
    errors: { types, union: { name: 'CancelMeetingResult' } },
    args: { input: t.arg({ type: CancelMeetingInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) =>
      cancelMeeting(ctx, {
        id: idOf('Meeting', input.meeting, 'meeting'),
        expectedRevision: input.expectedRevision,
        reason: input.reason,
      }),
  }),
  setOutputState: t.field({
    type: MeetingSuccess,
    description: 'Says what became of an expected output of a meeting.',
    authScopes: { can: 'meeting.manage' },
    errors: { types, union: { name: 'SetOutputStateResult' } },
    args: { input: t.arg({ type: SetOutputStateInput, required: true, description: 'Which one, and what shows it.' }) },
    resolve: (_root, { input }, ctx) =>
      setOutputState(ctx, {
        id: idOf('MeetingOutput', input.output, 'output'),
        expectedRevision: input.expectedRevision,
        state: input.state,
        on: input.on ?? null,
        note: input.note ?? null,
        attachmentId: optionalIdOf('Attachment', input.attachment, 'attachment') ?? null,
        decreeId: optionalIdOf('Decree', input.decree, 'decree') ?? null,
      }),
  }),
}));
