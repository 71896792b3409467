import { AgeUnit } from '@pokjanal/prisma/client';
import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import { selectStages, type StageRecord } from './catalogue-lists.sql.ts';

const AgeUnitEnum = builder.enumType(AgeUnit, { name: 'AgeUnit', description: 'Unit in which an age is counted.' });

const StageBoundsType = builder.objectRef<StageRecord['bounds'][number]>('LifeStageBounds').implement({
  description: 'Ages a stage covers in one standard; both ages included, an open end is null.',
  fields: (t) => ({
    standard: t.exposeString('standard', { description: 'POSYANDU_ILP, SPM, WHO or another named standard.' }),
    unit: t.expose('unit', { type: AgeUnitEnum, description: 'Unit of the ages.' }),
    fromAge: t.exposeInt('fromAge', { nullable: true, description: 'Youngest age, in completed units.' }),
    toAge: t.exposeInt('toAge', { nullable: true, description: 'Oldest age, in completed units.' }),
    validFrom: t.field({
      type: 'Day',
      description: 'First day.',
      resolve: ({ validFrom }) => new Date(`${validFrom}T00:00:00Z`),
    }),
    validTo: t.field({
      type: 'Day',
      nullable: true,
      description: 'Last day; null while in force.',
      resolve: ({ validTo }) => (validTo ? new Date(`${validTo}T00:00:00Z`) : null),
    }),
    source: t.exposeString('source', { description: 'Where it comes from.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
  }),
});

const LifeStageType = builder.objectRef<StageRecord>('LifeStage').implement({
  description: 'A stage of the life cycle (sasaran siklus hidup).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code, such as BALITA.' }),
    name: t.field({ type: Text, description: 'Name.', resolve: ({ name, nameEn }) => ({ id: name, en: nameEn }) }),
    aliases: t.stringList({ description: 'Other names met in sources.', resolve: ({ aliases }) => [...aliases] }),
    bounds: t.field({
      type: [StageBoundsType],
      description: 'Its ages by standard.',
      resolve: ({ bounds }) => [...bounds],
    }),
  }),
});

builder.queryField('lifeStages', (t) =>
  t.field({
    type: [LifeStageType],
    authScopes: { signedIn: true },
    description: 'The stages of the life cycle, from pregnancy to old age.',
    resolve: (_root, _args, ctx) => selectStages(ctx.db),
  }),
);
