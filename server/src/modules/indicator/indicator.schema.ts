import {
  Direction,
  ElementKind,
  Frequency,
  Pairing,
  type Prisma,
  TimeOperator,
  TimeRule,
} from '@pokjanal/prisma/client';
import { builder } from '../../graphql/builder.ts';
import { uuidOrNobody } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { bookOf, todayOf } from './catalogue-book.ts';
import { changesOf } from './catalogue-diff.ts';
import { VersionChangeType } from './catalogue-diff.schema.ts';
import { formulaSentence } from './formula-sentence.ts';

export const ElementKindEnum = builder.enumType(ElementKind, {
  name: 'ElementKind',
  description: 'A stock (living here) or a flow (happened this month).',
});
export const TimeOperatorEnum = builder.enumType(TimeOperator, {
  name: 'TimeOperator',
  description:
    'How an element shown by itself goes over months: SUM adds them up, LAST takes the last answered month of each post, MEAN the mean of its answered months.',
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
const FrequencyEnum = builder.enumType(Frequency, {
  name: 'Frequency',
  description: 'How often a figure is looked at.',
});

export const DataElementNode = builder.prismaNode('DataElement', {
  nullable: true,
  id: { field: 'code' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code, such as SK_S.' }),
    label: t.exposeString('label'),
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
    yesNo: t.exposeBoolean('yesNo'),
    stage: t.exposeString('stage', { nullable: true }),
    source: t.exposeString('source', { description: 'Where the definition comes from.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
  }),
});

const IndicatorVersionNode = builder.prismaNode('IndicatorVersion', {
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
    diff: t.field({
      type: [VersionChangeType],
      description: 'What changed against the version before; nothing for the first.',
      resolve: async ({ id }, _args, ctx) => changesOf(await bookOf(ctx).formulas(), id),
    }),
  }),
});

export const IndicatorNode = builder.prismaNode('Indicator', {
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
    stages: t.stringList({
      description: 'The same life-cycle stages as a list of codes; `SEMUA` alone for all of them.',
      select: { stage: true },
      resolve: ({ stage }) => stage.split('+').filter(Boolean),
    }),
    domain: t.exposeString('domain', { description: 'Programme domain.' }),
    countOf: t.exposeString('countOf'),
    frequency: t.expose('frequency', { type: FrequencyEnum, description: 'How often it is looked at.' }),
    serviceGroup: t.exposeString('serviceGroup', { nullable: true }),
    spmField: t.exposeString('spmField', { nullable: true }),
    cluster: t.exposeString('cluster', { nullable: true }),
    order: t.exposeInt('order', { description: 'Place in the catalogue.' }),
    versions: t.relation('versions', {
      description: 'All versions, newest first.',
      query: { orderBy: { version: 'desc' } },
    }),
    current: t.field({
      type: IndicatorVersionNode,
      nullable: true,
      description: 'The version in force today.',
      select: (_args, ctx, nestedSelection) => {
        const today = new Date(`${todayOf(ctx)}T00:00:00Z`);
        return {
          versions: nestedSelection({
            where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] },
            orderBy: { validFrom: 'desc' },
            take: 1,
          }),
        };
      },
      resolve: ({ versions }) => versions[0] ?? null,
    }),
  }),
});

const anyCase = (search: string, ...keys: string[]) =>
  keys.map((key) => ({ [key]: { contains: search, mode: 'insensitive' as const } }));

type IndicatorFilter = {
  codes?: string[] | null | undefined;
  search?: string | null | undefined;
  domain?: string | null | undefined;
  stage?: string | null | undefined;
};

function indicatorWhere({ codes, search, domain, stage }: IndicatorFilter): Prisma.IndicatorWhereInput {
  const conditions: Prisma.IndicatorWhereInput[] = [
    ...(codes ? [{ code: { in: codes } }] : []),
    ...(search ? [{ OR: anyCase(search, 'code', 'name', 'nameEn') }] : []),
    ...(domain ? [{ domain }] : []),
    ...(stage
      ? [{ OR: [{ stage }, { stage: { startsWith: `${stage}+` } }, { stage: { contains: `+${stage}` } }] }]
      : []),
  ];
  return { AND: conditions };
}

builder.queryFields((t) => ({
  indicators: t.prismaField({
    type: ['Indicator'],
    authScopes: { signedIn: true },
    description: 'The indicator catalogue, in its order.',
    args: {
      codes: t.arg.stringList({ description: 'Only these codes.' }),
      search: t.arg.string({ description: 'Part of the code or of the name in either language.' }),
      domain: t.arg.string({ description: 'Only of this programme domain, such as GIZI.' }),
      stage: t.arg.string({ description: 'Only those that speak of this life-cycle stage, such as BALITA.' }),
    },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.indicator.findMany({
        ...query,
        where: indicatorWhere(args),
        orderBy: [{ order: 'asc' }, { code: 'asc' }],
      }),
  }),
  dataElements: t.prismaField({
    type: ['DataElement'],
    authScopes: { signedIn: true },
    description: 'The counted base numbers, in catalogue order.',
    args: {
      search: t.arg.string({ description: 'Part of the code, the label or the name in either language.' }),
      block: t.arg.string({ description: 'Only of this block of a form, such as SKDN.' }),
    },
    resolve: (query, _root, { search, block }, ctx) =>
      ctx.db.prisma.dataElement.findMany({
        ...query,
        where: {
          ...(search ? { OR: anyCase(search, 'code', 'label', 'name', 'nameEn') } : {}),
          ...(block ? { slots: { some: { blockCode: block } } } : {}),
        },
        orderBy: [{ order: 'asc' }, { code: 'asc' }],
      }),
  }),
}));
