import type { GraphQLResolveInfo } from 'graphql';
import type { Pokjanal as PokjanalRow, Wilayah as WilayahRow } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { decodePlace, encodePlace } from '../../graphql/place-cursor.ts';
import { recordsAt } from '../../graphql/selects.ts';
import { Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { dayAsked } from '../../lib/days.ts';
import { GAP_ACTS, GAP_KINDS, type GapAct, type GapKind } from './gap-sources.ts';
import { gapsTogether } from './gap-together.ts';
import type { GapPlace, GapRow, GapScope } from './gap.sql.ts';
import { Pokjanal } from './pokjanal.schema.ts';
import { daysUntil } from './pokjanal-status.ts';

const KIND_WORDS: Record<GapKind, string> = {
  EXPIRED: 'The term of the decree is over.',
  ENDS_IN_30: 'The term ends within 30 days.',
  DISSOLVED: 'The group was dissolved and nothing came after it.',
  NO_GROUP: 'The area has no group.',
  AWAITING_DECREE: 'The group has no decree yet.',
  VACANT_SEAT: 'Nobody holds a seat.',
  ENDS_IN_90: 'The term ends in 31 to 90 days.',
  ENDS_IN_180: 'The term ends in 91 to 180 days.',
  MISSING_OPD_KIND: 'A kind of agency that the law of the group has in mind is no member.',
  IDLE_OPD: 'A member agency of a group in force has no work on record this quarter.',
};
const ACT_WORDS: Record<GapAct, string> = {
  FOUND_GROUP: 'Found a group in the area and record its decree.',
  RECORD_DECREE: 'Record the decree of the group.',
  RENEW_DECREE: 'Record a decree that takes the place of the one that lapses.',
  FILL_SEAT: 'Say who holds the seat.',
  ADD_MEMBER: 'Let an agency of the kind join the group.',
  RECORD_EVIDENCE: 'Record what the agency did, in the duty matrix of the group.',
};

const described = <T extends string>(words: Record<T, string>) =>
  Object.fromEntries(Object.entries(words).map(([name, description]) => [name, { description }])) as {
    [K in T]: { description: string };
  };

export const GapKindEnum = builder.enumType('GapKind', {
  description: 'What is missing, the most pressing first.',
  values: described(KIND_WORDS),
});
export const GapActEnum = builder.enumType('GapAct', {
  description: 'What closes a gap.',
  values: described(ACT_WORDS),
});

type GapShape = GapRow & { wilayah: WilayahRow; pokjanal: PokjanalRow | null };

const partsOf = ({ rank, day, code, key }: GapPlace) => [rank, day, code, key];

const Gap = builder.objectRef<GapShape>('Gap').implement({
  description: 'Something the graph of groups lacks, with the act that closes it.',
  fields: (t) => ({
    id: t.string({
      description: 'Stands for this gap in a list.',
      resolve: ({ place }) => encodePlace(partsOf(place)),
    }),
    kind: t.expose('kind', { type: GapKindEnum, description: 'What is missing.' }),
    wilayah: t.field({ type: Wilayah, description: 'Where.', resolve: (gap) => gap.wilayah }),
    pokjanal: t.field({
      type: Pokjanal,
      nullable: true,
      description: 'Group it is about; null where there is none.',
      resolve: (gap) => gap.pokjanal,
    }),
    detail: t.exposeString('detail', { description: 'Name of the seat, agency or agency kind; empty for others.' }),
    opdKind: t.exposeString('opdKind', { nullable: true, description: 'Code of the agency kind that is absent.' }),
    opd: t.id({
      nullable: true,
      description: 'Global id of the agency without work on record.',
      resolve: ({ opdId }) => (opdId ? encodeGlobalId('Opd', opdId) : null),
    }),
    confidence: t.exposeString('confidence', {
      nullable: true,
      description: 'How sure it is that the kind is expected: `sure`, `likely` or `unsure`.',
    }),
    since: t.field({
      type: 'Day',
      nullable: true,
      description: 'Last day of the term, of dissolution, or first day of waiting or of the vacancy; null if unknown.',
      resolve: ({ day }) => (day ? new Date(`${day}T00:00:00Z`) : null),
    }),
    daysLeft: t.int({
      nullable: true,
      description: 'Days from today to that day; negative when it is past.',
      resolve: ({ day }, _args, ctx) => (day ? daysUntil(new Date(`${day}T00:00:00Z`), dayAsked(ctx, null)) : null),
    }),
    contactOffice: t.exposeString('contactOffice', {
      nullable: true,
      description: 'Office to call: of the group, or of the group above where there is none.',
    }),
    act: t.field({ type: GapActEnum, description: 'What closes it.', resolve: ({ kind }) => GAP_ACTS[kind] }),
    mayAct: t.boolean({
      description: 'The caller may do it.',
      resolve: ({ path }, _args, ctx) => can(ctx.actor, 'pokjanal.manage', { path }),
    }),
    decree: t.id({
      nullable: true,
      description: 'Global id of the decree that lapses.',
      resolve: ({ decreeId }) => (decreeId ? encodeGlobalId('Decree', decreeId) : null),
    }),
    seat: t.id({
      nullable: true,
      description: 'Global id of the vacant seat.',
      resolve: ({ seatId }) => (seatId ? encodeGlobalId('Seat', seatId) : null),
    }),
  }),
});

/** Gaps with the records they name, as far as they are asked for: two statements whatever their number. */
async function withRecords(ctx: Ctx, rows: readonly GapRow[], info: GraphQLResolveInfo): Promise<GapShape[]> {
  const groupIds = [...new Set(rows.flatMap(({ pokjanalId }) => pokjanalId ?? []))];
  const areaIds = [...new Set(rows.map(({ wilayahId }) => wilayahId))];
  const [areas, groups] = await Promise.all([
    ctx.db.prisma.wilayah.findMany({
      ...recordsAt(ctx, info, ['nodes', 'wilayah']),
      where: { AND: [visible(ctx.actor, 'wilayah.read'), { id: { in: areaIds } }] },
    }),
    ctx.db.prisma.pokjanal.findMany({
      ...recordsAt(ctx, info, ['nodes', 'pokjanal']),
      where: { AND: [visible(ctx.actor, 'pokjanal.read'), { id: { in: groupIds } }] },
    }),
  ]);
  const areaOf = new Map(areas.map((area) => [area.id, area]));
  const groupOf = new Map(groups.map((group) => [group.id, group]));
  return rows.flatMap((row) => {
    const wilayah = areaOf.get(row.wilayahId);
    return wilayah ? [{ ...row, wilayah, pokjanal: groupOf.get(row.pokjanalId ?? '') ?? null }] : [];
  });
}

type Page = { readonly gaps: readonly GapShape[]; readonly more: boolean };

const GapPage = builder.objectRef<Page>('GapPage').implement({
  description: 'A page of gaps.',
  fields: (t) => ({
    nodes: t.field({ type: [Gap], description: 'The gaps.', resolve: ({ gaps }) => [...gaps] }),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
    endCursor: endCursor(
      t,
      ({ gaps }) => gaps,
      ({ place }) => partsOf(place),
    ),
  }),
});

const GapCount = builder.objectRef<{ kind: GapKind; count: number }>('GapCount').implement({
  description: 'How many gaps of one kind there are.',
  fields: (t) => ({
    kind: t.expose('kind', { type: GapKindEnum, description: 'Which kind.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const MOST = 500;
const DEEPEST = 4;

type ScopeArgs = {
  within: string;
  depth?: number | null | undefined;
  search?: string | null | undefined;
};

async function scopeOf(ctx: Ctx, args: ScopeArgs): Promise<GapScope> {
  const { path } = await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
  const depth = Math.max(0, Math.min(DEEPEST, args.depth ?? 1));
  return { path, depth, search: args.search?.trim() || null };
}

/** Alike for questions about the same gaps. */
const keyOf = ({ within, depth, search }: ScopeArgs): string => JSON.stringify([within, depth ?? 1, search?.trim()]);

function placeOf(after: string | null | undefined): GapPlace | null {
  if (after == null) return null;
  const [rank, day, code, key] = decodePlace(after, ['int', 'text', 'text', 'text']);
  return { rank, day, code, key };
}

builder.queryFields((t) => ({
  gaps: t.field({
    type: GapPage,
    authScopes: { can: 'pokjanal.read' },
    complexity: { field: 10, multiplier: 20 },
    description:
      'What the groups of an area lack, the most pressing first: decrees, seats, agencies, groups themselves.',
    args: {
      within: t.arg.id({ required: true, description: 'Area to look into.' }),
      depth: t.arg.int({ defaultValue: 1, description: 'Levels below the area: 0 for itself alone, 4 for all.' }),
      kinds: t.arg({ type: [GapKindEnum], description: 'Only of these kinds; every kind when left out.' }),
      search: t.arg.string({ description: 'Part of the name of the area, group, seat or agency kind.' }),
      first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }),
      after: t.arg.string({ description: 'Cursor of the page before.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const first = Math.max(1, Math.min(MOST, args.first ?? 100));
      const kinds = args.kinds ? GAP_KINDS.filter((kind) => args.kinds?.includes(kind)) : null;
      if (kinds?.length === 0) return { gaps: [], more: false };
      const page = { kinds, first: first + 1, after: placeOf(args.after) };
      const { rows } = await gapsTogether(ctx, keyOf(args), { scope: () => scopeOf(ctx, args), page });
      return { gaps: await withRecords(ctx, rows.slice(0, first), info), more: rows.length > first };
    },
  }),
  gapCounts: t.field({
    type: [GapCount],
    authScopes: { can: 'pokjanal.read' },
    complexity: 20,
    description: 'How many gaps of each kind an area has, every kind named.',
    args: {
      within: t.arg.id({ required: true, description: 'Area to look into.' }),
      depth: t.arg.int({ defaultValue: 1, description: 'Levels below the area: 0 for itself alone, 4 for all.' }),
      search: t.arg.string({ description: 'Part of the name of the area, group, seat or agency kind.' }),
    },
    resolve: async (_root, args, ctx) => {
      const { counts } = await gapsTogether(ctx, keyOf(args), { scope: () => scopeOf(ctx, args), page: null });
      return [...counts];
    },
  }),
}));
