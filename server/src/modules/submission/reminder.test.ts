import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeEach, expect, test } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { MAY, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId, encodeReportId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { closeMonth } from './close-month.ts';
import { openMonth } from './open-month.ts';
import { returnReport } from './return-report.ts';

let db: Database;
beforeEach(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

/** Two posts of one puskesmas that owe May, and one elsewhere. */
async function givenPosts() {
  const { kabkota, kecamatan, desa } = await makeWilayahChain(db);
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan });
  const post = await makePosyandu(db, { desa, puskesmas, formSet: 'BASIC' });
  const other = await makePosyandu(db, { desa, puskesmas, formSet: 'BASIC' });
  await makePosyandu(db, { formSet: 'BASIC' });
  await openMonth({ db }, MAY);
  return { kabkota, post, other };
}

type Asked = {
  reminders: {
    overdue: number;
    soon: number;
    months: object[];
    reports: { report: string; name: string; isOverdue: boolean }[];
  };
};

const REMINDERS = `query ($first: Int) { reminders(first: $first) { overdue soon
  months { month waiting waitingBlock returned returnedBlock deadline isOverdue } reports {
  report posyandu name desa month block form { id } status deadline isOverdue } } }`;

const ask = async (actor: UserActor, at: string, first?: number) =>
  (await as(db, actor, fixedClock(at)).run<Asked>(REMINDERS, { first })).reminders;

// May is due at the end of 5 June in Jakarta.
const EARLY = '2026-06-03T03:00:00Z';
const SOON = '2026-06-04T03:00:00Z';
const LATE = '2026-06-06T03:00:00Z';

test('a kader is reminded of her own post two days ahead, and once it is overdue', async () => {
  const { post } = await givenPosts();
  const kader = kaderOf(post);
  expect(await ask(kader, EARLY)).toEqual({ overdue: 0, soon: 0, months: [], reports: [] });
  const soon = await ask(kader, SOON);
  expect(soon).toMatchObject({ overdue: 0, soon: soon.reports.length });
  expect(soon.reports[0]).toMatchObject({
    report: encodeReportId({ unitNo: post.unitNo, month: MAY, block: 'SKDN' }),
    posyandu: encodeGlobalId('Posyandu', post.id),
    name: post.name,
    month: '2026-05',
    block: 'SKDN',
    status: 'NONE',
    deadline: '2026-06-05T16:59:59.999Z',
    isOverdue: false,
  });
  expect(new Set(soon.reports.map(({ name }) => name))).toEqual(new Set([post.name]));
  const late = await ask(kader, LATE);
  expect(late).toMatchObject({ overdue: soon.soon, soon: 0 });
  expect(late.reports.every(({ isOverdue }) => isOverdue)).toBe(true);
});

test('what is sent is not reminded of; the counts hold beyond the first rows', async () => {
  const { post, other } = await givenPosts();
  const petugas = petugasOf(post);
  const before = await ask(petugas, SOON, 1);
  expect(before.reports).toHaveLength(1);
  expect(before.soon).toBe((await ask(kaderOf(post), SOON)).soon + (await ask(kaderOf(other), SOON)).soon);
  await submit(systemCtx(db), post);
  expect((await ask(petugas, SOON, 1)).soon).toBe(before.soon - 1);
  await returnReport(systemCtx(db), {
    unitNo: post.unitNo,
    month: MAY,
    block: 'SKDN',
    reason: 'S',
    expectedRevision: 1,
  });
  expect((await ask(petugas, SOON, 1)).months).toEqual([
    {
      month: '2026-05',
      waiting: before.soon - 1,
      waitingBlock: expect.any(String) as string,
      returned: 1,
      returnedBlock: 'SKDN',
      deadline: '2026-06-05T16:59:59.999Z',
      isOverdue: false,
    },
  ]);
});

test('a month that is closed is not reminded of, and who sends nothing may not ask', async () => {
  const { post, kabkota } = await givenPosts();
  const ctx = systemCtx(db, fixedClock(LATE));
  await closeMonth(ctx, { wilayahId: kabkota.id, month: MAY });
  expect(await ask(kaderOf(post), LATE)).toEqual({ overdue: 0, soon: 0, months: [], reports: [] });
  const { errors } = await as(db, officerOf(kabkota), fixedClock(LATE)).tryRun(REMINDERS);
  expect(errors?.[0]?.message).toBe('You are not allowed to do this.');
});
