import { randomUUID } from 'node:crypto';
import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import { MAY, settle, systemCtx } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId, encodeReportId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { openMonth } from './open-month.ts';
import { submitReport } from './submit-report.ts';

let db: Database;
const clock = fixedClock('2026-06-02T03:00:00Z');

beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

async function givenVillage(names: readonly string[] = ['Melati']) {
  const kabkota = await makeWilayah(db, { level: 'KABKOTA' });
  const kecamatan = await makeWilayah(db, { parent: kabkota });
  const desa = await makeWilayah(db, { parent: kecamatan });
  const posts: MadePosyandu[] = [];
  for (const name of names) {
    posts.push(
      await makePosyandu(db, { desa, name, formSet: 'BASIC', ...(posts[0] ? { puskesmas: posts[0].puskesmas } : {}) }),
    );
  }
  await openMonth({ db }, MAY);
  return { kabkota, kecamatan, desa, posts };
}

const SUBMIT = `mutation Submit($input: SubmitReportInput!) { submitReport(input: $input) { __typename
  ... on SubmitReportSuccess { findings { rule level } cursor report { id status arrival revision abilities
    cells { slot state value reason } figures { indicator value numerator denominator } } }
  ... on Error { code message { id en } }
  ... on FindingsError { findings { rule level slots message { id en } } }
  ... on ConflictError { current: report { revision cells { slot value } } }
  ... on InvalidInputError { problems { path code } } } }`;

const cellsOf = (s: number, d: number, n: number) =>
  [s, s, d, n, d - n, 0, 0, 0, 0].map((value, index) => ({ slot: 90 + index, value }));

function inputOf(post: MadePosyandu, over: object = {}) {
  return {
    posyandu: encodeGlobalId('Posyandu', post.id),
    month: '2026-05',
    cells: cellsOf(40, 30, 20),
    expectedRevision: 0,
    idempotencyKey: randomUUID(),
    ...over,
  };
}

type Answer = {
  submitReport: { __typename: string; report?: { id: string; revision: number } } & Record<string, unknown>;
};

describe('submitReport', () => {
  test('answers with the report, its figures and what the kader may do next', async () => {
    const post = (await givenVillage()).posts[0]!;
    const kader = as(db, kaderOf(post), clock);
    const { submitReport: answer } = await kader.run<Answer>(SUBMIT, { input: inputOf(post) });
    expect(answer).toMatchObject({
      __typename: 'SubmitReportSuccess',
      findings: [],
      cursor: expect.stringMatching(/^\d+-\d+$/),
    });
    expect(answer.report).toMatchObject({
      id: encodeReportId({ unitNo: post.unitNo, month: MAY, block: 'SKDN' }),
      status: 'SUBMITTED',
      arrival: 'RECEIVED',
      revision: 1,
      abilities: ['submission.submit'],
      figures: expect.arrayContaining([{ indicator: 'SKDN_DS', value: 75, numerator: 30, denominator: 40 }]),
    });
  });

  test('tells rules, conflicts, bad input and missing rights as results', async () => {
    const [post, other] = (await givenVillage(['Melati', 'Mawar'])).posts as [MadePosyandu, MadePosyandu];
    const kader = as(db, kaderOf(post), clock);
    const run = async (input: object, who = kader) => (await who.run<Answer>(SUBMIT, { input })).submitReport;
    expect(await run(inputOf(post, { cells: cellsOf(10, 20, 5) }))).toMatchObject({
      __typename: 'FindingsError',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'V02', level: 'ERROR' })]),
    });
    expect(await run(inputOf(post, { cells: [] }))).toMatchObject({
      __typename: 'FindingsError',
      code: 'NOTE_REQUIRED',
    });
    expect(await run(inputOf(post, { idempotencyKey: 'x' }))).toMatchObject({
      problems: [{ path: 'idempotencyKey', code: 'BAD_ID' }],
    });
    expect(await run(inputOf(post, { month: '2026-Q2' }))).toMatchObject({
      problems: [{ path: 'month', code: 'BAD_PERIOD' }],
    });
    expect(await run(inputOf(post))).toMatchObject({ __typename: 'SubmitReportSuccess' });
    expect(await run(inputOf(post))).toMatchObject({
      __typename: 'ConflictError',
      code: 'STALE_REVISION',
      current: { revision: 1 },
    });
    expect(await run(inputOf(other))).toMatchObject({ __typename: 'NotFoundError' });
  });

  test('an answer to awaitRollup comes when the figures contain the report', async () => {
    const { desa, posts } = await givenVillage();
    await settle(db);
    const kader = as(db, kaderOf(posts[0]!), clock);
    let answered = false;
    const sent = kader.run(SUBMIT, { input: inputOf(posts[0]!, { awaitRollup: true }) }).then(() => {
      answered = true;
    });
    const marks = () => db.sql('select from dirty where node_no = $1', [desa.no]);
    while ((await marks()).length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    await settle(db);
    await sent;
    const text = 'select forms from rollup where node_no = $1 and month = $2 and block_no = 1';
    expect(await db.sql(text, [desa.no, MAY])).toEqual([{ forms: 1 }]);
  });
});

describe('verifying and returning', () => {
  const RETURN = `mutation Return($input: ReturnReportInput!) { returnReport(input: $input) { __typename
    ... on ReturnReportSuccess { report { status returnReason revisions { revision action note } } } ... on Error { code } } }`;
  const VERIFY = `mutation Verify($input: VerifyReportsInput!) { verifyReports(input: $input) { __typename
    ... on VerifyReportsSuccess { reports { id status } skipped { report reason { en } } } ... on Error { code } } }`;

  test('a petugas returns with a reason, and verifies what was sent again', async () => {
    const [post, other] = (await givenVillage(['Melati', 'Mawar'])).posts as [MadePosyandu, MadePosyandu];
    const [kader, petugas] = [as(db, kaderOf(post), clock), as(db, petugasOf(post), clock)];
    const report = encodeReportId({ unitNo: post.unitNo, month: MAY, block: 'SKDN' });
    await kader.run(SUBMIT, { input: inputOf(post) });
    expect(await petugas.run(RETURN, { input: { report, reason: 'cek S', expectedRevision: 1 } })).toEqual({
      returnReport: {
        __typename: 'ReturnReportSuccess',
        report: {
          status: 'RETURNED',
          returnReason: 'cek S',
          revisions: [
            { revision: 2, action: 'RETURN', note: 'cek S' },
            { revision: 1, action: 'SUBMIT', note: null },
          ],
        },
      },
    });
    await kader.run(SUBMIT, { input: inputOf(post, { expectedRevision: 2 }) });
    const silent = encodeReportId({ unitNo: other.unitNo, month: MAY, block: 'SKDN' });
    expect(await petugas.run(VERIFY, { input: { reports: [report, silent] } })).toEqual({
      verifyReports: {
        __typename: 'VerifyReportsSuccess',
        reports: [{ id: report, status: 'VERIFIED' }],
        skipped: [{ report: silent, reason: { en: 'The report was not found.' } }],
      },
    });
    expect(await petugas.run(RETURN, { input: { report, reason: ' ', expectedRevision: 4 } })).toMatchObject({
      returnReport: { __typename: 'InvalidInputError' },
    });
  });

  test('a kader may do neither, and nobody does it without signing in', async () => {
    const post = (await givenVillage()).posts[0]!;
    const report = encodeReportId({ unitNo: post.unitNo, month: MAY, block: 'SKDN' });
    for (const actor of [kaderOf(post), { kind: 'anonymous' as const }]) {
      const who = as(db, actor, clock);
      expect(
        (await who.tryRun(VERIFY, { input: { reports: [report] } })).data?.verifyReports ?? null,
      ).not.toMatchObject({
        __typename: 'VerifyReportsSuccess',
      });
      const returned = await who.tryRun(RETURN, { input: { report, reason: 'x', expectedRevision: 0 } });
      expect(JSON.stringify(returned)).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
  });
});

describe('reading', () => {
  const FORM = `query Form($posyandu: ID!, $month: Period) { reportForm(posyandu: $posyandu, month: $month) {
    month detailed form { en } elements { code letter kind } cells { slot element age sex } rules previous { slot value } previousMonth
    months missingReasons { code } report { status revision cells { slot } } posyandu { name } } }`;

  test('a form brings layout, rules and the stocks of the last answered month', async () => {
    const post = (await givenVillage()).posts[0]!;
    const kader = as(db, kaderOf(post), clock);
    await kader.run(SUBMIT, { input: inputOf(post) });
    await openMonth({ db }, MAY + 1);
    const posyandu = encodeGlobalId('Posyandu', post.id);
    const { reportForm } = await kader.run<{ reportForm: Record<string, unknown[]> }>(FORM, { posyandu });
    expect(reportForm).toMatchObject({
      month: '2026-06',
      detailed: false,
      previousMonth: '2026-05',
      months: ['2026-06', '2026-05'],
      report: { status: 'NONE', revision: 0, cells: [] },
      posyandu: { name: 'Melati' },
    });
    expect(reportForm.previous).toEqual([
      { slot: 90, value: 40 },
      { slot: 91, value: 40 },
    ]);
    expect(reportForm.cells).toHaveLength(9);
    expect(reportForm.rules!.length).toBeGreaterThanOrEqual(9);
    expect(kader.cost()).toBeLessThanOrEqual(4);
  });

  test('a post and its reports out of reach are not there', async () => {
    const [post, stranger] = [(await givenVillage()).posts[0]!, (await givenVillage()).posts[0]!];
    const kader = as(db, kaderOf(stranger), clock);
    const id = encodeReportId({ unitNo: post.unitNo, month: MAY, block: 'SKDN' });
    expect(await kader.run(FORM, { posyandu: encodeGlobalId('Posyandu', post.id) })).toEqual({ reportForm: null });
    expect(await kader.run('query One($id: ID!) { report(id: $id) { id } node(id: $id) { id } }', { id })).toEqual({
      report: null,
      node: null,
    });
  });

  test('the reports of a post are paged from the newest month', async () => {
    const post = (await givenVillage()).posts[0]!;
    await openMonth({ db }, MAY - 1);
    await openMonth({ db }, MAY - 2);
    const LIST = `query List($id: ID!, $after: String) { posyandu(id: $id) { reports(first: 2, after: $after) {
      totalCount nodes { month status } pageInfo { hasNextPage endCursor } } } }`;
    const kader = as(db, kaderOf(post), clock);
    const id = encodeGlobalId('Posyandu', post.id);
    type Page = {
      posyandu: { reports: { totalCount: number; nodes: { month: string }[]; pageInfo: { endCursor: string } } };
    };
    const first = (await kader.run<Page>(LIST, { id })).posyandu.reports;
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [{ month: '2026-05' }, { month: '2026-04' }],
      pageInfo: { hasNextPage: true },
    });
    const next = (await kader.run<Page>(LIST, { id, after: first.pageInfo.endCursor })).posyandu.reports;
    expect(next).toMatchObject({ nodes: [{ month: '2026-03' }], pageInfo: { hasNextPage: false } });
  });
});

describe('posyanduRows', () => {
  const ROWS = `query Rows($wilayah: ID, $month: Period, $status: [ReportStatus!], $first: Int, $after: String, $search: String) {
    posyanduRows(wilayah: $wilayah, month: $month, status: $status, first: $first, after: $after, search: $search) {
      hasNextPage endCursor rows { posyandu { id name } desa kecamatan kabkota month status arrival S D ds latestMonth } } }`;
  type Rows = { posyanduRows: { hasNextPage: boolean; endCursor: string; rows: { posyandu: { name: string } }[] } };
  const namesOf = ({ posyanduRows }: Rows) => posyanduRows.rows.map(({ posyandu }) => posyandu.name);

  test('gives names, state and figures in one statement beside the area’s own, page by page', async () => {
    const { kabkota, kecamatan, desa, posts } = await givenVillage(['Anggrek', 'Dahlia', 'Melati']);
    const ctx = systemCtx(db, clock);
    const cells = cellsOf(40, 30, 20).map((cell) => ({ ...cell, state: 'VALUE' as const }));
    await submitReport(ctx, {
      posyanduId: posts[1]!.id,
      month: MAY,
      block: 'SKDN',
      cells,
      header: { opened: true },
      expectedRevision: 0,
      idempotencyKey: randomUUID(),
    });
    const admin = as(db, officerOf(kabkota), clock);
    const wilayah = encodeGlobalId('Wilayah', kabkota.id);
    await admin.run(ROWS, { wilayah });
    const page = await admin.run<Rows>(ROWS, { wilayah, month: '2026-05', first: 2 });
    // The other one finds the path of the area, which a server that hears of changes remembers.
    expect(admin.cost()).toBe(2);
    expect(namesOf(page)).toEqual(['Anggrek', 'Dahlia']);
    expect(page.posyanduRows.rows[1]).toMatchObject({
      desa: desa.name,
      kecamatan: kecamatan.name,
      kabkota: kabkota.name,
      month: '2026-05',
      status: 'SUBMITTED',
      arrival: 'RECEIVED',
      S: 40,
      D: 30,
      ds: 75,
      latestMonth: '2026-05',
    });
    // Who does not ask for the state is spared its reading and gets the same of the rest.
    const stateless = ROWS.replace('status arrival', '')
      .replace('$status: [ReportStatus!], ', '')
      .replace('status: $status, ', '');
    const bare = await admin.run<Rows>(stateless, { wilayah, month: '2026-05', first: 2 });
    expect(bare.posyanduRows.rows).toEqual(
      page.posyanduRows.rows.map((row) => {
        const { status: _status, arrival: _arrival, ...rest } = row as Record<string, unknown>;
        return rest;
      }),
    );
    expect(page.posyanduRows.rows[0]).toMatchObject({ status: 'NONE', S: null, ds: null, latestMonth: null });
    const next = await admin.run<Rows>(ROWS, {
      wilayah,
      month: '2026-05',
      first: 2,
      after: page.posyanduRows.endCursor,
    });
    expect([namesOf(next), next.posyanduRows.hasNextPage]).toEqual([['Melati'], false]);
    expect(namesOf(await admin.run<Rows>(ROWS, { wilayah, month: '2026-05', status: ['SUBMITTED'] }))).toEqual([
      'Dahlia',
    ]);
    expect(namesOf(await admin.run<Rows>(ROWS, { wilayah, search: 'mel' }))).toEqual(['Melati']);
    expect(namesOf(await as(db, kaderOf(posts[0]!), clock).run<Rows>(ROWS, {}))).toEqual(['Anggrek']);
  });

  test('counts all states of the month beside a list narrowed to one, without posts that owe nothing', async () => {
    const { kabkota, desa, posts } = await givenVillage(['Anggrek', 'Dahlia', 'Melati']);
    await makePosyandu(db, { desa, name: 'Kenanga', openedOn: '2026-05-20' });
    const gone = await makePosyandu(db, { desa, name: 'Seroja', formSet: 'BASIC' });
    await openMonth({ db }, MAY);
    await db.sql(`update obligation set expectation = 1, exempt_reason = 'CLOSED' where unit_no = $1`, [gone.unitNo]);
    await as(db, kaderOf(posts[0]!), clock).run(SUBMIT, { input: inputOf(posts[0]!) });
    const TALLY = `query Tally($wilayah: ID) { posyanduRows(wilayah: $wilayah, month: "2026-05", status: [NONE]) {
      totalCount rows { posyandu { name } } tally { expected none submitted late } } }`;
    const answer = await as(db, officerOf(kabkota), clock).run<Rows>(TALLY, {
      wilayah: encodeGlobalId('Wilayah', kabkota.id),
    });
    expect(namesOf(answer)).toEqual(['Dahlia', 'Melati']);
    expect(answer.posyanduRows).toMatchObject({
      totalCount: 2,
      tally: { expected: 3, none: 2, submitted: 1, late: 0 },
    });
  });
});

test('silentAreas shows the most silent area first, with whom to ask', async () => {
  const { kabkota, kecamatan, posts } = await givenVillage(['Anggrek', 'Dahlia']);
  const quiet = await makePosyandu(db, {
    desa: await makeWilayah(db, { parent: await makeWilayah(db, { parent: kabkota }) }),
    formSet: 'BASIC',
  });
  await openMonth({ db }, MAY);
  await as(db, kaderOf(posts[0]!), clock).run(SUBMIT, { input: inputOf(posts[0]!) });
  await settle(db);
  const SILENT = `query Silent($within: ID!) { silentAreas(within: $within) { wilayah { name } expected received onTime completeness silentPosts } }`;
  const { silentAreas } = await as(db, officerOf(kabkota), clock).run<{ silentAreas: object[] }>(SILENT, {
    within: encodeGlobalId('Wilayah', kabkota.id),
  });
  // A post of the short set owes four forms a month; it is silent while its SKDN has not come.
  expect(silentAreas).toEqual([
    { wilayah: { name: expect.any(String) }, expected: 4, received: 0, onTime: 0, completeness: 0, silentPosts: 1 },
    { wilayah: { name: kecamatan.name }, expected: 8, received: 1, onTime: 1, completeness: 1 / 8, silentPosts: 1 },
  ]);
  expect(quiet.unitNo).toBeGreaterThan(0);
});
