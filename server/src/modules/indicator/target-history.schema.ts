import { can } from '../../auth/policy.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Change } from '../activity/change.schema.ts';
import { readableChange } from '../activity/changes.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { targetHistory } from './target-history.ts';

builder.queryField('targetChanges', (t) =>
  t.field({
    type: [Change],
    authScopes: { can: 'target.read' },
    description:
      'What became of the target that one area set for an indicator and a period, newest first, also of one that was removed: set by hand (`target.set`), brought in by a sheet (`target.imported`), passed on from above (`target.cascaded`), laid on a path (`target.laid`), taken back with an act on many (`target.undone`), or removed (`target.removed`).',
    args: {
      indicator: t.arg.string({ required: true, description: 'Indicator code.' }),
      wilayah: t.arg.id({ required: true, description: 'The area.' }),
      period: t.arg({ type: 'Period', required: true, description: 'The period, most often a year.' }),
    },
    resolve: async (_root, { indicator, wilayah, period }, ctx) => {
      const area = await getWilayah(ctx, idOf('Wilayah', wilayah, 'wilayah'));
      if (!can(ctx.actor, 'target.read', { path: area.path })) return [];
      const key = { indicatorCode: indicator, wilayahId: area.id, period };
      return (await targetHistory(ctx, key)).map(readableChange);
    },
  }),
);
