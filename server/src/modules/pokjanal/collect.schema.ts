import type { GraphQLResolveInfo } from 'graphql';
import type { Wilayah as WilayahRow } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { recordsAt } from '../../graphql/selects.ts';
import { Conflict } from '../../lib/errors.ts';
import { Change } from '../activity/change.schema.ts';
import { LevelEnum, Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { dayAsked } from '../../lib/days.ts';
import { collectionHistory } from './collect-history.ts';
import {
  ANSWER_STATES,
  type AnswerState,
  type CollectionAreaRow,
  type CollectionRow,
  listCollectionAreas,
  listCollections,
} from './collect.sql.ts';
import { RegimeEnum } from './pokjanal.schema.ts';
import { daysUntil } from './pokjanal-status.ts';

const STATE_WORDS: Record<AnswerState, string> = {
  ANSWERED: 'A decree in force is on record with its document.',
  BY_HAND: 'Counts as answered because the office that asks said so, with the reason.',
  PARTLY: 'A decree in force is on record, its document is not.',
  OPEN: 'No decree in force is on record.',
};

const AnswerStateEnum = builder.enumType('CollectionAnswerState', {
  description: 'Whether an area gave what a request asks for.',
  values: Object.fromEntries(ANSWER_STATES.map((state) => [state, { description: STATE_WORDS[state] }])) as {
    [K in AnswerState]: { description: string };
  },
});

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

type AreaShape = CollectionAreaRow & { readonly wilayah: WilayahRow };

const CollectionArea = builder.objectRef<AreaShape>('CollectionArea').implement({
  description: 'How one area stands to a request for decrees.',
  fields: (t) => ({
    wilayah: t.field({ type: Wilayah, description: 'The area.', resolve: ({ wilayah }) => wilayah }),
    state: t.expose('state', { type: AnswerStateEnum, description: 'What it gave.' }),
    pokjanal: t.id({
      nullable: true,
      description: 'Global id of its group; null where it has none.',
      resolve: ({ pokjanalId }) => (pokjanalId ? encodeGlobalId('Pokjanal', pokjanalId) : null),
    }),
    decree: t.id({
      nullable: true,
      description: 'Global id of the decree in force.',
      resolve: ({ decreeId }) => (decreeId ? encodeGlobalId('Decree', decreeId) : null),
    }),
    decreeNumber: t.exposeString('decreeNumber', { nullable: true, description: 'Its number.' }),
    documentName: t.exposeString('attachmentName', { nullable: true, description: 'Name of its file.' }),
    documentUrl: t.string({
      nullable: true,
      description: 'Where its file is fetched, with the same rights as here.',
      resolve: ({ attachmentId }) =>
        attachmentId ? `/files/attachment/${encodeGlobalId('Attachment', attachmentId)}` : null,
    }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the document, or the word said by hand, came.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it counts as answered, said by hand.' }),
    contactOffice: t.exposeString('contactOffice', {
      nullable: true,
      description: 'Office to call: of its group, or of the group above.',
    }),
    mayRecord: t.boolean({
      description: 'The caller may record its decree.',
      resolve: ({ path }, _args, ctx) => can(ctx.actor, 'pokjanal.manage', { path }),
    }),
  }),
});

type Page = { readonly rows: readonly AreaShape[]; readonly more: boolean };

const CollectionAreaPage = builder.objectRef<Page>('CollectionAreaPage').implement({
  description: 'A page of the areas a request asks.',
  fields: (t) => ({
    nodes: t.field({ type: [CollectionArea], description: 'The areas, by code.', resolve: ({ rows }) => [...rows] }),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
    endCursor: endCursor(
      t,
      ({ rows }) => rows,
      (one) => [one.code],
    ),
  }),
});

async function withAreas(ctx: Ctx, rows: readonly CollectionAreaRow[], info: GraphQLResolveInfo): Promise<AreaShape[]> {
  const ids = rows.map(({ wilayahId }) => wilayahId);
  const areas = await ctx.db.prisma.wilayah.findMany({
    ...recordsAt(ctx, info, ['nodes', 'wilayah']),
    where: { AND: [visible(ctx.actor, 'wilayah.read'), { id: { in: ids } }] },
  });
  const areaOf = new Map(areas.map((area) => [area.id, area]));
  return rows.flatMap((row) => {
    const wilayah = areaOf.get(row.wilayahId);
    return wilayah ? [{ ...row, wilayah }] : [];
  });
}

const MOST = 500;

export const CollectionRequest = builder.objectRef<CollectionRow>('CollectionRequest').implement({
  description: 'A request to the areas below for the decrees of their groups, counted within the reach of the caller.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('CollectionRequest', id) }),
    wilayah: t.prismaField({
      type: 'Wilayah',
      description: 'Area that asks.',
      resolve: (query, { wilayahId }, _args, ctx) =>
        ctx.db.prisma.wilayah.findFirstOrThrow({
          ...query,
          where: { AND: [visible(ctx.actor, 'wilayah.read'), { id: wilayahId }] },
        }),
    }),
    level: t.expose('level', { type: LevelEnum, description: 'Level of the areas asked.' }),
    regimes: t.field({
      type: [RegimeEnum],
      description: 'Laws whose groups count; none means either.',
      resolve: ({ regimes }) => [...regimes],
    }),
    deadline: t.field({ type: 'Day', description: 'Last day to answer.', resolve: (row) => day(row.deadline) }),
    daysLeft: t.int({
      description: 'Days from today to that day; negative when it is past.',
      resolve: ({ deadline }, _args, ctx) => daysUntil(day(deadline), dayAsked(ctx, null)),
    }),
    isOverdue: t.boolean({
      description: 'That day is over, the request is not closed and an area owes its answer.',
      resolve: ({ deadline, closedAt, partly, open }, _args, ctx) =>
        !closedAt && partly + open > 0 && day(deadline) < dayAsked(ctx, null),
    }),
    note: t.exposeString('note', { description: 'What is asked and why.' }),
    revision: t.exposeInt('revision', { description: 'Rises with every change; a writer says which one it saw.' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true, description: 'When it was closed.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    by: t.exposeString('by', { nullable: true, description: 'Office that made it.' }),
    asked: t.exposeInt('asked', { description: 'Areas asked.' }),
    answered: t.int({
      description: 'Areas that answered, by a document or by hand.',
      resolve: ({ answered, byHand }) => answered + byHand,
    }),
    byHand: t.exposeInt('byHand', { description: 'Areas that count as answered by hand alone.' }),
    partly: t.exposeInt('partly', { description: 'Areas whose decree is on record without its document.' }),
    open: t.exposeInt('open', { description: 'Areas without a decree in force on record.' }),
    areas: t.field({
      type: CollectionAreaPage,
      complexity: { field: 10, multiplier: 20 },
      description: 'The areas asked, within the reach of the caller.',
      args: {
        state: t.arg({ type: [AnswerStateEnum], description: 'Only those that stand so.' }),
        search: t.arg.string({ description: 'Part of the name.' }),
        first: t.arg.int({ defaultValue: 100, description: 'At most 500.' }),
        after: t.arg.string({ description: 'Cursor of the page before.' }),
      },
      resolve: async ({ id }, args, ctx, info) => {
        const first = Math.max(1, Math.min(MOST, args.first ?? 100));
        const [after = null] = args.after == null ? [] : decodePlace(args.after, ['text']);
        const rows = await listCollectionAreas(ctx, {
          requestId: id,
          states: args.state ?? null,
          search: args.search?.trim() || null,
          first: first + 1,
          after,
        });
        return { rows: await withAreas(ctx, rows.slice(0, first), info), more: rows.length > first };
      },
    }),
    changes: t.field({
      type: [Change],
      complexity: 10,
      description: 'Its history, newest first; empty for whoever is only asked.',
      resolve: (row, _args, ctx) => collectionHistory(ctx, row),
    }),
    abilities: t.stringList({
      description: 'What the caller may do to it: `collection.ask` to correct or close it and to answer by hand.',
      resolve: ({ path, closedAt }, _args, ctx) =>
        !closedAt && can(ctx.actor, 'collection.ask', { path }) ? ['collection.ask'] : [],
    }),
  }),
});

builder.prismaObjectField('Pokjanal', 'openRequests', (t) =>
  t.field({
    type: [CollectionRequest],
    complexity: 10,
    description: 'Requests for decrees that are open and that its area has not answered in full.',
    select: { wilayahId: true },
    resolve: ({ wilayahId }, _args, ctx) => listCollections(ctx, { owedBy: wilayahId, isOpen: true, first: 20 }),
  }),
);

builder.objectField(Conflict, 'currentRequest', (t) =>
  t.field({
    type: CollectionRequest,
    nullable: true,
    description: 'The request for decrees as it stands, when the conflict is about one.',
    resolve: async (conflict, _args, ctx) => {
      const { collectionId } = conflict.data as { collectionId?: string };
      return collectionId ? ((await listCollections(ctx, { id: collectionId, first: 1 }))[0] ?? null) : null;
    },
  }),
);

builder.queryFields((t) => ({
  collectionRequest: t.field({
    type: CollectionRequest,
    nullable: true,
    authScopes: { can: 'pokjanal.read' },
    description: 'One request for decrees.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: async (_root, { id }, ctx) =>
      (await listCollections(ctx, { id: idOf('CollectionRequest', id), first: 1 }))[0] ?? null,
  }),
  collectionRequests: t.field({
    type: [CollectionRequest],
    authScopes: { can: 'pokjanal.read' },
    complexity: { field: 10, multiplier: 10 },
    description: 'Requests for decrees made within reach, and those that ask an area within it; open ones first.',
    args: {
      within: t.arg.id({ description: 'Only those that ask inside this area, or that it made.' }),
      open: t.arg.boolean({ description: 'Only those not closed, or only those closed.' }),
      first: t.arg.int({ defaultValue: 50, description: 'At most 200.' }),
    },
    resolve: async (_root, args, ctx) => {
      const within = args.within == null ? null : await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
      return listCollections(ctx, {
        ...(within ? { path: within.path } : {}),
        ...(args.open == null ? {} : { isOpen: args.open }),
        first: Math.max(1, Math.min(200, args.first ?? 50)),
      });
    },
  }),
}));
