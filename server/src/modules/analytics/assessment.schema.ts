import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { type Judged, type Measures, type Score, scoreOf } from '../../lib/pure/scoring.ts';
import { BASE_RESULT, scoringsOf } from './assess-posts.ts';

type Assessment = Score & { readonly month: number; readonly method: string; readonly version: number };

const AssessedCriterion = builder.objectRef<Judged>('AssessedCriterion').implement({
  description: 'One condition of a scoring, with what was found of the post.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the condition.' }),
    name: t.field({ type: Text, description: 'The condition in words.', resolve: ({ name }) => name }),
    level: t.exposeString('level', { description: 'Lowest result that demands it.' }),
    found: t.exposeFloat('found', { nullable: true, description: 'What was found; null where nothing was reported.' }),
    atLeast: t.exposeFloat('atLeast', { description: 'What is demanded.' }),
    met: t.exposeBoolean('met', { description: 'Found and enough; what nobody reported is not met.' }),
  }),
});

const AssessmentType = builder.objectRef<Assessment>('PosyanduAssessment').implement({
  description: 'What a scoring (strata, posyandu aktif) says of a post over twelve months, with its reasons.',
  fields: (t) => ({
    method: t.exposeString('method', {
      description: 'STRATA_2011, AKTIF_2020, or AKTIF_SIKLUS (a rule of this product until the official one is known).',
    }),
    version: t.exposeInt('version', { description: 'Version of the scoring.' }),
    month: t.field({ type: 'Period', description: 'Last of the twelve months.', resolve: (a) => formatMonth(a.month) }),
    result: t.exposeString('result', { description: 'PRATAMA, MADYA, PURNAMA, MANDIRI; or TIDAK_AKTIF, AKTIF.' }),
    criteria: t.field({
      type: [AssessedCriterion],
      description: 'Every condition, in order.',
      resolve: ({ judged }) => [...judged],
    }),
    nextResult: t.string({
      nullable: true,
      description: 'The result above; null at the top.',
      resolve: ({ next }) => next?.result ?? null,
    }),
    missing: t.field({
      type: [AssessedCriterion],
      description: 'What is missing for the result above.',
      resolve: ({ next }) => [...(next?.missing ?? [])],
    }),
  }),
});

type Row = { month: number; method: string; version: number; measures: Measures };

builder.prismaObjectField('Posyandu', 'assessments', (t) =>
  t.field({
    type: [AssessmentType],
    complexity: 5,
    description: 'The newest result of each scoring.',
    resolve: async (post, _args, ctx) => {
      const rows = await ctx.db.sql<Row>(
        `select distinct on (a.method) a.month, a.method, a.version, a.measures
         from "PosyanduAssessment" a join "Unit" u on u.no = a."unitNo" where u."posyanduId" = $1
         order by a.method, a.month desc`,
        [post.id],
        { signal: ctx.signal },
      );
      const month = Math.max(...rows.map((row) => row.month));
      const scorings = rows.length === 0 ? [] : await scoringsOf(ctx.db, month);
      return rows.flatMap(({ measures, ...row }) => {
        const scoring = scorings.find(({ method }) => method === row.method);
        if (!scoring) return [];
        return [{ ...row, ...scoreOf(scoring.criteria, measures, BASE_RESULT[row.method] ?? 'TIDAK_AKTIF') }];
      });
    },
  }),
);
