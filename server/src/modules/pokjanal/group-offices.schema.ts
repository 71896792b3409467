import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, NOBODY } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { Change } from '../activity/change.schema.ts';
import { changesOf, readableChange } from '../activity/changes.ts';
import { setGroupOffices } from './group-offices.ts';

builder.prismaObjectField('Pokjanal', 'secretariat', (t) => t.exposeString('secretariat', { nullable: true }));
builder.prismaObjectField('Pokjanal', 'revision', (t) =>
  t.exposeInt('revision', { description: 'Rises with every change; a writer says which one it saw.' }),
);

/** What is told of the change; other changes of a group name records that are read elsewhere. */
const OFFICES: readonly string[] = ['contactOffice', 'secretariat'];

builder.prismaObjectField('Pokjanal', 'changes', (t) =>
  t.loadableList({
    type: Change,
    description: 'When and how the offices that answer for it were changed, newest first.',
    load: async (ids: string[], ctx) => {
      const [readable, histories] = await Promise.all([
        ctx.db.prisma.pokjanal.findMany({
          where: { AND: [{ id: { in: ids } }, visible(ctx.actor, 'pokjanal.read')] },
          select: { id: true },
        }),
        changesOf(ctx, 'Pokjanal', ids),
      ]);
      const seen = new Set(readable.map(({ id }) => id));
      return ids.map((id) =>
        (seen.has(id) ? (histories.get(id) ?? []) : [])
          .filter(({ action }) => action === 'pokjanal.changed')
          .map(readableChange)
          .map((entry) => ({ ...entry, fields: entry.fields.filter(({ field }) => OFFICES.includes(field)) })),
      );
    },
    resolve: ({ id }) => id,
  }),
);

builder.objectField(Conflict, 'currentPokjanal', (t) =>
  t.prismaField({
    type: 'Pokjanal',
    nullable: true,
    description: 'The group as it stands, when one is in conflict.',
    resolve: (query, conflict, _args, ctx) => {
      const { pokjanalId } = conflict.data as { pokjanalId?: string };
      return ctx.db.prisma.pokjanal.findFirst({
        ...query,
        where: { AND: [{ id: pokjanalId ?? NOBODY }, visible(ctx.actor, 'pokjanal.read')] },
      });
    },
  }),
);

const SetPokjanalOfficesInput = builder.inputType('SetPokjanalOfficesInput', {
  description: 'Offices that answer for a group; offices, never persons.',
  fields: (t) => ({
    pokjanal: t.id({ required: true, description: 'The group.' }),
    contactOffice: t.string({ description: 'Office to call when the group is silent; none takes it away.' }),
    secretariat: t.string({ description: 'Office that runs the permanent secretariat; none takes it away.' }),
    expectedRevision: t.int({ required: true, description: 'Revision of the group the caller saw.' }),
  }),
});

const SetPokjanalOfficesSuccess = builder.objectRef<{ id: string }>('SetPokjanalOfficesSuccess').implement({
  description: 'The offices were set.',
  fields: (t) => ({
    pokjanal: t.prismaField({
      type: 'Pokjanal',
      description: 'The group as it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.pokjanal.findFirstOrThrow({
          ...query,
          where: { AND: [{ id }, visible(ctx.actor, 'pokjanal.read')] },
        }),
    }),
  }),
});

builder.mutationField('setPokjanalOffices', (t) =>
  t.field({
    type: SetPokjanalOfficesSuccess,
    description: 'Says which offices answer for a group.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'SetPokjanalOfficesResult' } },
    args: { input: t.arg({ type: SetPokjanalOfficesInput, required: true, description: 'Group and offices.' }) },
    resolve: (_root, { input }, ctx) =>
      setGroupOffices(ctx, {
        pokjanalId: idOf('Pokjanal', input.pokjanal, 'pokjanal'),
        contactOffice: input.contactOffice ?? null,
        secretariat: input.secretariat ?? null,
        expectedRevision: input.expectedRevision,
      }),
  }),
);
