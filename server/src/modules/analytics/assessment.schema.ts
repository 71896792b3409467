import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { type Judged, type Score, scoreOf } from '../../lib/pure/scoring.ts';
import { BASE_RESULT, type Scoring, scoringsOf } from './assess-posts.ts';
import { type AssessmentRow, listAssessments } from './assessed-posts.sql.ts';

/** A short list that came with what it belongs to: it costs no more than its fields. */
export const AT_HAND = { field: 1, multiplier: 1 } as const;

type Assessment = Score & Omit<AssessmentRow, 'measures'>;

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

export const AssessmentType = builder.objectRef<Assessment>('PosyanduAssessment').implement({
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
      complexity: AT_HAND,
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
      complexity: AT_HAND,
      description: 'What is missing for the result above.',
      resolve: ({ next }) => [...(next?.missing ?? [])],
    }),
  }),
});

/** The scorings by which results are explained: those of the newest month among them. */
export async function scoringsFor(ctx: Ctx, rows: readonly AssessmentRow[]): Promise<Scoring[]> {
  return rows.length === 0 ? [] : scoringsOf(ctx.db, Math.max(...rows.map(({ month }) => month)));
}

/** Gives each result of a post its reasons; a scoring that is in force no more is left out. */
export function explainResults(rows: readonly AssessmentRow[], scorings: readonly Scoring[]): Assessment[] {
  return rows.flatMap(({ measures, ...row }) => {
    const scoring = scorings.find(({ method }) => method === row.method);
    if (!scoring) return [];
    return [{ ...row, ...scoreOf(scoring.criteria, measures, BASE_RESULT[row.method] ?? 'TIDAK_AKTIF') }];
  });
}

builder.prismaObjectField('Posyandu', 'assessments', (t) =>
  t.field({
    type: [AssessmentType],
    complexity: 5,
    description: 'The newest result of each scoring; empty for those who may not read the reports of the post.',
    resolve: async (post, _args, ctx) => {
      const rows = await listAssessments(ctx, post.id);
      return explainResults(rows, await scoringsFor(ctx, rows));
    },
  }),
);
