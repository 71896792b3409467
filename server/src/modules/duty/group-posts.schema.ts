import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { findDutyGroup } from './duty-scope.ts';
import { EvidenceFace } from './evidence.schema.ts';
import { namePosts, type PostName, searchGroupPosts } from './group-posts.sql.ts';

const MOST = 20;

export const PostNameType = builder.objectRef<PostName>('PosyanduName').implement({
  description: 'A post by name and village, for who may point to it without reading the rest of it.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the post.', resolve: ({ id }) => encodeGlobalId('Posyandu', id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    area: t.exposeString('area', { description: 'Name of its village.' }),
  }),
});

builder.interfaceFields(EvidenceFace, (t) => ({
  posts: t.loadableList({
    type: PostNameType,
    description: 'Names of the posts it is about, also for who may not read the posts themselves.',
    load: (ids: string[], ctx) => namePosts(ctx, ids),
    resolve: ({ id }) => id,
  }),
}));

builder.queryField('groupPosyandu', (t) =>
  t.field({
    type: [PostNameType],
    authScopes: { can: 'duty.report' },
    description: 'Names of posts in the area of a group that a record of evidence may point to, by part of the name.',
    args: {
      pokjanal: t.arg.id({ required: true, description: 'The group.' }),
      search: t.arg.string({ required: true, description: 'Part of the name.' }),
    },
    resolve: async (_root, { pokjanal, search }, ctx) => {
      const { wilayah } = await findDutyGroup(ctx, idOf('Pokjanal', pokjanal, 'pokjanal'));
      return searchGroupPosts(ctx, { path: wilayah.path, search: search.trim(), first: MOST });
    },
  }),
);
