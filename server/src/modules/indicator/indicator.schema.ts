import { Direction, ElementKind, Pairing, TimeOperator, TimeRule } from '@pokjanal/prisma/client';
import { builder } from '../../graphql/builder.ts';
import { uuidOrNobody } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { formulaSentence } from './formula-sentence.ts';

export const ElementKindEnum = builder.enumType(ElementKind, {
  name: 'ElementKind',
  description: 'A stock (living here) or a flow (happened this month).',
});
const TimeOperatorEnum = builder.enumType(TimeOperator, {
  name: 'TimeOperator',
  description: 'How an element shown by itself goes over months.',
});
export const DirectionEnum = builder.enumType(Direction, {
  name: 'Direction',
  description: 'Whether a rise is good, bad, or only context.',
});
export const TimeRuleEnum = builder.enumType(TimeRule, {
  name: 'TimeRule',
  description:
    'How a ratio goes over months: POOLED sums both operands, END takes the last closed month, YEAR_TO_DATE counts from January against the yearly target, ROLLING_12 takes twelve months.',
});
const PairingEnum = builder.enumType(Pairing, {
  name: 'Pairing',
  description:
    'PAIRED: only forms that answered both operands count in both sums. INDEPENDENT: each operand by itself.',
});

builder.prismaNode('DataElement', {
  nullable: true,
  id: { field: 'code' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code, such as SK_S.' }),
    name: t.field({
      type: Text,
      description: 'Name.',
      select: { name: true, nameEn: true },
      resolve: (e) => ({ id: e.name, en: e.nameEn }),
    }),
    kind: t.expose('kind', { type: ElementKindEnum, description: 'Stock or flow.' }),
    overWilayah: t.exposeString('overWilayah'),
    overTime: t.expose('overTime', { type: TimeOperatorEnum }),
    carry: t.exposeBoolean('carry'),
    source: t.exposeString('source', { description: 'Where the definition comes from.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
  }),
});

builder.prismaNode('IndicatorVersion', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id) => ({ id: uuidOrNobody(id) }),
  select: { id: true, numerator: true, denominator: true, factor: true },
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Number of the version, from 1.' }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day.' }),
    validTo: t.expose('validTo', { type: 'Day', nullable: true, description: 'Last day; null while in force.' }),
    numerator: t.exposeString('numerator'),
    denominator: t.exposeString('denominator', { description: 'Expression over elements in short text form.' }),
    factor: t.float({
      description: 'What the quotient is multiplied by; 100 for percent.',
      resolve: (version) => Number(version.factor),
    }),
    decimals: t.exposeInt('decimals', { description: 'Decimals when shown; values themselves are never rounded.' }),
    direction: t.expose('direction', { type: DirectionEnum, description: 'Whether a rise is good.' }),
    timeRule: t.expose('timeRule', { type: TimeRuleEnum, description: 'How it goes over months.' }),
    pairing: t.expose('pairing', { type: PairingEnum, description: 'Which forms count.' }),
    source: t.exposeString('source', { description: 'Legal or professional source.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
    sentence: t.field({
      type: Text,
      description: 'The formula in words.',
      resolve: (version, _args, ctx) => formulaSentence(ctx, version),
    }),
  }),
});

builder.prismaNode('Indicator', {
  nullable: true,
  id: { field: 'code' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code, such as SKDN_DS.' }),
    name: t.field({
      type: Text,
      description: 'Name.',
      select: { name: true, nameEn: true },
      resolve: (i) => ({ id: i.name, en: i.nameEn }),
    }),
    stage: t.exposeString('stage'),
    domain: t.exposeString('domain', { description: 'Programme domain.' }),
    versions: t.relation('versions', {
      description: 'All versions, newest first.',
      query: { orderBy: { version: 'desc' } },
    }),
    current: t.prismaField({
      type: 'IndicatorVersion',
      nullable: true,
      description: 'The version in force today.',
      select: { code: true },
      resolve: (query, indicator, _args, ctx) =>
        ctx.db.prisma.indicatorVersion.findFirst({
          ...query,
          where: {
            indicatorCode: indicator.code,
            validFrom: { lte: ctx.clock.now() },
            OR: [{ validTo: null }, { validTo: { gte: ctx.clock.now() } }],
          },
          orderBy: { validFrom: 'desc' },
        }),
    }),
  }),
});

builder.queryFields((t) => ({
  indicators: t.prismaField({
    type: ['Indicator'],
    authScopes: { signedIn: true },
    description: 'The indicator catalogue, in its order.',
    args: { codes: t.arg.stringList({ description: 'Only these codes.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.indicator.findMany({
        ...query,
        ...(args.codes ? { where: { code: { in: args.codes } } } : {}),
        orderBy: [{ order: 'asc' }, { code: 'asc' }],
      }),
  }),
  dataElements: t.prismaField({
    type: ['DataElement'],
    authScopes: { signedIn: true },
    description: 'The counted base numbers, in catalogue order.',
    resolve: (query, _root, _args, ctx) => ctx.db.prisma.dataElement.findMany({ ...query, orderBy: { order: 'asc' } }),
  }),
}));
