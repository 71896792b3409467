import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeWilayah, makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeEach, expect, test } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { MAY } from '../../../test/rollup-scene.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { openMonth } from '../submission/open-month.ts';

let db: Database;
beforeEach(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const RESULTS = {
  Anggrek: { strata: 'MADYA', active: 'AKTIF', measures: { MONTHS_WEIGHED: 12, KADER_ACTIVE: 5, DS: 80, KIA: 40 } },
  Melati: { strata: 'PRATAMA', active: 'TIDAK_AKTIF', measures: { MONTHS_WEIGHED: 6, KADER_ACTIVE: null } },
} as const;

/** Two judged posts and one not judged in two villages of a district, and one in another regency. */
async function givenPosts() {
  const { kabkota, kecamatan, desa } = await makeWilayahChain(db);
  const other = await makeWilayah(db, { parent: kecamatan });
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan });
  const anggrek = await makePosyandu(db, { desa, puskesmas, name: 'Anggrek' });
  const melati = await makePosyandu(db, { desa: other, puskesmas: null, name: 'Melati' });
  await makePosyandu(db, { desa: other, puskesmas, name: 'Nusa' });
  const foreign = await makePosyandu(db, { name: 'Anggrek' });
  await openMonth({ db }, MAY);
  for (const post of [anggrek, melati, foreign]) await judge(post);
  return { kabkota, kecamatan, desa, other, anggrek, melati };
}

async function judge(post: { name: string; unitNo: number }) {
  const { strata, active, measures } = RESULTS[post.name as keyof typeof RESULTS];
  const row = { unitNo: post.unitNo, version: 1, measures, knownFrom: new Date('2026-06-01T00:00:00Z') };
  await db.prisma.posyanduAssessment.createMany({
    data: [
      { ...row, month: MAY - 2, method: 'STRATA_2011', result: 'MANDIRI' },
      { ...row, month: MAY - 1, method: 'STRATA_2011', result: strata },
      { ...row, month: MAY - 1, method: 'AKTIF_2020', result: active },
    ],
  });
}

const QUERY = `query ($wilayah: ID, $month: Period = "2026-05", $strata: [Strata!], $unjudged: Boolean, $active: Boolean,
    $search: String, $order: AssessedPostOrder, $first: Int, $after: String) {
  assessedPosts(wilayah: $wilayah, month: $month, strata: $strata, unjudged: $unjudged, active: $active, search: $search,
      order: $order, first: $first, after: $after) {
    month totalCount endCursor hasNextPage
    counts { method result posts } areas { id name counts { method result posts } }
    rows { posyandu { id name } desa kecamatan kabkota assessments { method result nextResult missing { code found } } }
  }
}`;

type Count = { method: string; result: string | null; posts: number };
type Answer = {
  assessedPosts: {
    totalCount: number;
    endCursor: string | null;
    hasNextPage: boolean;
    counts: Count[];
    areas: { id: string; name: string; counts: Count[] }[];
    rows: {
      posyandu: { id: string; name: string };
      assessments: { method: string; result: string; missing: { code: string; found: number | null }[] }[];
    }[];
  };
};

const ask = async (actor: UserActor, variables: object = {}) =>
  (await as(db, actor).run<Answer>(QUERY, { ...variables })).assessedPosts;
const namesOf = ({ rows }: Answer['assessedPosts']) => rows.map(({ posyandu }) => posyandu.name);

test('posts are counted by their newest result, in all and by area, and each says what is missing', async () => {
  const { kabkota, kecamatan, desa, other } = await givenPosts();
  const caller = as(db, officerOf(kabkota));
  const wilayah = encodeGlobalId('Wilayah', kecamatan.id);
  const { assessedPosts } = await caller.run<Answer>(QUERY, { wilayah });
  expect(caller.cost()).toBeLessThanOrEqual(3);
  expect(assessedPosts.counts).toEqual([
    { method: 'AKTIF_2020', result: 'AKTIF', posts: 1 },
    { method: 'AKTIF_2020', result: 'TIDAK_AKTIF', posts: 1 },
    { method: 'AKTIF_2020', result: null, posts: 1 },
    { method: 'STRATA_2011', result: 'MADYA', posts: 1 },
    { method: 'STRATA_2011', result: 'PRATAMA', posts: 1 },
    { method: 'STRATA_2011', result: null, posts: 1 },
  ]);
  const strataIn = (id: string) =>
    assessedPosts.areas
      .find((area) => area.id === encodeGlobalId('Wilayah', id))
      ?.counts.filter(({ method }) => method === 'STRATA_2011')
      .map(({ result, posts }) => [result, posts]);
  expect(strataIn(desa.id)).toEqual([['MADYA', 1]]);
  expect(strataIn(other.id)).toEqual(
    expect.arrayContaining([
      ['PRATAMA', 1],
      [null, 1],
    ]),
  );
  const melati = assessedPosts.rows.find(({ posyandu }) => posyandu.name === 'Melati');
  expect(melati?.assessments.find(({ method }) => method === 'STRATA_2011')).toMatchObject({
    nextResult: 'MADYA',
    missing: [
      { code: 'PENIMBANGAN', found: 6 },
      { code: 'KADER_TUGAS', found: null },
    ],
  });
  expect(assessedPosts.rows.find(({ posyandu }) => posyandu.name === 'Nusa')?.assessments).toEqual([]);
});

test('the list narrows by strata, activity and name, and its pages follow each other in any order', async () => {
  const { kabkota } = await givenPosts();
  const actor = officerOf(kabkota);
  expect(namesOf(await ask(actor, { strata: ['PRATAMA'] }))).toEqual(['Melati']);
  expect(namesOf(await ask(actor, { strata: ['PRATAMA'], unjudged: true }))).toEqual(['Melati', 'Nusa']);
  expect(namesOf(await ask(actor, { unjudged: true }))).toEqual(['Nusa']);
  expect(namesOf(await ask(actor, { active: true }))).toEqual(['Anggrek']);
  expect(namesOf(await ask(actor, { search: 'mel' }))).toEqual(['Melati']);
  expect(namesOf(await ask(actor, { order: 'HIGHEST_FIRST' }))).toEqual(['Anggrek', 'Melati', 'Nusa']);
  const first = await ask(actor, { order: 'LOWEST_FIRST', first: 2 });
  expect([namesOf(first), first.hasNextPage, first.totalCount]).toEqual([['Melati', 'Anggrek'], true, 3]);
  const next = await ask(actor, { order: 'LOWEST_FIRST', first: 2, after: first.endCursor });
  expect([namesOf(next), next.hasNextPage]).toEqual([['Nusa'], false]);
  const { errors } = await as(db, actor).tryRun(QUERY, { after: 'x' });
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT' });
});

test('only posts whose reports one may read are listed, counted and explained', async () => {
  const { kabkota, anggrek } = await givenPosts();
  expect(namesOf(await ask(kaderOf(anggrek)))).toEqual(['Anggrek']);
  expect(namesOf(await ask(petugasOf(anggrek)))).toEqual(['Anggrek', 'Nusa']);
  const viewer = officerOf(kabkota, 'VIEWER');
  const { errors } = await as(db, viewer).tryRun(QUERY);
  expect(errors?.[0]?.message).toBe('You are not allowed to do this.');
  const OF_POST = 'query ($id: ID!) { posyandu(id: $id) { assessments { method } } }';
  const id = encodeGlobalId('Posyandu', anggrek.id);
  expect(await as(db, viewer).run(OF_POST, { id })).toEqual({ posyandu: { assessments: [] } });
  expect(await as(db, officerOf(kabkota)).run(OF_POST, { id })).not.toEqual({ posyandu: { assessments: [] } });
});
