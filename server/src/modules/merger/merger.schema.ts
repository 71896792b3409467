import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { type Merged, mergeOpd } from './merge-opd.ts';
import type { WorkSection } from './open-work.ts';
import { undoOpdMerger } from './undo-merger.ts';

const SectionEnum = builder.enumType('OpdWorkSection', {
  description: 'What of an agency goes on in another.',
  values: {
    MEMBERSHIP: { description: 'Membership in a group.' },
    HOLDING: { description: 'Seat that an office of it holds.' },
    COMMITMENT: { description: 'Commitment that still stands.' },
    MEETING: { description: 'Meeting it organises after the day.' },
    PLAN: { description: 'Plan for months after the day that was not accepted yet, with its activities.' },
  } satisfies Record<WorkSection, { description: string }>,
});

type Line = Merged['lines'][number];

const LineType = builder.objectRef<Line>('OpdWorkLine').implement({
  description: 'One thing that goes on in the successor, or ends with the agency.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Names the line when it is confirmed.' }),
    section: t.expose('section', { type: SectionEnum, description: 'What it is.' }),
    opd: t.id({
      description: 'Global id of the agency that ends.',
      resolve: ({ fromId }) => encodeGlobalId('Opd', fromId),
    }),
    title: t.exposeString('title', { description: 'What it is called.' }),
    group: t.exposeString('group', { description: 'Name of its group.' }),
    isTaken: t.exposeBoolean('isTaken', { description: 'It goes on in the successor.' }),
  }),
});

const RefInput = builder.inputType('OpdRefInput', {
  description: 'An agency as the caller saw it.',
  fields: (t) => ({
    opd: t.id({ required: true, description: 'The agency.' }),
    expectedRevision: t.int({ required: true, description: 'Revision of it the caller saw.' }),
  }),
});

const MergeOpdInput = builder.inputType('MergeOpdInput', {
  description: 'Agencies that go on in another one of their area.',
  fields: (t) => ({
    from: t.field({ type: [RefInput], required: true, description: 'Those that end, at most ten.' }),
    into: t.field({ type: RefInput, required: true, description: 'The one that goes on.' }),
    on: t.field({ type: 'Day', required: true, description: 'Last day of those that end, today at the latest.' }),
    basis: t.string({ required: true, description: 'Rule or decision it rests on, at most 200 characters.' }),
    lines: t.stringList({ description: 'Keys of the lines that go on; left out: all.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'Only says what would come of it; nothing is written.' }),
  }),
});

const UndoOpdMergerInput = builder.inputType('UndoOpdMergerInput', {
  description: 'A merger that is taken back.',
  fields: (t) => ({
    merger: t.id({ required: true, description: 'The merger.' }),
    reason: t.string({ required: true, description: 'Why, at most 200 characters.' }),
  }),
});

const MergeOpdSuccess = builder.objectRef<Merged>('MergeOpdSuccess').implement({
  description: 'The agencies were merged, or would be.',
  fields: (t) => ({
    merger: t.id({
      nullable: true,
      description: 'Global id of the merger, to take it back by; null in a dry run.',
      resolve: ({ id }) => (id ? encodeGlobalId('OpdMerger', id) : null),
    }),
    lines: t.field({ type: [LineType], description: 'What is still open.', resolve: ({ lines }) => [...lines] }),
    others: t.exposeInt('others', {
      description: 'Things in groups the caller does not manage; they stay with those that end.',
    }),
    accounts: t.exposeInt('accounts', { description: 'Accounts that still work for those that end.' }),
    opd: t.prismaField({
      type: 'Opd',
      description: 'The agency that goes on.',
      resolve: (query, { intoId }, _args, ctx) =>
        ctx.db.prisma.opd.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: intoId }, visible(ctx.actor, 'opd.read')] },
        }),
    }),
  }),
});

const UndoSuccess = builder.objectRef<{ id: string }>('UndoOpdMergerSuccess').implement({
  description: 'It was taken back.',
  fields: (t) => ({
    opd: t.prismaField({
      type: 'Opd',
      description: 'The agency that had taken over.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.opd.findFirstOrThrow({ ...query, where: { AND: [{ id }, visible(ctx.actor, 'opd.read')] } }),
    }),
  }),
});

type Ref = { opd: string; expectedRevision: number };
const refOf = ({ opd, expectedRevision }: Ref, path: string) => ({ id: idOf('Opd', opd, path), expectedRevision });
const types = [Conflict, InvalidInput, Forbidden, NotFound];
const authScopes = { can: 'opd.manage' } as const;

builder.mutationFields((t) => ({
  mergeOpd: t.field({
    type: MergeOpdSuccess,
    description:
      'Lets agencies go on in another: what they did stays theirs, what is still open goes on as confirmed, and they name their successor.',
    authScopes,
    errors: { types, union: { name: 'MergeOpdResult' } },
    args: { input: t.arg({ type: MergeOpdInput, required: true, description: 'Which, into which, and from when.' }) },
    resolve: (_root, { input }, ctx) =>
      mergeOpd(ctx, {
        from: input.from.map((ref, at) => refOf(ref, `from.${at}`)),
        into: refOf(input.into, 'into'),
        on: input.on,
        basis: input.basis,
        lines: input.lines ?? null,
        dryRun: input.dryRun ?? false,
      }),
  }),
  undoOpdMerger: t.field({
    type: UndoSuccess,
    description: 'Takes a merger of agencies back, as long as nothing of it was changed since.',
    authScopes,
    errors: { types, union: { name: 'UndoOpdMergerResult' } },
    args: { input: t.arg({ type: UndoOpdMergerInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) =>
      undoOpdMerger(ctx, { id: idOf('OpdMerger', input.merger, 'merger'), reason: input.reason }),
  }),
}));
