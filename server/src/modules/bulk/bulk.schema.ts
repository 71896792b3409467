import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { Text } from '../../graphql/text.ts';
import { Conflict, errorText, Forbidden, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { isUuid } from '../../lib/ids.ts';
import { may } from '../../auth/policy.ts';
import type { JudgedRow } from '../activity/bulk-kind.ts';
import { type BulkAct, findBulkAct, listBulkActs } from './bulk-acts.sql.ts';
import { BULK_KINDS, bulkKinds } from './bulk-kinds.ts';
import { type Undone, undoBulkAct } from './undo-bulk-act.ts';

const WORDS: Record<(typeof BULK_KINDS)[number], string> = {
  VERIFY: 'Reports were verified together.',
  EXEMPT: 'Reports were said not to be due; `note` is the reason.',
  REQUIRE: 'Reports were said to be due again; `note` is the reason.',
  TARGET_IMPORT: 'Targets came in from a sheet; `note` is their source.',
  TARGET_CASCADE: 'A target was passed on to the areas directly below; `note` is its source.',
  TARGET_PATH: 'Yearly targets were set on a straight line; `note` is their source.',
  DECREE: 'One decree was recorded for many groups; `note` is its number.',
};

const BulkActKindEnum = builder.enumType('BulkActKind', {
  description: 'What was done to many records at once.',
  values: Object.fromEntries(BULK_KINDS.map((kind) => [kind, { description: WORDS[kind] }])) as {
    [K in (typeof BULK_KINDS)[number]]: { description: string };
  },
});

const BulkActStateEnum = builder.enumType('BulkActState', {
  description: 'How much of an act on many still stands.',
  values: {
    STANDING: { description: 'All of it.' },
    PARTLY_UNDONE: { description: 'Some of it went back; the rest may be tried again.' },
    UNDONE: { description: 'Nothing: all of it went back.' },
  } as const,
});

const BulkActType = builder.objectRef<BulkAct>('BulkAct').implement({
  description:
    'An act on many records at once, kept with what stood before, so that it can be taken back. Seen by who did it and by whoever may turn all of it.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('BulkAct', id) }),
    kind: t.expose('kind', { type: BulkActKindEnum, description: 'What was done.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    by: t.exposeString('by', { nullable: true, description: 'Office of who did it; null where none is known.' }),
    isMine: t.exposeBoolean('isMine', { description: 'The caller did it.' }),
    area: t.exposeString('area', { description: 'Name of the smallest area that holds all of it.' }),
    wilayah: t.id({
      description: 'Global id of that area.',
      resolve: ({ wilayahId }) => encodeGlobalId('Wilayah', wilayahId),
    }),
    count: t.exposeInt('count', { description: 'How many records it wrote.' }),
    undoneCount: t.exposeInt('undoneCount', { description: 'How many of them went back.' }),
    state: t.field({
      type: BulkActStateEnum,
      description: 'How much of it still stands.',
      resolve: ({ count, undoneCount }) => {
        if (undoneCount === 0) return 'STANDING';
        return undoneCount < count ? 'PARTLY_UNDONE' : 'UNDONE';
      },
    }),
    note: t.exposeString('note', { nullable: true, description: 'Reason, source or number given with it.' }),
    undoneAt: t.expose('undoneAt', { type: 'DateTime', nullable: true, description: 'When it was taken back last.' }),
    undoneBy: t.exposeString('undoneBy', { nullable: true, description: 'Office of who took it back last.' }),
    undoReason: t.exposeString('undoReason', { nullable: true, description: 'Why it was taken back last.' }),
    isUndoable: t.boolean({
      description: 'Something of it still stands and the caller has the right of the act; rows may stay all the same.',
      resolve: ({ kind, count, undoneCount }, _args, ctx) =>
        undoneCount < count && may(ctx.actor, bulkKinds[kind].right),
    }),
  }),
});

type Page = { readonly rows: readonly BulkAct[]; readonly more: boolean };

const BulkActPage = builder.objectRef<Page>('BulkActPage').implement({
  description: 'A page of acts on many.',
  fields: (t) => ({
    nodes: t.field({ type: [BulkActType], description: 'The acts.', resolve: ({ rows }) => [...rows] }),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
    endCursor: endCursor(
      t,
      ({ rows }) => rows,
      (one) => [one.id],
    ),
  }),
});

const MOST = 100;

builder.queryFields((t) => ({
  bulkActs: t.field({
    type: BulkActPage,
    authScopes: { signedIn: true },
    complexity: ({ first }) => ({ field: 5, multiplier: Math.min(first ?? 50, MOST) }),
    description:
      'Acts on more than one record, the newest first: one’s own, and those on things that one may turn all of. Lists for registers and successions have pages of their own.',
    args: {
      mine: t.arg.boolean({ defaultValue: false, description: 'Only one’s own.' }),
      kinds: t.arg({ type: [BulkActKindEnum], description: 'Only these kinds.' }),
      first: t.arg.int({ defaultValue: 50, description: 'Acts on a page, at most 100.' }),
      after: t.arg.string({ description: 'Cursor of the page before.' }),
    },
    resolve: async (_root, { mine, kinds, first: asked, after }, ctx) => {
      const first = Math.max(1, Math.min(asked ?? 50, MOST));
      const ask = { isMine: mine ?? false, kinds: kinds ?? null, first: first + 1, after: placeOf(after) };
      const rows = await listBulkActs(ctx, ask);
      return { rows: rows.slice(0, first), more: rows.length > first };
    },
  }),
  bulkAct: t.field({
    type: BulkActType,
    nullable: true,
    authScopes: { signedIn: true },
    description: 'One act on many; null out of sight.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (_root, { id }, ctx) => findBulkAct(ctx, ctx.db, idOf('BulkAct', id)),
  }),
}));

function placeOf(after: string | null | undefined): string | null {
  if (after == null) return null;
  const [id] = decodePlace(after, ['text']);
  if (!isUuid(id)) throw new InvalidInput([problem('after', 'BAD_CURSOR')]);
  return id;
}

const BulkActRow = builder.objectRef<JudgedRow>('BulkActRow').implement({
  description: 'One record of an act on many.',
  fields: (t) => ({
    place: t.exposeInt('place', { description: 'Its place in the act, from 0.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'The post, village, area or group; null where the caller may not read it, or it is gone.',
    }),
    period: t.expose('period', { type: 'Period', nullable: true, description: 'Period it speaks of.' }),
    about: t.exposeString('about', {
      nullable: true,
      description: 'Form, code of the indicator, or number of the decree.',
    }),
    reason: t.field({
      type: Text,
      nullable: true,
      description: 'Why it stays; null where it goes back.',
      resolve: ({ refusal }) => (refusal ? errorText(refusal.code, refusal.data) : null),
    }),
  }),
});

const UndoBulkActSuccess = builder.objectRef<Undone>('UndoBulkActSuccess').implement({
  description: 'What could go back did; in a preview, what would.',
  fields: (t) => ({
    act: t.field({
      type: BulkActType,
      nullable: true,
      description: 'As it stands now.',
      resolve: ({ id }, _args, ctx) => findBulkAct(ctx, ctx.db, id),
    }),
    back: t.field({ type: [BulkActRow], description: 'Rows that went back.', resolve: ({ back }) => [...back] }),
    kept: t.field({
      type: [BulkActRow],
      description: 'Rows that were changed or counted on since, or are out of reach; they stay, each with the reason.',
      resolve: ({ kept }) => [...kept],
    }),
  }),
});

const UndoBulkActInput = builder.inputType('UndoBulkActInput', {
  description: 'An act on many to take back.',
  fields: (t) => ({
    act: t.id({ required: true, description: 'Which one.' }),
    reason: t.string({
      defaultValue: '',
      description:
        'Why, at most 500 characters; required unless it is a preview. Kept with each record that has a history.',
    }),
    preview: t.boolean({ defaultValue: false, description: 'Only tell what would go back; nothing is written.' }),
  }),
});

builder.mutationField('undoBulkAct', (t) =>
  t.field({
    type: UndoBulkActSuccess,
    description:
      'Takes an act on many back, row by row by correcting acts, with the rights of the moment. What was changed or counted on since stays and says why; it does not hold up the rest.',
    authScopes: { signedIn: true },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'UndoBulkActResult' } },
    args: { input: t.arg({ type: UndoBulkActInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) =>
      undoBulkAct(ctx, {
        id: idOf('BulkAct', input.act, 'act'),
        reason: input.reason ?? '',
        isPreview: input.preview ?? false,
      }),
  }),
);
