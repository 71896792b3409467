import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeReportRows } from '@pokjanal/prisma/make/report';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { graphql } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as, ctxOf, testClock } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { buildSchema } from '../../graphql/schema.ts';
import { contentFor, record } from '../pokjanal/decree.fixture.ts';

const HOME = `query ($within: ID) { home(within: $within) {
  since
  lines { kind count overdue week day daysLeft name month contactOffice request decree pokjanal record wilayah }
  changes { type count areas subject wilayah { name } }
} }`;
type Line = { kind: string; count: number; [field: string]: unknown };
type Answer = { home: { since: string; lines: Line[]; changes: { type: string; [field: string]: unknown }[] } };

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

const id = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);

/** A province with a regency whose group has lapsed and one in order, a village with a post, and who works there. */
async function givenOffice() {
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const regency = await makeWilayah(db, { parent: province, name: 'Lewat' });
  const other = await makeWilayah(db, { parent: province, name: 'Tertib' });
  const district = await makeWilayah(db, { parent: regency });
  const desa = await makeWilayah(db, { parent: district });
  const seats = [{ code: 'KETUA', name: 'Ketua' }];
  const decree = { date: '2021-01-04', termStart: '2021-01-01', termEnd: '2025-12-31' };
  const lapsed = await makePokjanal(db, { wilayah: regency, contactOffice: 'DPMD Lewat', decree, seats });
  await makePokjanal(db, { wilayah: other, contactOffice: 'DPMD Tertib' });
  const puskesmas = await makePuskesmas(db, { wilayah: district });
  const post = await makePosyandu(db, { desa, puskesmas });
  const person = async (actor: UserActor): Promise<UserActor> => {
    const { id: userId } = await makeUser(db, { role: 'VIEWER', office: 'Kantor' });
    return { ...actor, userId };
  };
  return {
    province,
    regency,
    other,
    lapsed,
    post,
    governor: await person(officerOf(province, 'ADMIN_PROVINSI')),
    admin: await person(officerOf(regency)),
  };
}

const kinds = (answer: Answer) => Object.fromEntries(answer.home.lines.map(({ kind, count }) => [kind, count]));

describe('home', () => {
  it('says what waits for an admin, since when and whom to call, in a handful of statements', async () => {
    const { admin, regency, lapsed } = await givenOffice();
    const client = as(db, admin);
    const answer = await client.run<Answer>(HOME, { within: id(regency) });
    expect(client.cost()).toBeLessThanOrEqual(9);
    expect(kinds(answer)).toEqual({ EXPIRED: 1, NO_GROUP: 1, VACANT_SEAT: 1 });
    expect(answer.home.lines.find(({ kind }) => kind === 'EXPIRED')).toMatchObject({
      overdue: 1,
      day: '2025-12-31',
      name: lapsed.name,
      contactOffice: 'DPMD Lewat',
      pokjanal: encodeGlobalId('Pokjanal', lapsed.id),
      decree: expect.any(String),
    });
  });

  it('gives each role its own work: forms to put right, to verify, months to close', async () => {
    const { post, admin, regency } = await givenOffice();
    const month = 2026 * 12 + 8;
    await makeReportRows(db, post.unitNo, { month, cells: { 0: 1 }, status: 'RETURNED' });
    await makeReportRows(db, post.unitNo, { month: month + 1, cells: { 0: 1 }, status: 'SUBMITTED' });
    const kader = await as(db, kaderOf(post)).run<Answer>(HOME);
    expect(kinds(kader)).toMatchObject({ REPORTS_RETURNED: 1 });
    expect(kader.home.lines[0]).toMatchObject({ kind: 'REPORTS_RETURNED', month: '2026-09', overdue: 1 });
    const petugas = await as(db, petugasOf(post)).run<Answer>(HOME);
    expect(kinds(petugas)).toMatchObject({ REPORTS_RETURNED: 1, REPORTS_TO_VERIFY: 1 });
    await db.sql(
      `insert into rollup_obligation (node_no, month, form_no, expected, exempt, arrived, on_time, empty, approved, cells_expected, cells_answered)
       values ($1, $2, 1, 4, 0, 3, 2, 0, 0, 1, 1)`,
      [regency.no, month],
    );
    const office = await as(db, admin).run<Answer>(HOME, { within: id(regency) });
    expect(office.home.lines[0]).toMatchObject({ kind: 'MONTHS_TO_CLOSE', count: 1, month: '2026-09', name: 'Lewat' });
    const viewer = await as(db, officerOf(regency, 'VIEWER')).run<Answer>(HOME, { within: id(regency) });
    expect(viewer.home.lines).toEqual([]);
  });

  it('shows a request for decrees to whoever is asked and to whoever asks, until it is answered', async () => {
    const { governor, admin, province, regency, other } = await givenOffice();
    const text = `mutation ($input: RequestDecreesInput!) { out: requestDecrees(input: $input) { ... on CollectionSuccess { request { id } } } }`;
    const content = { level: 'KABKOTA', deadline: '2026-11-25', note: 'Pemeriksaan.' };
    const { out } = await as(db, governor).run<{ out: { request: { id: string } } }>(text, {
      input: { wilayah: id(province), content },
    });
    const asked = await as(db, admin).run<Answer>(HOME, { within: id(regency) });
    expect(asked.home.lines.find(({ kind }) => kind === 'COLLECTIONS_TO_ANSWER')).toMatchObject({
      count: 1,
      week: 1,
      daysLeft: 4,
      request: out.request.id,
      name: 'Lewat',
    });
    const asks = await as(db, governor).run<Answer>(HOME, { within: id(province) });
    expect(kinds(asks)).toMatchObject({ COLLECTIONS_OUTSTANDING: 2 });
    expect(kinds(await as(db, officerOf(other)).run<Answer>(HOME))).toMatchObject({ COLLECTIONS_TO_ANSWER: 1 });
  });

  it('tells what others changed within reach since the visit before, not what one did oneself', async () => {
    const { governor, admin, regency, lapsed, other } = await givenOffice();
    const clock = testClock();
    const seen = `mutation { markHomeSeen }`;
    const changes = async (actor: UserActor) =>
      (await as(db, actor, clock).run<Answer>(HOME, { within: id(regency) })).home.changes;
    await as(db, admin, clock).run(seen);
    await record(db, governor, contentFor([lapsed]));
    // What happens is stamped by the database; the visits of this test must lie around its clock.
    const [now] = await db.sql<{ at: Date }>('select clock_timestamp() as at');
    await db.sql(`update "HomeVisit" set "lastAt" = $2, since = $2 where "userId" = $1`, [
      admin.userId,
      new Date((now?.at.getTime() ?? 0) - 60_000),
    ]);
    clock.set(now?.at ?? '');
    expect(await changes(admin)).toEqual([
      { type: 'decree.recorded', count: 1, areas: 1, subject: expect.any(String), wilayah: { name: 'Lewat' } },
    ]);
    expect(await changes(governor)).toEqual([]);
    expect(await changes(officerOf(other))).toEqual([]);
    // The same visit goes on: what is new stays new. After half an hour it is seen.
    await as(db, admin, clock).run(seen);
    clock.advance(60_000);
    expect(await changes(admin)).toHaveLength(1);
    clock.advance(31 * 60_000);
    expect(await changes(admin)).toEqual([]);
  });
});

describe('supervision', () => {
  const TABLE = `query ($within: ID!, $month: Period) { supervision(within: $within, month: $month) { month rows {
    wilayah { name } status decreeNumber termEnd termDaysLeft contactOffice seats vacantSeats overdueCommitments gaps completeness
  } } }`;
  type Table = { supervision: { month: string; rows: { wilayah: { name: string }; [field: string]: unknown }[] } };

  it('sets the areas below side by side in few statements, within reach alone', async () => {
    const { governor, admin, province, regency } = await givenOffice();
    await db.sql(
      `insert into rollup_obligation (node_no, month, form_no, expected, exempt, arrived, on_time, empty, approved, cells_expected, cells_answered)
       values ($1, $2, 1, 4, 0, 3, 2, 0, 0, 1, 1)`,
      [regency.no, 2026 * 12 + 9],
    );
    const client = as(db, governor);
    const { supervision } = await client.run<Table>(TABLE, { within: id(province) });
    expect(client.cost()).toBeLessThanOrEqual(5);
    expect(supervision.month).toBe('2026-10');
    const [late, fine] = supervision.rows;
    expect(late).toMatchObject({
      wilayah: { name: 'Lewat' },
      status: 'EXPIRED',
      termEnd: '2025-12-31',
      termDaysLeft: -325,
      contactOffice: 'DPMD Lewat',
      seats: 1,
      vacantSeats: 1,
      overdueCommitments: 0,
      completeness: 0.75,
    });
    expect(fine).toMatchObject({ wilayah: { name: 'Tertib' }, status: 'ACTIVE', completeness: null });
    expect(Number(late?.['gaps'])).toBeGreaterThan(2);
    const own = await as(db, admin).run<Table>(TABLE, { within: id(province) });
    expect(own.supervision.rows.map(({ wilayah }) => wilayah.name)).toEqual(['Lewat']);
  });
});

it('who left before the answer leaves no failure behind that nobody waits for', async () => {
  const { regency, admin } = await givenOffice();
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);
  process.on('unhandledRejection', hear);
  const answer = await graphql({
    schema: buildSchema(),
    source: HOME,
    variableValues: { within: id(regency) },
    contextValue: { ...ctxOf(db, admin), signal: AbortSignal.abort() },
  });
  // Node tells of it a turn after the last chance to wait for it.
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', hear);
  expect(answer.errors).toBeDefined();
  expect(unheard).toEqual([]);
});
