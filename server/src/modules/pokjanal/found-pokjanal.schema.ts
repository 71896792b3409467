import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { foundPokjanal } from './found-pokjanal.ts';
import { RegimeEnum } from './pokjanal.schema.ts';

const FoundPokjanalInput = builder.inputType('FoundPokjanalInput', {
  description: 'A group that an area is to have.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'The area.' }),
    regime: t.field({ type: RegimeEnum, required: true, description: 'Law it rests on.' }),
    name: t.string({ description: 'Left out: named after its law, level and area.' }),
    planned: t.boolean({ defaultValue: false, description: 'Meant to exist, no decree asked for yet.' }),
    contactOffice: t.string({ description: 'Office that can be called; an office, never a person.' }),
  }),
});

const FoundPokjanalSuccess = builder.objectRef<{ id: string }>('FoundPokjanalSuccess').implement({
  description: 'The group was founded.',
  fields: (t) => ({
    pokjanal: t.prismaField({
      type: 'Pokjanal',
      description: 'As it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.pokjanal.findFirstOrThrow({
          ...query,
          where: { AND: [{ id }, visible(ctx.actor, 'pokjanal.read')] },
        }),
    }),
  }),
});

builder.mutationField('foundPokjanal', (t) =>
  t.field({
    type: FoundPokjanalSuccess,
    description: 'Founds a group of an area; it waits for its decree.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'FoundPokjanalResult' } },
    args: { input: t.arg({ type: FoundPokjanalInput, required: true, description: 'Area and law.' }) },
    resolve: (_root, { input }, ctx) =>
      foundPokjanal(ctx, {
        wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        regime: input.regime,
        name: input.name ?? null,
        planned: input.planned ?? false,
        contactOffice: input.contactOffice ?? null,
      }),
  }),
);
