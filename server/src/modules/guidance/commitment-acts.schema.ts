import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { escalateCommitment, moveCommitment, recordCommitment } from './commitment-acts.ts';
import { correctCommitment } from './correct-commitment.ts';
import { CommitmentInput, commitmentContentOf } from './commitment-input.schema.ts';

const CommitmentSuccess = builder.objectRef<{ id: string }>('CommitmentSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    commitment: t.prismaField({
      type: 'Commitment',
      description: 'The commitment as it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.commitment.findFirstOrThrow({
          ...query,
          where: { AND: [{ id }, visible(ctx.actor, 'commitment.read')] },
        }),
    }),
  }),
});

const MoveEnum = builder.enumType('CommitmentMove', {
  description: 'Where a commitment can be moved; passing it up is an act of its own.',
  values: {
    OPEN: { description: 'Opened again after it was done or dropped, with the reason.' },
    IN_PROGRESS: { description: 'Taken up, or further along.' },
    DONE: { description: 'Done, with what shows it in words or as a file.' },
    DROPPED: { description: 'Dropped, with the reason.' },
  },
});

const RecordCommitmentInput = builder.inputType('RecordCommitmentInput', {
  description: 'A commitment of a group.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'Group it is made in.' }),
    meeting: t.id({ description: 'Meeting of the group that decided it; its day counts.' }),
    evidence: t.id({
      description: 'Record of evidence of the group it grows out of, such as the visit that found it.',
    }),
    content: t.field({ type: CommitmentInput, required: true, description: 'What, by whom, until when.' }),
  }),
});

const SEEN = 'Number of the newest entry of its log the caller saw.';

const CorrectCommitmentInput = builder.inputType('CorrectCommitmentInput', {
  description: 'A commitment as it should read.',
  fields: (t) => ({
    commitment: t.id({ required: true, description: 'Which one.' }),
    content: t.field({ type: CommitmentInput, required: true, description: 'What, by whom, until when.' }),
    reason: t.string({ required: true, description: 'What was wrong, at most 200 characters.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const MoveCommitmentInput = builder.inputType('MoveCommitmentInput', {
  description: 'Where a commitment goes.',
  fields: (t) => ({
    commitment: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
    state: t.field({ type: MoveEnum, required: true, description: 'Where to.' }),
    on: t.field({ type: 'Day', description: 'Day it happened; today when left out.' }),
    note: t.string({ description: 'What was done, what shows it, or why.' }),
    attachment: t.id({ description: 'File that shows it, brought to `/files/attachment` before.' }),
  }),
});

const EscalateCommitmentInput = builder.inputType('EscalateCommitmentInput', {
  description: 'An overdue commitment that is passed up.',
  fields: (t) => ({
    commitment: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
    note: t.string({ description: 'What the group above should know.' }),
  }),
});

const types = [Conflict, InvalidInput, Forbidden, NotFound];

builder.mutationFields((t) => ({
  recordCommitment: t.field({
    type: CommitmentSuccess,
    description: 'Records a commitment, as a meeting decided it or by itself.',
    authScopes: { can: 'meeting.manage' },
    errors: { types, union: { name: 'RecordCommitmentResult' } },
    args: { input: t.arg({ type: RecordCommitmentInput, required: true, description: 'Group and commitment.' }) },
    resolve: (_root, { input }, ctx) =>
      recordCommitment(ctx, {
        pokjanalId: idOf('Pokjanal', input.pokjanal, 'pokjanal'),
        meetingId: optionalIdOf('Meeting', input.meeting, 'meeting') ?? null,
        evidenceId: optionalIdOf('Evidence', input.evidence, 'evidence') ?? null,
        content: commitmentContentOf(input.content, 'content'),
      }),
  }),
  moveCommitment: t.field({
    type: CommitmentSuccess,
    description: 'Adds an entry to the log of a commitment: taken up, done, dropped or opened again.',
    authScopes: { can: 'commitment.manage' },
    errors: { types, union: { name: 'MoveCommitmentResult' } },
    args: { input: t.arg({ type: MoveCommitmentInput, required: true, description: 'Which one, and where to.' }) },
    resolve: (_root, { input }, ctx) =>
      moveCommitment(ctx, {
        id: idOf('Commitment', input.commitment, 'commitment'),
        expectedRevision: input.expectedRevision,
        state: input.state,
        on: input.on ?? null,
        note: input.note ?? null,
        attachmentId: optionalIdOf('Attachment', input.attachment, 'attachment') ?? null,
      }),
  }),
  correctCommitment: t.field({
    type: CommitmentSuccess,
    description: 'Puts right what was written of a commitment; where it stands stays, and its log says why.',
    authScopes: { can: 'meeting.manage' },
    errors: { types, union: { name: 'CorrectCommitmentResult' } },
    args: {
      input: t.arg({ type: CorrectCommitmentInput, required: true, description: 'Which one, as it should be.' }),
    },
    resolve: (_root, { input }, ctx) =>
      correctCommitment(ctx, {
        id: idOf('Commitment', input.commitment, 'commitment'),
        expectedRevision: input.expectedRevision,
        content: commitmentContentOf(input.content, 'content'),
        reason: input.reason,
      }),
  }),
  escalateCommitment: t.field({
    type: CommitmentSuccess,
    description: 'Passes an overdue commitment up to the group of the area above; once more passes it on from there.',
    authScopes: { can: 'commitment.manage' },
    errors: { types, union: { name: 'EscalateCommitmentResult' } },
    args: { input: t.arg({ type: EscalateCommitmentInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input }, ctx) =>
      escalateCommitment(ctx, {
        id: idOf('Commitment', input.commitment, 'commitment'),
        expectedRevision: input.expectedRevision,
        note: input.note ?? null,
      }),
  }),
}));
