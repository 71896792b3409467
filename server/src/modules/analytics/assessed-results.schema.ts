import { builder } from '../../graphql/builder.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { AT_HAND } from './assessment.schema.ts';
import { type AssessedResult, listAssessedResults } from './assessed-results.sql.ts';

const AssessedResultType = builder.objectRef<AssessedResult>('AssessedResult').implement({
  description: 'What a scoring said of a post for a month, and how long it said so.',
  fields: (t) => ({
    method: t.exposeString('method', { description: 'STRATA_2011, AKTIF_2020 or AKTIF_SIKLUS.' }),
    month: t.field({ type: 'Period', description: 'Last of the twelve months.', resolve: (a) => formatMonth(a.month) }),
    result: t.exposeString('result', { description: 'PRATAMA, MADYA, PURNAMA, MANDIRI; or TIDAK_AKTIF, AKTIF.' }),
    knownFrom: t.field({ type: 'DateTime', description: 'Since when it was known.', resolve: (a) => new Date(a.from) }),
    knownUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a later assessment of the same month said otherwise; null while it stands.',
      resolve: ({ until }) => (until === null ? null : new Date(until)),
    }),
  }),
});

builder.prismaObjectField('Posyandu', 'assessedResults', (t) =>
  t.field({
    type: [AssessedResultType],
    complexity: AT_HAND,
    description:
      'Results of each scoring over the last 24 months assessed, newest first, with those that a later assessment replaced; empty for those who may not read the reports of the post.',
    resolve: (post, _args, ctx) => listAssessedResults(ctx, post.id),
  }),
);
