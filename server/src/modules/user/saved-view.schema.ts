import type { SavedView as SavedViewRow } from '@pokjanal/prisma/client';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { removeView, saveView, setDefaultView, viewsOf } from './saved-view.ts';

const SavedView = builder.objectRef<SavedViewRow>('SavedView').implement({
  description: 'How a person looks at one list, under a name: filters, order and columns.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('SavedView', id) }),
    list: t.exposeString('list', { description: 'Path of the list in the console, such as `/sk`.' }),
    name: t.exposeString('name', { description: 'Name given to it.' }),
    query: t.exposeString('query', { description: 'What stands after the path, without the question mark.' }),
    isDefault: t.exposeBoolean('isDefault', { description: 'The list opens with it.' }),
  }),
});

const SaveViewSuccess = builder.objectRef<{ list: string }>('SaveViewSuccess').implement({
  description: 'The view was saved.',
  fields: (t) => ({
    views: t.field({
      type: [SavedView],
      description: 'All views of that list as they stand now.',
      resolve: ({ list }, _args, ctx) => viewsOf(ctx, list),
    }),
  }),
});

const SaveViewInput = builder.inputType('SaveViewInput', {
  description: 'A view of a list; one of the same name is replaced.',
  fields: (t) => ({
    list: t.string({ required: true, description: 'Path of the list in the console, such as `/sk`.' }),
    name: t.string({ required: true, description: 'Name, at most 60 characters.' }),
    query: t.string({ required: true, description: 'What stands after the path, at most 2,000 characters.' }),
    isDefault: t.boolean({ defaultValue: false, description: 'The list opens with it.' }),
  }),
});

builder.queryField('savedViews', (t) =>
  t.field({
    type: [SavedView],
    authScopes: { signedIn: true },
    description: 'The caller’s own views of a list, by name.',
    args: { list: t.arg.string({ required: true, description: 'Path of the list in the console, such as `/sk`.' }) },
    resolve: (_root, { list }, ctx) => viewsOf(ctx, list),
  }),
);

builder.mutationFields((t) => ({
  saveView: t.field({
    type: SaveViewSuccess,
    description: 'Saves how the caller looks at a list.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInput, Forbidden], union: { name: 'SaveViewResult' } },
    args: { input: t.arg({ type: SaveViewInput, required: true, description: 'The view.' }) },
    resolve: async (_root, { input }, ctx) => {
      await saveView(ctx, { ...input, isDefault: input.isDefault ?? false });
      return { list: input.list };
    },
  }),
  setDefaultView: t.field({
    type: SaveViewSuccess,
    description: 'Makes a view the one its list opens with, or no longer.',
    authScopes: { signedIn: true },
    errors: { types: [NotFound, Forbidden], union: { name: 'SetDefaultViewResult' } },
    args: {
      id: t.arg.id({ required: true, description: 'View of the caller.' }),
      isDefault: t.arg.boolean({ required: true, description: 'The list opens with it.' }),
    },
    resolve: async (_root, { id, isDefault }, ctx) => ({
      list: await setDefaultView(ctx, { id: idOf('SavedView', String(id)), isDefault }),
    }),
  }),
  removeView: t.field({
    type: SaveViewSuccess,
    description: 'Removes a view of the caller; the list itself is untouched.',
    authScopes: { signedIn: true },
    errors: { types: [NotFound, Forbidden], union: { name: 'RemoveViewResult' } },
    args: { id: t.arg.id({ required: true, description: 'View of the caller.' }) },
    resolve: async (_root, { id }, ctx) => ({ list: await removeView(ctx, idOf('SavedView', String(id))) }),
  }),
}));
