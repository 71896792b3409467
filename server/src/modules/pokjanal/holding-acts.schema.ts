import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { ActingKindEnum } from './seat.schema.ts';
import { correctHolding, endHolding, handOver, holdSeat, withdrawHolding } from './holding.ts';

const HolderInput = builder.inputType('HolderInput', {
  description: 'Who holds a seat.',
  fields: (t) => ({
    office: t.string({ required: true, description: 'The office, at most 200 characters.' }),
    person: t.string({
      description: 'Name of the person, where the decree names one; only managers of the group read it.',
    }),
    opd: t.id({ description: 'Agency of the office.' }),
    exOfficio: t.boolean({ defaultValue: true, description: 'Held by virtue of the office.' }),
    acting: t.boolean({ defaultValue: false, description: 'Held by an acting officer (Pj, Plt, Plh).' }),
    actingAs: t.field({ type: ActingKindEnum, description: 'In which capacity; a Plt where only `acting` is said.' }),
    decree: t.id({ description: 'The decree that says so; one of the group.' }),
  }),
});

const HoldSeatInput = builder.inputType('HoldSeatInput', {
  description: 'A holder who takes a seat.',
  fields: (t) => ({
    seat: t.id({ required: true, description: 'The seat.' }),
    holder: t.field({ type: HolderInput, required: true, description: 'Who.' }),
    from: t.field({ type: 'Day', required: true, description: 'First day.' }),
    to: t.field({ type: 'Day', description: 'Last day, where it is known.' }),
  }),
});

const EndHoldingInput = builder.inputType('EndHoldingInput', {
  description: 'A holding that ends.',
  fields: (t) => ({
    holding: t.id({ required: true, description: 'The holding.' }),
    on: t.field({ type: 'Day', required: true, description: 'Its last day.' }),
  }),
});

const HandOverInput = builder.inputType('HandOverInput', {
  description: 'One holder goes and the next one comes on the day after.',
  fields: (t) => ({
    holding: t.id({ required: true, description: 'The holding that ends.' }),
    lastDay: t.field({ type: 'Day', required: true, description: 'Its last day.' }),
    holder: t.field({ type: HolderInput, required: true, description: 'Who comes.' }),
    to: t.field({ type: 'Day', description: 'Last day of who comes, where it is known.' }),
  }),
});

const CorrectHoldingInput = builder.inputType('CorrectHoldingInput', {
  description: 'A holding as it should have been written.',
  fields: (t) => ({
    holding: t.id({ required: true, description: 'The holding.' }),
    holder: t.field({ type: HolderInput, required: true, description: 'Who.' }),
    from: t.field({ type: 'Day', description: 'First day; none when it is not known.' }),
    to: t.field({ type: 'Day', description: 'Last day; none while held.' }),
    expectedRevision: t.int({ required: true, description: 'Revision of the holding the caller saw.' }),
  }),
});

const WithdrawHoldingInput = builder.inputType('WithdrawHoldingInput', {
  description: 'A holding that was entered wrongly.',
  fields: (t) => ({
    holding: t.id({ required: true, description: 'The holding.' }),
    reason: t.string({ required: true, description: 'Why, at most 200 characters.' }),
  }),
});

const HoldingSuccess = builder.objectRef<{ id: string }>('HoldingSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    holding: t.prismaField({
      type: 'SeatHolding',
      description: 'The holding as it stands now; of a handover, the one that begins.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.seatHolding.findFirstOrThrow({
          ...query,
          where: { AND: [{ id }, { seat: { pokjanal: visible(ctx.actor, 'pokjanal.read') } }] },
        }),
    }),
  }),
});

function holderOf(holder: typeof HolderInput.$inferInput) {
  return {
    office: holder.office,
    person: holder.person ?? null,
    opdId: optionalIdOf('Opd', holder.opd, 'opd') ?? null,
    exOfficio: holder.exOfficio ?? true,
    actingAs: holder.actingAs ?? (holder.acting ? 'PLT' : null),
    decreeId: optionalIdOf('Decree', holder.decree, 'decree') ?? null,
  };
}

const holdingId = ({ holding }: { holding: string }) => idOf('SeatHolding', holding, 'holding');

builder.mutationFields((t) => ({
  holdSeat: t.field({
    type: HoldingSuccess,
    description:
      'Seats a holder. A seat for one holder that is taken in these days is a conflict that names the other.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'HoldSeatResult' } },
    args: { input: t.arg({ type: HoldSeatInput, required: true, description: 'Seat, holder and days.' }) },
    resolve: (_root, { input }, ctx) =>
      holdSeat(ctx, {
        ...holderOf(input.holder),
        seatId: idOf('Seat', input.seat, 'seat'),
        from: input.from,
        to: input.to ?? null,
      }),
  }),
  endHolding: t.field({
    type: HoldingSuccess,
    description: 'Ends a holding on its last day.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'EndHoldingResult' } },
    args: { input: t.arg({ type: EndHoldingInput, required: true, description: 'Which one, and until when.' }) },
    resolve: (_root, { input }, ctx) => endHolding(ctx, { id: holdingId(input), on: input.on }),
  }),
  handOverSeat: t.field({
    type: HoldingSuccess,
    description: 'Ends a holding and seats the next holder on the day after, in one act.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'HandOverSeatResult' } },
    args: { input: t.arg({ type: HandOverInput, required: true, description: 'Who goes and who comes.' }) },
    resolve: (_root, { input }, ctx) =>
      handOver(ctx, {
        ...holderOf(input.holder),
        id: holdingId(input),
        lastDay: input.lastDay,
        to: input.to ?? null,
      }),
  }),
  correctHolding: t.field({
    type: HoldingSuccess,
    description: 'Puts right what was written of a holding.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'CorrectHoldingResult' } },
    args: { input: t.arg({ type: CorrectHoldingInput, required: true, description: 'How it should read.' }) },
    resolve: (_root, { input }, ctx) =>
      correctHolding(ctx, {
        ...holderOf(input.holder),
        id: holdingId(input),
        from: input.from ?? null,
        to: input.to ?? null,
        expectedRevision: input.expectedRevision,
      }),
  }),
  withdrawHolding: t.field({
    type: HoldingSuccess,
    description: 'Takes back a holding that was entered wrongly; it stays readable and counts for nothing.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'WithdrawHoldingResult' } },
    args: { input: t.arg({ type: WithdrawHoldingInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) => withdrawHolding(ctx, { id: holdingId(input), reason: input.reason }),
  }),
}));
