import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import {
  actOf,
  MergeWilayahInput,
  MoveWilayahInput,
  newAreaOf,
  RecodeWilayahInput,
  RenameWilayahInput,
  splitPartOf,
  SplitWilayahInput,
} from './change-inputs.schema.ts';
import { type ChangedArea, type ChangeReport, FATES } from './change-report.ts';
import type { LeftBehind } from './change-left.sql.ts';
import { changeWilayah } from './change-wilayah.ts';
import { fullName } from './full-name.ts';
import { LevelEnum } from './wilayah.schema.ts';

const FateEnum = builder.enumType('WilayahFate', {
  description:
    'What becomes of an area: it arises, ends, gets another name or class, goes to another parent, or gets another code.',
  values: FATES,
});

type Row = ChangedArea & { readonly isDryRun: boolean };

const ChangedWilayah = builder.objectRef<Row>('ChangedWilayah').implement({
  description: 'An area before and after a change of the tree.',
  fields: (t) => ({
    wilayahId: t.id({
      nullable: true,
      description: 'Global id of the area; null for one that would arise.',
      resolve: ({ id, fate, isDryRun }) => (isDryRun && fate === 'CREATED' ? null : encodeGlobalId('Wilayah', id)),
    }),
    fate: t.field({
      type: FateEnum,
      description: 'The strongest thing that happens to it: an area that goes to another parent gets a code as well.',
      resolve: ({ fate }) => fate,
    }),
    level: t.expose('level', { type: LevelEnum, description: 'Level in the tree.' }),
    name: t.exposeString('name', { description: 'Name with its class, after the change.' }),
    oldName: t.exposeString('oldName', { nullable: true, description: 'Name before; null for a new area.' }),
    oldCode: t.exposeString('oldCode', { nullable: true, description: 'Code before; null for a new area.' }),
    newCode: t.exposeString('newCode', { nullable: true, description: 'Code after; null for one that ends.' }),
    oldParent: t.exposeString('oldParent', { nullable: true, description: 'Area above, before.' }),
    newParent: t.exposeString('newParent', { nullable: true, description: 'Area above, after.' }),
  }),
});

const LeftBehindType = builder.objectRef<LeftBehind>('LeftBehind').implement({
  description:
    'What stands on an area itself, and stays there when it ends or is divided: nothing of it goes over without somebody’s decision.',
  fields: (t) => ({
    wilayahId: t.id({ description: 'Global id of the area.', resolve: ({ id }) => encodeGlobalId('Wilayah', id) }),
    name: t.string({ description: 'Its name with its class.', resolve: fullName }),
    accounts: t.exposeInt('accounts', { description: 'Accounts with a role over it that goes on.' }),
    groups: t.exposeInt('groups', { description: 'Groups that have no successor.' }),
    targets: t.exposeInt('targets', { description: 'Targets of the year of the change and later ones.' }),
    settings: t.exposeInt('settings', { description: 'Settings of its own.' }),
  }),
});

const ChangeWilayahSuccess = builder.objectRef<ChangeReport>('ChangeWilayahSuccess').implement({
  description: 'The tree is changed, or would be in a dry run. Sums of the areas concerned follow within moments.',
  fields: (t) => ({
    dryRun: t.exposeBoolean('isDryRun', { description: 'Nothing was written.' }),
    on: t.field({
      type: 'Day',
      description: 'First day of the new state.',
      resolve: ({ on }) => new Date(`${on}T00:00:00Z`),
    }),
    areaCount: t.int({ description: 'How many areas change.', resolve: ({ areas }) => areas.length }),
    areas: t.field({
      type: [ChangedWilayah],
      complexity: 50,
      description: 'Areas that change, those that arise and end first, then by code.',
      args: { first: t.arg.int({ defaultValue: 500, description: 'How many, at most 5,000.' }) },
      resolve: ({ areas, isDryRun }, { first }) =>
        areas.slice(0, Math.min(Math.max(first ?? 500, 0), 5_000)).map((area) => ({ ...area, isDryRun })),
    }),
    posyandu: t.exposeInt('posyandu', { description: 'Posts that lie in another area afterwards, at whatever level.' }),
    leftBehind: t.field({
      type: [LeftBehindType],
      description: 'What stays on areas that end or are divided; those with nothing are left out.',
      resolve: ({ leftBehind }) => [...leftBehind],
    }),
    months: t.field({
      type: ['Period'],
      description: 'Months whose sums are computed anew.',
      resolve: ({ months }) => months.map(formatMonth),
    }),
    wilayah: t.prismaField({
      type: ['Wilayah'],
      description:
        'The areas that took part, as they stand now; new ones are among them after a change, not in a dry run.',
      resolve: (query, { tookPart }, _args, ctx) =>
        ctx.db.prisma.wilayah.findMany({
          ...query,
          where: { AND: [visible(ctx.actor, 'wilayah.read'), { id: { in: [...tookPart] } }] },
          orderBy: { code: 'asc' },
        }),
    }),
  }),
});

const ERRORS = { types: [InvalidInput, Forbidden, NotFound] };
const CAN = { can: 'wilayah.change' } as const;

builder.mutationFields((t) => ({
  splitWilayah: t.field({
    type: ChangeWilayahSuccess,
    description:
      'Splits an area: it stays, and new ones of its level arise with some of its areas, or posts where it is a village. What goes to a new area gets its code prefix.',
    authScopes: CAN,
    errors: { ...ERRORS, union: { name: 'SplitWilayahResult' } },
    args: { input: t.arg({ type: SplitWilayahInput, required: true, description: 'Area, parts, day and decree.' }) },
    resolve: (_root, { input }, ctx) =>
      changeWilayah(ctx, {
        kind: 'SPLIT',
        ...actOf(input),
        sourceId: idOf('Wilayah', input.wilayah, 'wilayah'),
        into: input.into.map(splitPartOf),
      }),
  }),
  mergeWilayah: t.field({
    type: ChangeWilayahSuccess,
    description: 'Merges areas into one that exists or into a new one: they end, all that lies in them goes to it.',
    authScopes: CAN,
    errors: { ...ERRORS, union: { name: 'MergeWilayahResult' } },
    args: { input: t.arg({ type: MergeWilayahInput, required: true, description: 'Areas, target, day and decree.' }) },
    resolve: (_root, { input }, ctx) =>
      changeWilayah(ctx, {
        kind: 'MERGE',
        ...actOf(input),
        sourceIds: input.wilayah.map((id, index) => idOf('Wilayah', id, `wilayah.${index}`)),
        targetId: optionalIdOf('Wilayah', input.target, 'target'),
        newTarget: input.newTarget ? newAreaOf(input.newTarget, 'newTarget') : undefined,
      }),
  }),
  moveWilayah: t.field({
    type: ChangeWilayahSuccess,
    description: 'Puts an area below another parent; its code and those below it take over the new prefix.',
    authScopes: CAN,
    errors: { ...ERRORS, union: { name: 'MoveWilayahResult' } },
    args: { input: t.arg({ type: MoveWilayahInput, required: true, description: 'Area, parent, day and decree.' }) },
    resolve: (_root, { input }, ctx) =>
      changeWilayah(ctx, {
        kind: 'MOVE',
        ...actOf(input),
        wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        parentId: idOf('Wilayah', input.parent, 'parent'),
        code: input.code ?? undefined,
      }),
  }),
  recodeWilayah: t.field({
    type: ChangeWilayahSuccess,
    description: 'Gives an area another official code; the old one stays findable.',
    authScopes: CAN,
    errors: { ...ERRORS, union: { name: 'RecodeWilayahResult' } },
    args: { input: t.arg({ type: RecodeWilayahInput, required: true, description: 'Area, code, day and decree.' }) },
    resolve: (_root, { input }, ctx) =>
      changeWilayah(ctx, {
        kind: 'RECODE',
        ...actOf(input),
        wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        code: input.code,
      }),
  }),
  renameWilayah: t.field({
    type: ChangeWilayahSuccess,
    description: 'Gives an area another official name or legal class, with a code where the class brings one.',
    authScopes: CAN,
    errors: { ...ERRORS, union: { name: 'RenameWilayahResult' } },
    args: { input: t.arg({ type: RenameWilayahInput, required: true, description: 'Area, name, day and decree.' }) },
    resolve: (_root, { input }, ctx) =>
      changeWilayah(ctx, {
        kind: 'RENAME',
        ...actOf(input),
        wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        name: input.name ?? undefined,
        newKind: input.kind ?? undefined,
        code: input.code ?? undefined,
      }),
  }),
}));
