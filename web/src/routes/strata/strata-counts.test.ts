import { expect, test } from 'vitest';
import { toStrataCounts } from './strata-counts.ts';

const count = (method: string, result: string | null, posts: number) =>
  ({ __typename: 'AssessmentCount', method, result, posts }) as const;

test('posts without a strata are counted apart and stay out of every share', () => {
  const counts = toStrataCounts([
    count('STRATA_2011', 'MANDIRI', 1),
    count('STRATA_2011', 'PRATAMA', 3),
    count('STRATA_2011', null, 6),
    count('AKTIF_2020', 'AKTIF', 2),
    count('AKTIF_2020', 'TIDAK_AKTIF', 2),
    count('AKTIF_2020', null, 6),
  ]);
  expect(counts).toEqual({
    byStrata: { MANDIRI: 1, PURNAMA: 0, MADYA: 0, PRATAMA: 3, BELUM: 6 },
    judged: 4,
    all: 10,
    active: 2,
    activeJudged: 4,
    upper: 25,
  });
});

test('where nobody was judged there is no share', () => {
  expect(toStrataCounts([count('STRATA_2011', null, 2)])).toMatchObject({ judged: 0, all: 2, upper: null });
});
