import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { closePosyandu, reopenPosyandu } from './close-posyandu.ts';
import { correctPosyandu } from './correct-posyandu.ts';
import { postIdInConflict } from './managed-post.ts';
import { mergePosyandu } from './merge-posyandu.ts';
import { movePosyandu } from './move-posyandu.ts';
import { openPosyandu, type PostFacts } from './open-posyandu.ts';
import { FormSetEnum } from './posyandu.schema.ts';

builder.objectField(Conflict, 'currentPosyandu', (t) =>
  t.prismaField({
    type: 'Posyandu',
    nullable: true,
    description: 'The post as it stands, when the conflict is about one.',
    resolve: (query, conflict, _args, ctx) => {
      const id = postIdInConflict(conflict);
      return id === null
        ? null
        : ctx.db.prisma.posyandu.findFirst({ ...query, where: { AND: [{ id }, visible(ctx.actor, 'posyandu.read')] } });
    },
  }),
);

const PosyanduFactsInput = builder.inputType('PosyanduFactsInput', {
  description: 'What is told of a post.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'Name, at most 200 characters; no other post of the village has it.',
    }),
    formSet: t.field({
      type: FormSetEnum,
      required: true,
      description: 'Forms it owes from the next month that opens.',
    }),
    regNo: t.string({ description: 'Registration number of the Ministry of Home Affairs.' }),
    openingDay: t.string({ description: 'Usual opening day, in words.' }),
    address: t.string({ description: 'Where it opens.' }),
    decree: t.string({
      description:
        'Number of the decree (SK) on the post, as written; left out, what stands stays; empty, it is taken away.',
    }),
  }),
});

const POST = 'The post.';
const SEEN = 'Revision of the post the caller saw.';
const WHY = 'Why, at most 200 characters.';

const OpenPosyanduInput = builder.inputType('OpenPosyanduInput', {
  description: 'A post that opens.',
  fields: (t) => ({
    facts: t.field({ type: PosyanduFactsInput, required: true, description: 'What is told of it.' }),
    wilayah: t.id({ required: true, description: 'The village it lies in.' }),
    puskesmas: t.id({ description: 'Puskesmas that mentors it: of the regency, or serving the village.' }),
    openedOn: t.field({ type: 'Day', required: true, description: 'First day; at most a year ahead.' }),
  }),
});

const CorrectPosyanduInput = builder.inputType('CorrectPosyanduInput', {
  description: 'What is told of a post, as it should be.',
  fields: (t) => ({
    posyandu: t.id({ required: true, description: POST }),
    facts: t.field({ type: PosyanduFactsInput, required: true, description: 'What is told of it.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const MovePosyanduInput = builder.inputType('MovePosyanduInput', {
  description: 'Where a post goes on.',
  fields: (t) => ({
    posyandu: t.id({ required: true, description: POST }),
    wilayah: t.id({ required: true, description: 'Its village from then on.' }),
    puskesmas: t.id({ description: 'Its puskesmas from then on; none when left out.' }),
    on: t.field({ type: 'Day', required: true, description: 'First day there.' }),
    reason: t.string({ required: true, description: WHY }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const ClosePosyanduInput = builder.inputType('ClosePosyanduInput', {
  description: 'A post that closes.',
  fields: (t) => ({
    posyandu: t.id({ required: true, description: POST }),
    on: t.field({ type: 'Day', required: true, description: 'Last day.' }),
    reason: t.string({ required: true, description: WHY }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const ReopenPosyanduInput = builder.inputType('ReopenPosyanduInput', {
  description: 'A closed post that opens again.',
  fields: (t) => ({
    posyandu: t.id({ required: true, description: POST }),
    on: t.field({ type: 'Day', required: true, description: 'First day.' }),
    reason: t.string({ description: WHY }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const MergePosyanduInput = builder.inputType('MergePosyanduInput', {
  description: 'A record that goes on in another one of the same village.',
  fields: (t) => ({
    posyandu: t.id({ required: true, description: 'The post that closes.' }),
    into: t.id({ required: true, description: 'The post that goes on.' }),
    on: t.field({ type: 'Day', required: true, description: 'Last day of the one that closes.' }),
    reason: t.string({ required: true, description: WHY }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const PosyanduSuccess = builder.objectRef<{ id: string }>('PosyanduSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    posyandu: t.prismaField({
      type: 'Posyandu',
      description: 'The post as it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.posyandu.findFirstOrThrow({
          ...query,
          where: { AND: [{ id }, visible(ctx.actor, 'posyandu.read')] },
        }),
    }),
  }),
});

const factsOf = (facts: typeof PosyanduFactsInput.$inferInput): PostFacts => ({
  name: facts.name,
  formSet: facts.formSet,
  regNo: facts.regNo ?? null,
  openingDay: facts.openingDay ?? null,
  address: facts.address ?? null,
  ...(facts.decree !== undefined && { decree: facts.decree }),
});

const refOf = (input: { posyandu: string; expectedRevision: number }) => ({
  id: idOf('Posyandu', input.posyandu, 'posyandu'),
  expectedRevision: input.expectedRevision,
});

const refusals = (name: string) => ({ types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name } });
const authScopes = { can: 'posyandu.manage' } as const;

builder.mutationFields((t) => ({
  openPosyandu: t.field({
    type: PosyanduSuccess,
    description: 'Opens a post from a day on. It owes forms from the first month on whose first day it operates.',
    authScopes,
    errors: refusals('OpenPosyanduResult'),
    args: { input: t.arg({ type: OpenPosyanduInput, required: true, description: 'What opens, where and when.' }) },
    resolve: (_root, { input }, ctx) =>
      openPosyandu(ctx, {
        ...factsOf(input.facts),
        wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        puskesmasId: optionalIdOf('Puskesmas', input.puskesmas, 'puskesmas') ?? null,
        openedOn: input.openedOn,
      }),
  }),
  correctPosyandu: t.field({
    type: PosyanduSuccess,
    description: 'Renames a post or puts right what is told of it.',
    authScopes,
    errors: refusals('CorrectPosyanduResult'),
    args: { input: t.arg({ type: CorrectPosyanduInput, required: true, description: 'The post as it should be.' }) },
    resolve: (_root, { input }, ctx) => correctPosyandu(ctx, { ...refOf(input), ...factsOf(input.facts) }),
  }),
  movePosyandu: t.field({
    type: PosyanduSuccess,
    description:
      'Moves a post to another village or puskesmas from a day on. Sums follow where it lies now, in every month; answers with the hierarchy AS_WAS keep it where it was.',
    authScopes,
    errors: refusals('MovePosyanduResult'),
    args: { input: t.arg({ type: MovePosyanduInput, required: true, description: 'Where to, and from when.' }) },
    resolve: (_root, { input }, ctx) =>
      movePosyandu(ctx, {
        ...refOf(input),
        wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        puskesmasId: optionalIdOf('Puskesmas', input.puskesmas, 'puskesmas') ?? null,
        on: input.on,
        reason: input.reason,
      }),
  }),
  closePosyandu: t.field({
    type: PosyanduSuccess,
    description: 'Closes a post at the end of a day. It owes nothing for the months after; what it reported stays.',
    authScopes,
    errors: refusals('ClosePosyanduResult'),
    args: { input: t.arg({ type: ClosePosyanduInput, required: true, description: 'Which one, when and why.' }) },
    resolve: (_root, { input }, ctx) => closePosyandu(ctx, { ...refOf(input), on: input.on, reason: input.reason }),
  }),
  reopenPosyandu: t.field({
    type: PosyanduSuccess,
    description: 'Opens a closed post again from a day on.',
    authScopes,
    errors: refusals('ReopenPosyanduResult'),
    args: { input: t.arg({ type: ReopenPosyanduInput, required: true, description: 'Which one, and from when.' }) },
    resolve: (_root, { input }, ctx) =>
      reopenPosyandu(ctx, { ...refOf(input), on: input.on, reason: input.reason ?? null }),
  }),
  mergePosyandu: t.field({
    type: PosyanduSuccess,
    description: 'Merges a record into another of the same village: it closes and points to the other.',
    authScopes,
    errors: refusals('MergePosyanduResult'),
    args: { input: t.arg({ type: MergePosyanduInput, required: true, description: 'Which one into which.' }) },
    resolve: (_root, { input }, ctx) =>
      mergePosyandu(ctx, {
        ...refOf(input),
        intoId: idOf('Posyandu', input.into, 'into'),
        on: input.on,
        reason: input.reason,
      }),
  }),
}));
