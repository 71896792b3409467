import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { today } from '../../lib/days.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { closePustu, reopenPustu } from './close-pustu.ts';
import { pustuIdInConflict } from './managed-pustu.ts';
import { correctPustu, openPustu, withdrawPustu } from './open-pustu.ts';
import type { PustuFacts } from './pustu-facts.ts';
import { PustuKindEnum } from './pustu.schema.ts';

builder.objectField(Conflict, 'currentPustu', (t) =>
  t.prismaField({
    type: 'Pustu',
    nullable: true,
    description: 'The pustu as it stands, when the conflict is about one.',
    resolve: (query, conflict, _args, ctx) => {
      const id = pustuIdInConflict(conflict);
      return id === null
        ? null
        : ctx.db.prisma.pustu.findFirst({ ...query, where: { AND: [{ id }, visible(ctx.actor, 'pustu.read')] } });
    },
  }),
);

const PustuFactsInput = builder.inputType('PustuFactsInput', {
  description: 'What is told of a pustu.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'At most 200 characters; no open pustu of the village has it.' }),
    kind: t.field({ type: PustuKindEnum, required: true, description: 'What it is called.' }),
    wilayah: t.id({ required: true, description: 'Village it stands in.' }),
    puskesmas: t.id({
      required: true,
      description: 'Puskesmas it belongs to: of the regency, or serving the village.',
    }),
    villages: t.idList({ required: true, description: 'Villages it serves, at least one.' }),
  }),
});

const SEEN = 'Revision of the pustu the caller saw.';
const WHY = 'Why, at most 200 characters.';

const OpenPustuInput = builder.inputType('OpenPustuInput', {
  description: 'A pustu to enter.',
  fields: (t) => ({
    facts: t.field({ type: PustuFactsInput, required: true, description: 'What is told of it.' }),
    openedOn: t.field({ type: 'Day', description: 'First day, today at the latest; left out when it is not known.' }),
  }),
});

const CorrectPustuInput = builder.inputType('CorrectPustuInput', {
  description: 'A pustu as it should be.',
  fields: (t) => ({
    pustu: t.id({ required: true, description: 'The pustu.' }),
    facts: t.field({ type: PustuFactsInput, required: true, description: 'What is told of it.' }),
    on: t.field({ type: 'Day', description: 'Day from which it serves these villages; today when left out.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const ClosePustuInput = builder.inputType('ClosePustuInput', {
  description: 'A pustu that closes.',
  fields: (t) => ({
    pustu: t.id({ required: true, description: 'The pustu.' }),
    on: t.field({ type: 'Day', required: true, description: 'Last day.' }),
    reason: t.string({ required: true, description: WHY }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const ReopenPustuInput = builder.inputType('ReopenPustuInput', {
  description: 'A closed pustu that opens again.',
  fields: (t) => ({
    pustu: t.id({ required: true, description: 'The pustu.' }),
    on: t.field({ type: 'Day', required: true, description: 'First day.' }),
    reason: t.string({ description: WHY }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const WithdrawPustuInput = builder.inputType('WithdrawPustuInput', {
  description: 'A pustu that was entered by mistake.',
  fields: (t) => ({
    pustu: t.id({ required: true, description: 'The pustu.' }),
    reason: t.string({ required: true, description: WHY }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const PustuSuccess = builder.objectRef<{ id: string }>('PustuSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    pustu: t.prismaField({
      type: 'Pustu',
      description: 'The pustu as it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.pustu.findFirstOrThrow({ ...query, where: { AND: [{ id }, visible(ctx.actor, 'pustu.read')] } }),
    }),
  }),
});

const factsOf = (facts: typeof PustuFactsInput.$inferInput): PustuFacts => ({
  name: facts.name,
  kind: facts.kind,
  wilayahId: idOf('Wilayah', facts.wilayah, 'wilayah'),
  puskesmasId: idOf('Puskesmas', facts.puskesmas, 'puskesmas'),
  villageIds: facts.villages.map((id) => idOf('Wilayah', id, 'villages')),
});

const refOf = (input: { pustu: string; expectedRevision: number }) => ({
  id: idOf('Pustu', input.pustu, 'pustu'),
  expectedRevision: input.expectedRevision,
});

const refusals = (name: string) => ({ types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name } });
const authScopes = { can: 'pustu.manage' } as const;

builder.mutationFields((t) => ({
  openPustu: t.field({
    type: PustuSuccess,
    description: 'Enters a pustu with the villages it serves.',
    authScopes,
    errors: refusals('OpenPustuResult'),
    args: { input: t.arg({ type: OpenPustuInput, required: true, description: 'What it is, where, and since when.' }) },
    resolve: (_root, { input }, ctx) => openPustu(ctx, { ...factsOf(input.facts), openedOn: input.openedOn ?? null }),
  }),
  correctPustu: t.field({
    type: PustuSuccess,
    description:
      'Puts right what is told of a pustu; other villages are served from a day on, and the former ones stay on record.',
    authScopes,
    errors: refusals('CorrectPustuResult'),
    args: { input: t.arg({ type: CorrectPustuInput, required: true, description: 'The pustu as it should be.' }) },
    resolve: (_root, { input }, ctx) =>
      correctPustu(ctx, { ...refOf(input), ...factsOf(input.facts), on: input.on ?? today(ctx) }),
  }),
  closePustu: t.field({
    type: PustuSuccess,
    description: 'Closes a pustu at the end of a day; from then on it serves no village.',
    authScopes,
    errors: refusals('ClosePustuResult'),
    args: { input: t.arg({ type: ClosePustuInput, required: true, description: 'Which one, when and why.' }) },
    resolve: (_root, { input }, ctx) => closePustu(ctx, { ...refOf(input), on: input.on, reason: input.reason }),
  }),
  reopenPustu: t.field({
    type: PustuSuccess,
    description: 'Opens a closed pustu again from a day on, for the villages it served last.',
    authScopes,
    errors: refusals('ReopenPustuResult'),
    args: { input: t.arg({ type: ReopenPustuInput, required: true, description: 'Which one, and from when.' }) },
    resolve: (_root, { input }, ctx) =>
      reopenPustu(ctx, { ...refOf(input), on: input.on, reason: input.reason ?? null }),
  }),
  withdrawPustu: t.field({
    type: PustuSuccess,
    description: 'Takes a pustu back that was entered by mistake; one that was there and is no more is closed instead.',
    authScopes,
    errors: refusals('WithdrawPustuResult'),
    args: { input: t.arg({ type: WithdrawPustuInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) => withdrawPustu(ctx, { ...refOf(input), reason: input.reason }),
  }),
}));
