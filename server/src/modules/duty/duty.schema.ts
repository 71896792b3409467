import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import { RegimeEnum } from '../pokjanal/pokjanal.schema.ts';
import { LevelEnum } from '../wilayah/wilayah.schema.ts';

/** One duty that every member agency of a group carries. */
export const Duty = builder.prismaObject('Duty', {
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Number in the list, 1 to 8.' }),
    code: t.exposeString('code', { description: 'Short code, such as DATA_INFO.' }),
    name: t.field({
      type: Text,
      description: 'Short label.',
      select: { name: true, nameEn: true },
      resolve: (duty) => ({ id: duty.name, en: duty.nameEn }),
    }),
    description: t.exposeString('description', { description: 'The duty in full, in Indonesian.' }),
    artefact: t.exposeString('artefact'),
    fulfilledWhen: t.exposeString('fulfilledWhen'),
    rhythm: t.exposeString('rhythm', { description: 'How often, as proposed.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
  }),
});

builder.queryField('dutyCatalogue', (t) =>
  t.prismaField({
    type: ['Duty'],
    authScopes: { signedIn: true },
    description: 'Duties in force today for a regime and level.',
    args: {
      regime: t.arg({ type: RegimeEnum, required: true, description: 'Law.' }),
      level: t.arg({ type: LevelEnum, required: true, description: 'Level of the group.' }),
    },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.duty.findMany({
        ...query,
        where: {
          catalogue: { regime: args.regime, level: args.level, validFrom: { lte: ctx.clock.now() }, validTo: null },
        },
        orderBy: { number: 'asc' },
      }),
  }),
);
