import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { addSeats } from './seat-add.ts';
import { endSeat, renameSeat, reorderSeats } from './seat.ts';

const NewSeatInput = builder.inputType('NewSeatInput', {
  description: 'A seat to add: a standard one by its code alone, or an own one.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Seat code, such as KETUA.' }),
    name: t.string({ description: 'Its name; that of the standard seat when left out.' }),
    single: t.boolean({ description: 'Held by one holder at a time; as the standard seat, else yes, when left out.' }),
  }),
});

const AddSeatsInput = builder.inputType('AddSeatsInput', {
  description: 'Seats to add to a group.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'The group.' }),
    seats: t.field({ type: [NewSeatInput], required: true, description: 'In their order, at most 60.' }),
  }),
});

const RenameSeatInput = builder.inputType('RenameSeatInput', {
  description: 'Another name for a seat.',
  fields: (t) => ({
    seat: t.id({ required: true, description: 'The seat.' }),
    name: t.string({ required: true, description: 'Its name as the decree writes it.' }),
    expectedRevision: t.int({ required: true, description: 'Revision of the seat the caller saw.' }),
  }),
});

const ReorderSeatsInput = builder.inputType('ReorderSeatsInput', {
  description: 'The order of the seats of a group.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'The group.' }),
    seats: t.idList({ required: true, description: 'Every seat there is, once, in the order wanted.' }),
  }),
});

const EndSeatInput = builder.inputType('EndSeatInput', {
  description: 'A seat that is no more.',
  fields: (t) => ({
    seat: t.id({ required: true, description: 'The seat.' }),
    on: t.field({ type: 'Day', required: true, description: 'Its last day.' }),
    reason: t.string({ required: true, description: 'Why, at most 200 characters.' }),
  }),
});

const SeatsSuccess = builder.objectRef<{ ids: readonly string[] }>('SeatsSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    seats: t.prismaField({
      type: ['Seat'],
      description: 'The seats as they stand now.',
      resolve: (query, { ids }, _args, ctx) =>
        ctx.db.prisma.seat.findMany({
          ...query,
          where: { AND: [{ id: { in: [...ids] } }, { pokjanal: visible(ctx.actor, 'pokjanal.read') }] },
          orderBy: { order: 'asc' },
        }),
    }),
  }),
});

const one = async (act: Promise<{ id: string }>) => ({ ids: [(await act).id] });

builder.mutationFields((t) => ({
  addSeats: t.field({
    type: SeatsSuccess,
    description: 'Adds seats to a group after those there are; all or none.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'AddSeatsResult' } },
    args: { input: t.arg({ type: AddSeatsInput, required: true, description: 'Group and seats.' }) },
    resolve: (_root, { input }, ctx) =>
      addSeats(ctx, {
        pokjanalId: idOf('Pokjanal', input.pokjanal, 'pokjanal'),
        seats: input.seats.map(({ code, name, single }) => ({ code, name: name ?? null, single: single ?? null })),
      }),
  }),
  renameSeat: t.field({
    type: SeatsSuccess,
    description: 'Gives a seat another name.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'RenameSeatResult' } },
    args: { input: t.arg({ type: RenameSeatInput, required: true, description: 'Seat and name.' }) },
    resolve: (_root, { input }, ctx) => one(renameSeat(ctx, { ...input, id: idOf('Seat', input.seat, 'seat') })),
  }),
  reorderSeats: t.field({
    type: SeatsSuccess,
    description: 'Puts the seats of a group in an order.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'ReorderSeatsResult' } },
    args: { input: t.arg({ type: ReorderSeatsInput, required: true, description: 'Group and order.' }) },
    resolve: (_root, { input }, ctx) =>
      reorderSeats(ctx, {
        pokjanalId: idOf('Pokjanal', input.pokjanal, 'pokjanal'),
        seatIds: input.seats.map((id) => idOf('Seat', id, 'seats')),
      }),
  }),
  endSeat: t.field({
    type: SeatsSuccess,
    description: 'Ends a seat on its last day, when nobody holds it beyond.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'EndSeatResult' } },
    args: { input: t.arg({ type: EndSeatInput, required: true, description: 'Seat, day and reason.' }) },
    resolve: (_root, { input }, ctx) => one(endSeat(ctx, { ...input, id: idOf('Seat', input.seat, 'seat') })),
  }),
}));
