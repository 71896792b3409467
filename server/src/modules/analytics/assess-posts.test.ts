import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeReportRows } from '@pokjanal/prisma/make/report';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, expect, test } from 'vitest';
import { kaderOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { MAY, settle } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { assessPosts } from './assess-posts.ts';

const AT = new Date('2026-06-20T03:00:00Z');
let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

/** Months of a post in the blocks a scoring reads, all of them like this one. */
async function givenYear(months: number) {
  const post = await makePosyandu(db, { formSet: 'ILP' });
  const total = { 90: 40, 91: 40, 92: 30, 93: 20 };
  for (let age = 0; age < months; age += 1) {
    const month = MAY - age;
    await makeReportRows(db, post.unitNo, { month, blockNo: 1, cells: total });
    await makeReportRows(db, post.unitNo, { month, blockNo: 2, cells: { 0: 10, 1: 8, 2: 6, 3: 5 } });
    await makeReportRows(db, post.unitNo, { month, blockNo: 6, cells: { 0: 1, 1: 6, 2: 5, 3: 1, 6: 3 } });
  }
  await makeReportRows(db, post.unitNo, { month: MAY - 3, blockNo: 7, cells: { 0: 100, 1: 60, 7: 1, 8: 2 } });
  return post;
}

const QUERY = `query ($id: ID!) { posyandu(id: $id) { assessments { method month result nextResult missing { code found }
  criteria { code found met } } } }`;
type Answer = {
  posyandu: {
    assessments: {
      method: string;
      month: string;
      result: string;
      nextResult: string | null;
      missing: { code: string; found: number | null }[];
      criteria: { code: string; found: number | null; met: boolean }[];
    }[];
  };
};

test('a post is scored over twelve months with its reasons, and the counts above follow', async () => {
  const post = await givenYear(9);
  expect(await assessPosts(db, MAY, AT)).toBeGreaterThanOrEqual(3);
  expect(await assessPosts(db, MAY, AT)).toBe(0);

  const { posyandu } = await as(db, kaderOf(post)).run<Answer>(QUERY, { id: encodeGlobalId('Posyandu', post.id) });
  const strata = posyandu.assessments.find(({ method }) => method === 'STRATA_2011');
  // Nothing is known of family planning and immunisation, so what nobody reported keeps it below.
  expect(strata).toMatchObject({ month: '2026-05', result: 'MADYA', nextResult: 'PURNAMA' });
  expect(strata?.missing).toEqual([
    { code: 'KB', found: null },
    { code: 'IMUNISASI', found: null },
  ]);
  expect(strata?.criteria.slice(0, 4)).toEqual([
    { code: 'PENIMBANGAN', found: 9, met: true },
    { code: 'KADER_TUGAS', found: 5, met: true },
    { code: 'DS', found: 75, met: true },
    { code: 'KIA', found: 60, met: true },
  ]);
  expect(strata?.criteria.at(-1)).toEqual({ code: 'DANA_SEHAT', found: 60, met: true });
  const active = posyandu.assessments.find(({ method }) => method === 'AKTIF_2020');
  expect(active).toMatchObject({ result: 'TIDAK_AKTIF', missing: [{ code: 'LAYANAN', found: 2 }] });

  await settle(db);
  const [counts] = await db.sql(
    `select v0::int as posts, v2::int as active, v4::int as judged, v5::int as purnama from rollup
     where node_no = $1 and month = $2 and block_no = 10 and basis = 0`,
    [post.desa.no, MAY],
  );
  expect(counts).toEqual({ posts: 1, active: 0, judged: 1, purnama: 0 });
});

test('eight months short of weighing is PRATAMA', async () => {
  const post = await givenYear(5);
  await assessPosts(db, MAY, AT);
  const { posyandu } = await as(db, kaderOf(post)).run<Answer>(QUERY, { id: encodeGlobalId('Posyandu', post.id) });
  expect(posyandu.assessments.find(({ method }) => method === 'STRATA_2011')).toMatchObject({
    result: 'PRATAMA',
    missing: [{ code: 'PENIMBANGAN', found: 5 }],
  });
});
