import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { showPage } from '@/test/show-page.tsx';
import { StrataPage } from './strata-page.tsx';
import type { StrataPageQuery, StrataPageQueryVariables } from './strata-page.generated.ts';

type Post = StrataPageQuery['assessedPosts']['rows'][number];

const post = (name: string, assessments: Post['assessments']): Post => ({
  __typename: 'AssessedPost',
  posyandu: { __typename: 'PosyanduRef', id: name, name },
  desa: 'Tumbang',
  kecamatan: 'Kurun',
  assessments,
});

const answer: StrataPageQuery = {
  __typename: 'Query',
  wilayah: {
    __typename: 'Wilayah',
    id: 'kab',
    code: '62.10',
    name: 'Gunung Mas',
    fullName: 'Kabupaten Gunung Mas',
    level: 'KABKOTA',
    ancestors: [],
  },
  assessedPosts: {
    __typename: 'AssessedPostPage',
    month: '2026-10',
    totalCount: 2,
    hasNextPage: false,
    endCursor: null,
    counts: [
      { __typename: 'AssessmentCount', method: 'STRATA_2011', result: 'MADYA', posts: 1 },
      { __typename: 'AssessmentCount', method: 'STRATA_2011', result: null, posts: 1 },
    ],
    areas: [],
    rows: [
      post('Melati', [
        {
          __typename: 'PosyanduAssessment',
          method: 'STRATA_2011',
          month: '2026-10',
          result: 'MADYA',
          nextResult: 'PURNAMA',
          missing: [
            {
              __typename: 'AssessedCriterion',
              code: 'KB',
              found: null,
              atLeast: 50,
              name: { __typename: 'Text', id: 'Cakupan KB', en: 'Family planning' },
            },
            {
              __typename: 'AssessedCriterion',
              code: 'DS',
              found: 38.25,
              atLeast: 50,
              name: { __typename: 'Text', id: 'Rata-rata D/S', en: 'Mean D/S' },
            },
          ],
        },
      ]),
      post('Nusa', []),
    ],
  },
};

function open(path: string, abilities = ['report.read']) {
  const asked: StrataPageQueryVariables[] = [];
  const router = showPage({
    Page: StrataPage,
    path,
    me: { abilities, assignments: [{ wilayah: { id: 'kab', level: 'KABKOTA' } }] },
    answer: ({ variables }) => {
      asked.push(variables as StrataPageQueryVariables);
      return answer;
    },
  });
  return { asked, router };
}

beforeEach(() => sessionStorage.clear());

test('one request brings the posts, each with what it lacks in words', async () => {
  const { asked } = open('/strata?periode=2026-10&strata=MADYA&aktif=tidak&urut=LOWEST_FIRST');
  const row = await screen.findByRole('row', { name: /Melati/ });
  expect(asked).toEqual([
    {
      wilayah: 'kab',
      month: '2026-10',
      strata: ['MADYA'],
      unjudged: false,
      active: false,
      search: null,
      order: 'LOWEST_FIRST',
    },
  ]);
  expect(row.textContent).toContain('Untuk Purnama:');
  expect(within(row).getByText('Cakupan KB').textContent).toContain('belum ada data');
  expect(within(row).getByText('Rata-rata D/S').textContent).toContain('baru 38,25');
  expect(within(screen.getByRole('row', { name: /Nusa/ })).getAllByText('Belum dinilai')).toHaveLength(2);
});

test('a count narrows the list by way of the address', async () => {
  const { asked, router } = open('/strata?periode=2026-10');
  await userEvent.click(await screen.findByRole('button', { name: '1 Belum dinilai' }));
  expect(router.state.location.search).toContain('strata=BELUM');
  expect(asked.at(-1)).toMatchObject({ strata: [], unjudged: true });
});

test('who may not read reports is told so', async () => {
  const { asked } = open('/strata', []);
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(asked).toEqual([]);
});
