import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { SuccessionEnum } from '../wilayah/wilayah.schema.ts';
import { Answer } from './analytics.schema.ts';
import { type BoundaryChange, selectBoundaryChanges } from './tree-history.sql.ts';

/** A change of areas, as told beside a series. */
export const BoundaryChangeType = builder.objectRef<BoundaryChange>('BoundaryChange').implement({
  description: 'A split, merge or other change of areas that falls into the months of an answer.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SuccessionEnum, description: 'What happened.' }),
    on: t.field({ type: 'Day', description: 'Day it took effect.', resolve: ({ on }) => new Date(on) }),
    decree: t.exposeString('decree', { description: 'Decree, as written.' }),
    movedName: t.exposeString('movedName', {
      nullable: true,
      description: 'The area that came to lie in another; null where an area itself was split or merged.',
    }),
    fromId: t.id({
      description: 'Area before, or the one it lay in.',
      resolve: ({ fromId }) => encodeGlobalId('Wilayah', fromId),
    }),
    fromName: t.exposeString('fromName', { description: 'Name of the area before.' }),
    toId: t.id({
      description: 'Area after, or the one it came to lie in.',
      resolve: ({ toId }) => encodeGlobalId('Wilayah', toId),
    }),
    toName: t.exposeString('toName', { description: 'Name of the area after.' }),
  }),
});

builder.objectField(Answer, 'boundaryChanges', (t) =>
  t.field({
    type: [BoundaryChangeType],
    description:
      'Changes of the asked areas within the months of the answer, oldest first, whatever tree it follows: say them beside a series.',
    resolve: (answer, _args, ctx) =>
      selectBoundaryChanges(ctx.db, {
        nos: answer.nodes.map(({ no }) => no),
        spans: answer.months,
        signal: ctx.signal,
      }),
  }),
);
