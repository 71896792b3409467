import type { GroupSuccession as SuccessionRow } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { ProblemType } from '../../graphql/errors.ts';
import { encodeGlobalId, idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { DecreeKindEnum } from '../pokjanal/decree.schema.ts';
import { RegimeEnum } from '../pokjanal/pokjanal.schema.ts';
import { GroupSuccession } from './succession-record.schema.ts';
import { type GroupOutcome, succeed, type SuccessionOutcome } from './succeed.ts';
import type { DecreeChoice } from './succession-decree.ts';
import { undoSuccession } from './undo-succession.ts';

const FAILURES = [Conflict, InvalidInput, Forbidden, NotFound];

const SuccessionDecreeContentInput = builder.inputType('SuccessionDecreeContentInput', {
  description: 'A decree that is recorded with the succession; it serves the groups that come out of it.',
  fields: (t) => ({
    kind: t.field({
      type: DecreeKindEnum,
      defaultValue: 'ESTABLISHMENT',
      description: 'It forms the groups, or changes ones that stand.',
    }),
    number: t.string({ required: true, description: 'As written on the document.' }),
    date: t.field({ type: 'Day', required: true, description: 'Day it was signed: the first day of the successors.' }),
    issuer: t.string({ required: true, description: 'Office that issued it, with its area.' }),
    subject: t.string({ required: true, description: 'Subject as written.' }),
    termStart: t.field({ type: 'Day', description: 'First day of the term, if stated.' }),
    termEnd: t.field({ type: 'Day', description: 'Last day of the term, if stated.' }),
    legalBases: t.stringList({ description: 'Rules it cites, in its order.' }),
    attachment: t.id({ description: 'The document, brought to `/files/attachment` before.' }),
  }),
});

const SuccessionDecreeInput = builder.inputType('SuccessionDecreeInput', {
  description: 'The decree of a succession: one on record, or a new one. One of the two.',
  fields: (t) => ({
    decree: t.id({ description: 'Global id of one on record.' }),
    content: t.field({ type: SuccessionDecreeContentInput, description: 'A new one.' }),
  }),
});

const SeatOverrideInput = builder.inputType('SuccessionSeatInput', {
  description: 'Another seat for a holder than the one proposed.',
  fields: (t) => ({
    line: t.string({ required: true, description: 'Key of the line.' }),
    seat: t.string({ required: true, description: 'Code of the new seat.' }),
  }),
});

const SucceedGroupInput = builder.inputType('SucceedGroupInput', {
  description: 'What was confirmed for one group.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'The group whose work goes on in another.' }),
    fingerprint: t.string({ required: true, description: 'Of the proposal the caller saw.' }),
    lines: t.stringList({ description: 'Keys of the lines taken; left out: all that are proposed.' }),
    seats: t.field({ type: [SeatOverrideInput], description: 'Seats chosen instead of those proposed.' }),
    name: t.string({ description: 'Name of the successor; left out: the one proposed.' }),
    meetingOn: t.field({ type: 'Day', description: 'Day of the first meeting; left out: the one proposed.' }),
    decree: t.field({ type: SuccessionDecreeInput, description: 'Its own decree, instead of the one for all.' }),
  }),
});

const SucceedGroupsInput = builder.inputType('SucceedGroupsInput', {
  description: 'Groups whose work goes on in others.',
  fields: (t) => ({
    regime: t.field({ type: RegimeEnum, defaultValue: 'TIM_PEMBINA', description: 'Law of the successors.' }),
    decree: t.field({
      type: SuccessionDecreeInput,
      description: 'One decree for all groups that have none of their own.',
    }),
    groups: t.field({ type: [SucceedGroupInput], required: true, description: 'Group by group, at most 50.' }),
    batch: t.id({ description: 'Goes on with a batch: what is confirmed together is undone together.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'Only says what would come of it; nothing is written.' }),
  }),
});

const Outcome = builder.objectRef<GroupOutcome>('SuccessionOutcome').implement({
  description: 'What came of one group: it was done as a whole, or not at all.',
  fields: (t) => ({
    pokjanal: t.id({
      description: 'Global id of the predecessor.',
      resolve: ({ pokjanalId }) => encodeGlobalId('Pokjanal', pokjanalId),
    }),
    isDone: t.boolean({ description: 'It was done, or would be in a dry run.', resolve: ({ done }) => done !== null }),
    decree: t.id({
      nullable: true,
      description: 'Global id of the decree, for the next portion; null in a dry run.',
      resolve: ({ done, isDryRun }) => (done && !isDryRun ? encodeGlobalId('Decree', done.decreeId) : null),
    }),
    name: t.string({
      nullable: true,
      description: 'Name of the successor.',
      resolve: ({ done }) => done?.name ?? null,
    }),
    taken: t.int({ description: 'Lines taken.', resolve: ({ done }) => done?.taken ?? 0 }),
    left: t.int({ description: 'Lines left.', resolve: ({ done }) => done?.left ?? 0 }),
    problems: t.field({
      type: [ProblemType],
      description: 'Why not; the path is the key of a line, `group`, or a field of its decree.',
      resolve: ({ problems }) => [...problems],
    }),
  }),
});

const SucceedSuccess = builder.objectRef<SuccessionOutcome>('SucceedGroupsSuccess').implement({
  description: 'What came of each group; some may have been refused.',
  fields: (t) => ({
    batch: t.id({
      description: 'Global id of the batch.',
      resolve: ({ batchId }) => encodeGlobalId('SuccessionBatch', batchId),
    }),
    dryRun: t.exposeBoolean('isDryRun', { description: 'Nothing was written.' }),
    outcomes: t.field({
      type: [Outcome],
      description: 'In the order of the request.',
      resolve: ({ outcomes }) => [...outcomes],
    }),
  }),
});

const UndoSuccessionInput = builder.inputType('UndoSuccessionInput', {
  description: 'A batch of successions to take back.',
  fields: (t) => ({
    batch: t.id({ required: true, description: 'Which one.' }),
    reason: t.string({ required: true, description: 'Why, at most 200 characters; a dry run needs none.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'Only says whether it could be taken back.' }),
  }),
});

const UndoSuccess = builder.objectRef<{ batchId: string }>('UndoSuccessionSuccess').implement({
  description: 'The batch was taken back, or could be when it was asked for in a dry run.',
  fields: (t) => ({
    successions: t.field({
      type: [GroupSuccession],
      description: 'As they stand now.',
      resolve: ({ batchId }, _args, ctx) => batchRows(ctx, batchId),
    }),
  }),
});

/** The successions of a batch that the caller may read, by code of the area. */
function batchRows(ctx: Ctx, batchId: string): Promise<SuccessionRow[]> {
  return ctx.db.prisma.groupSuccession.findMany({
    where: { batchId, predecessor: visible(ctx.actor, 'pokjanal.read') },
    orderBy: [{ predecessor: { wilayah: { code: 'asc' } } }, { id: 'asc' }],
  });
}

type DecreeInput = typeof SuccessionDecreeInput.$inferInput;

type ContentInput = typeof SuccessionDecreeContentInput.$inferInput;

function choiceOf(input: DecreeInput | null | undefined, path: string): DecreeChoice | null {
  if (!input) return null;
  const { decree, content } = input;
  if (decree && !content) return { decreeId: idOf('Decree', decree, `${path}.decree`) };
  if (!content || decree) throw new InvalidInput([problem(path, 'REQUIRED')]);
  return {
    content: {
      ...factsOf(content),
      attachmentId: optionalIdOf('Attachment', content.attachment, `${path}.attachment`) ?? null,
    },
  };
}

function factsOf({ kind, number, date, issuer, subject, termStart, termEnd, legalBases }: ContentInput) {
  const term = { termStart: termStart ?? null, termEnd: termEnd ?? null };
  return { kind: kind ?? 'ESTABLISHMENT', number, date, issuer, subject, ...term, legalBases: legalBases ?? [] };
}

builder.mutationFields((t) => ({
  succeedGroups: t.field({
    type: SucceedSuccess,
    description:
      'Lets the work of groups go on in successors of another law, as it was confirmed line by line: by one decree or one for each. Each group is done as a whole or not at all; the predecessor is SUPERSEDED from the day of the decree and loses nothing.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: FAILURES, union: { name: 'SucceedGroupsResult' } },
    args: { input: t.arg({ type: SucceedGroupsInput, required: true, description: 'Decree and groups.' }) },
    resolve: (_root, { input }, ctx) =>
      succeed(ctx, {
        regime: input.regime ?? 'TIM_PEMBINA',
        decree: choiceOf(input.decree, 'decree'),
        batchId: optionalIdOf('SuccessionBatch', input.batch, 'batch') ?? null,
        dryRun: input.dryRun ?? false,
        groups: input.groups.map((group, at) => ({
          pokjanalId: idOf('Pokjanal', group.pokjanal, `groups.${at}.pokjanal`),
          fingerprint: group.fingerprint,
          taken: group.lines ?? null,
          seats: new Map(group.seats?.map(({ line, seat }) => [line, seat])),
          name: group.name ?? null,
          meetingOn: group.meetingOn ?? null,
          decree: choiceOf(group.decree, `groups.${at}.decree`),
        })),
      }),
  }),
  undoSuccession: t.field({
    type: UndoSuccess,
    description:
      'Takes a batch of successions back as a whole, as long as nothing newer stands on any of the successors; the groups work again as before.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: FAILURES, union: { name: 'UndoSuccessionResult' } },
    args: { input: t.arg({ type: UndoSuccessionInput, required: true, description: 'Which batch, and why.' }) },
    resolve: (_root, { input }, ctx) =>
      undoSuccession(ctx, {
        batchId: idOf('SuccessionBatch', input.batch, 'batch'),
        reason: input.reason,
        dryRun: input.dryRun ?? false,
      }),
  }),
}));

builder.queryField('successionBatch', (t) =>
  t.field({
    type: [GroupSuccession],
    authScopes: { can: 'pokjanal.read' },
    description: 'The successions that were confirmed together, by code of the area.',
    args: { id: t.arg.id({ required: true, description: 'Global id of the batch.' }) },
    resolve: (_root, { id }, ctx) => batchRows(ctx, idOf('SuccessionBatch', id)),
  }),
);
