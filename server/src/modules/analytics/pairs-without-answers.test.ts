import { makeReportRows } from '@pokjanal/prisma/make/report';
import { beforeAll, expect, test } from 'vitest';
import { useOwnDatabase } from '../../../test/database.ts';
import { givenProvince, MAY, settle, systemCtx } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import { explainFigure } from './explain.ts';
import { formsOf } from './explain-forms.ts';
import { rebuild } from './rebuild-rollups.ts';

let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
});

/** Slots of one element of the balance of weighing, all parts with the same count. */
const parts = (element: number, count: number): [number, number][] =>
  Array.from({ length: 10 }, (_, part) => [element * 10 + part, count]);
const [S, K, D] = [0, 1, 2];

type Post = (typeof scene.posts)[number];

async function files(post: Post | undefined, cells: readonly [number, number][]): Promise<void> {
  if (!post) throw new Error('Too few posts');
  await db.sql('delete from report where unit_no = $1 and block_no = 1', [post.unitNo]);
  await db.sql('delete from report_save where unit_no = $1 and block_no = 1', [post.unitNo]);
  await makeReportRows(db, post.unitNo, { month: MAY, cells: Object.fromEntries(cells), status: 'SUBMITTED' });
  await db.sql(
    `insert into dirty (node_no, month, block_no, cause)
     select n.no, $2::int, 1, 0 from "Unit" u cross join lateral (values (u."desaNo"), (u."puskesmasNo")) n(no)
     where u.no = $1 and n.no is not null`,
    [post.unitNo, MAY],
  );
}

/** The share of weighed children of a place, with how many forms the explanation says are left out. */
async function shareOf(id: string) {
  const ctx = systemCtx(db);
  const ask = { indicator: 'SKDN_DS', place: { area: { id } }, period: '2026-05', dataState: 'PROVISIONAL' as const };
  const explained = await explainFigure(ctx, ask);
  const forms = await formsOf(ctx, explained, { first: 100, after: null, only: 'LEFT_OUT' });
  if (forms.reason !== null) throw new Error(forms.reason);
  const { numerator, denominator, reason, leftOut, reported } = explained.cell;
  expect(forms.counts.LEFT_OUT).toBe(leftOut);
  return { numerator, denominator, reason, leftOut, reported };
}

/** What the worker stored is what a rebuild says, and a rebuild of nothing stored says the same. */
async function isWhatARebuildSays(): Promise<void> {
  const stored = () => db.sql('select * from rollup_pair order by node_no, month, basis, version_no');
  const before = await stored();
  expect(before.length).toBeGreaterThan(0);
  expect(await rebuild(db)).toEqual({ rows: 0, events: 0 });
  await db.sql('truncate rollup, rollup_pair, rollup_obligation');
  await rebuild(db, { tell: false });
  expect(await stored()).toEqual(before);
}

test('a figure of which every form is left out has no data, and zeros that were reported are zeros', async () => {
  const [first, neighbour] = scene.posts;
  const lone = scene.posts.at(-1);
  const district = first?.desa.parentId ?? '';
  // One answers S and not D, the other of the village nothing of either; the next village nothing at all.
  await files(lone, parts(S, 4));
  await files(first, parts(K, 3));
  await settle(db);
  const none = { numerator: null, denominator: null, reason: 'NO_DATA', leftOut: 1, reported: 2 };
  expect(await shareOf(first?.desa.id ?? '')).toEqual(none);
  expect(await shareOf(district)).toEqual(none);
  expect(await shareOf(scene.provinsi.id)).toEqual(none);
  await isWhatARebuildSays();

  // The next village says that there are no children: a district of zeros, its other village still without data.
  await files(neighbour, [
    [90, 0],
    [91, 0],
    [92, 0],
  ]);
  await settle(db);
  const zeros = { numerator: 0, denominator: 0, reason: 'NO_DENOMINATOR', leftOut: 1, reported: 3 };
  expect(await shareOf(first?.desa.id ?? '')).toEqual(none);
  expect(await shareOf(district)).toEqual(zeros);
  expect(await shareOf(scene.provinsi.id)).toEqual(zeros);
  await isWhatARebuildSays();

  // What was open is answered: a figure, then none again as it is taken back.
  await files(lone, [...parts(S, 4), ...parts(D, 3)]);
  await settle(db);
  expect(await shareOf(district)).toMatchObject({ numerator: 30, denominator: 40, leftOut: 0 });
  await files(lone, parts(S, 4));
  await settle(db);
  expect(await shareOf(first?.desa.id ?? '')).toEqual(none);
  expect(await shareOf(district)).toEqual(zeros);
  await isWhatARebuildSays();
}, 60_000);
