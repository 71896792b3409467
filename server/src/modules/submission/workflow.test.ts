import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { answers, MAY, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';
import { approveMonth } from './approve-month.ts';
import { DEADLINE_DAY, openDueMonths, openMonth } from './open-month.ts';
import { returnReport } from './return-report.ts';
import { FOUR_EYES, verifyReports } from './verify-reports.ts';

let db: Database;
let ctx: Ctx;

beforeAll(async () => {
  db = await useOwnDatabase();
  ctx = systemCtx(db);
  await seedCatalogues(db);
});

async function givenVillage(posts = 1) {
  const chain = await makeWilayahChain(db);
  const first = await makePosyandu(db, { desa: chain.desa, formSet: 'BASIC' });
  const more = await Promise.all(
    Array.from({ length: posts - 1 }, () =>
      makePosyandu(db, { desa: chain.desa, formSet: 'BASIC', puskesmas: first.puskesmas }),
    ),
  );
  await openMonth({ db }, MAY);
  return { ...chain, posts: [first, ...more] };
}

const refOf = (unitNo: number) => ({ unitNo, month: MAY, block: 'SKDN' });
type Sums = { basis: number; also_approved: boolean; forms: number; v90: number | null };
const sumsOf = async (no: number) => {
  await settle(db);
  return db.sql<Sums>(
    'select basis, also_approved, forms, v90 from rollup where node_no = $1 and month = $2 and block_no = 1 order by basis',
    [no, MAY],
  );
};

describe('returning, verifying, approving', () => {
  test('a returned report leaves the provisional sums until it is submitted again, and keeps its arrival', async () => {
    const { desa, posts } = await givenVillage();
    const post = posts[0]!;
    const petugas = { ...ctx, actor: petugasOf(post) };
    await submit(ctx, post);
    expect(await sumsOf(desa.no)).toEqual([{ basis: 0, also_approved: false, forms: 1, v90: 40 }]);
    const returned = await returnReport(petugas, {
      ...refOf(post.unitNo),
      reason: 'S terlalu besar',
      expectedRevision: 1,
    });
    expect(returned).toMatchObject({
      status: 'RETURNED',
      revision: 2,
      arrival: 'RECEIVED',
      returnReason: 'S terlalu besar',
    });
    expect(await sumsOf(desa.no)).toEqual([{ basis: 0, also_approved: false, forms: 0, v90: null }]);

    const late = systemCtx(db, fixedClock('2026-06-30T00:00:00Z'));
    const again = await submit(late, post, { expectedRevision: 2, cells: answers(post, { s: 30, d: 20, n: 10 }) });
    expect(again).toMatchObject({ status: 'SUBMITTED', arrival: 'RECEIVED', revision: 3 });
    expect(await sumsOf(desa.no)).toEqual([{ basis: 0, also_approved: false, forms: 1, v90: 30 }]);
  });

  test('a return needs a reason, an expected revision and a report that was submitted', async () => {
    const post = (await givenVillage()).posts[0]!;
    const petugas = { ...ctx, actor: petugasOf(post) };
    const input = { ...refOf(post.unitNo), reason: 'x', expectedRevision: 0 };
    await expect(returnReport(petugas, input)).rejects.toMatchObject({ code: 'WRONG_STATUS' });
    await submit(ctx, post);
    await expect(returnReport(petugas, input)).rejects.toMatchObject({ code: 'STALE_REVISION' });
    const blank = { ...input, reason: ' ', expectedRevision: 1, cells: [{ slot: 120, comment: 'x' }] };
    await expect(returnReport(petugas, blank)).rejects.toMatchObject({
      problems: [{ code: 'REASON_REQUIRED' }, { code: 'UNKNOWN_SLOT' }],
    });
    await expect(
      returnReport({ ...ctx, actor: kaderOf(post) }, { ...input, expectedRevision: 1 }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN_ACTION',
    });
  });

  test('verifying in bulk does what it can and says why it skipped the rest', async () => {
    const { posts } = await givenVillage(3);
    const stranger = (await givenVillage()).posts[0]!;
    await submit(ctx, posts[0]!);
    await submit(ctx, stranger);
    const reports = [...posts, stranger].map(({ unitNo }) => refOf(unitNo));
    const { verified, skipped } = await verifyReports({ ...ctx, actor: petugasOf(posts[0]!) }, { reports });
    expect(verified).toEqual([refOf(posts[0]!.unitNo)]);
    expect(skipped.map(({ code }) => code)).toEqual(['REPORT_NOT_FOUND', 'REPORT_NOT_FOUND', 'REPORT_NOT_FOUND']);
    const again = await verifyReports({ ...ctx, actor: petugasOf(posts[0]!) }, { reports: reports.slice(0, 1) });
    expect(again.skipped).toMatchObject([{ code: 'WRONG_STATUS' }]);
  });

  test('where four eyes are demanded nobody verifies what he submitted himself', async () => {
    const { kabkota, posts } = await givenVillage();
    const post = posts[0]!;
    const petugas = { ...ctx, actor: petugasOf(post) };
    await db.prisma.setting.create({ data: { key: FOUR_EYES, wilayahId: kabkota.id, value: true } });
    await submit(petugas, post);
    expect((await verifyReports(petugas, { reports: [refOf(post.unitNo)] })).skipped).toMatchObject([
      { code: 'NOT_OWN_WORK' },
    ]);
    const colleague = { ...ctx, actor: petugasOf(post) };
    const preview = { reports: [refOf(post.unitNo)], isPreview: true };
    expect((await verifyReports(petugas, preview)).skipped).toMatchObject([{ code: 'NOT_OWN_WORK' }]);
    expect((await verifyReports(colleague, preview)).verified).toHaveLength(1);
    // The preview wrote nothing, so the report still waits.
    expect((await verifyReports(colleague, { reports: [refOf(post.unitNo)] })).verified).toHaveLength(1);
  });

  test('closing a month approves what is verified, counts what is open, and then takes no edits', async () => {
    const { provinsi, kabkota, desa, posts } = await givenVillage(3);
    const [first, second] = [posts[0]!, posts[1]!];
    await submit(ctx, first);
    await submit(ctx, second);
    await verifyReports(ctx, { reports: [refOf(first.unitNo)] });
    const admin = { ...ctx, actor: officerOf(kabkota, 'ADMIN_KABKOTA') };
    const closed = await approveMonth(admin, { wilayahId: kabkota.id, month: MAY, block: 'SKDN' });
    expect(closed).toEqual({ approved: 1, open: { none: 1, draft: 0, submitted: 1, returned: 0 } });
    expect(await sumsOf(desa.no)).toEqual([
      { basis: 0, also_approved: false, forms: 2, v90: 80 },
      { basis: 1, also_approved: false, forms: 1, v90: 40 },
    ]);
    await expect(submit(ctx, first, { expectedRevision: 3 })).rejects.toMatchObject({ code: 'PERIOD_CLOSED' });
    await expect(
      approveMonth(
        { ...ctx, actor: officerOf(provinsi, 'ADMIN_PROVINSI') },
        { wilayahId: kabkota.id, month: MAY, block: 'SKDN' },
      ),
    ).rejects.toMatchObject({ code: 'FORBIDDEN_ACTION' });
  });

  test('one row serves both bases while everything is approved; a return keeps what was approved', async () => {
    const { kabkota, desa, posts } = await givenVillage();
    const post = posts[0]!;
    const admin = { ...ctx, actor: officerOf(kabkota, 'ADMIN_KABKOTA') };
    await submit(ctx, post);
    await verifyReports(ctx, { reports: [refOf(post.unitNo)] });
    await approveMonth(admin, { wilayahId: kabkota.id, month: MAY, block: 'SKDN' });
    expect(await sumsOf(desa.no)).toEqual([{ basis: 0, also_approved: true, forms: 1, v90: 40 }]);

    await expect(
      returnReport({ ...ctx, actor: petugasOf(post) }, { ...refOf(post.unitNo), reason: 'x', expectedRevision: 3 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN_ACTION' });
    await returnReport(admin, { ...refOf(post.unitNo), reason: 'keliru', expectedRevision: 3 });
    await submit(ctx, post, { expectedRevision: 4, cells: answers(post, { s: 25, d: 20, n: 10 }) });
    expect(await sumsOf(desa.no)).toEqual([
      { basis: 0, also_approved: false, forms: 1, v90: 25 },
      { basis: 1, also_approved: false, forms: 1, v90: 40 },
    ]);
    await verifyReports(ctx, { reports: [refOf(post.unitNo)] });
    await approveMonth(admin, { wilayahId: kabkota.id, month: MAY, block: 'SKDN' });
    expect(await sumsOf(desa.no)).toEqual([{ basis: 0, also_approved: true, forms: 1, v90: 25 }]);
  });
});

describe('opening a month', () => {
  const SKDN = [1, 2];
  const dueOf = (unitNo: number, forms = SKDN) =>
    db.sql<{ month: number; deadline: Date; expectation: number; exempt_reason: string | null }>(
      'select month, deadline, expectation, exempt_reason from obligation where unit_no = $1 and form_no = any($2) order by month',
      [unitNo, forms],
    );

  test('is done once, and by the clock of the province', async () => {
    const { desa } = await makeWilayahChain(db, { zone: 'WIT' });
    const post = await makePosyandu(db, { desa, formSet: 'BASIC' });
    expect((await openMonth({ db }, MAY)).opened).toBeGreaterThan(0);
    expect(await openMonth({ db }, MAY)).toEqual({ month: MAY, opened: 0, exempted: 0 });
    expect(await dueOf(post.unitNo)).toMatchObject([{ month: MAY, deadline: new Date('2026-06-05T14:59:59.999Z') }]);
  });

  test('a post opened in mid-month starts with the next, a post closed in mid-month ends with this', async () => {
    const { desa } = await makeWilayahChain(db);
    const young = await makePosyandu(db, { desa, openedOn: '2026-05-02' });
    const old = await makePosyandu(db, { desa, closedOn: '2026-05-02', closeReason: 'digabung' });
    await openMonth({ db }, MAY);
    await openMonth({ db }, MAY + 1);
    expect((await dueOf(young.unitNo)).map(({ month }) => month)).toEqual([MAY + 1]);
    expect((await dueOf(old.unitNo)).map(({ month }) => month)).toEqual([MAY]);
  });

  test('a month that was open already is exempted when the post turns out to have closed before it', async () => {
    const { desa } = await makeWilayahChain(db);
    const post = await makePosyandu(db, { desa });
    await openMonth({ db }, MAY);
    await db.sql(`update "PosyanduInterval" set "closedOn" = '2026-04-20' where "posyanduId" = $1`, [post.id]);
    // A post of the full set owes seven forms a month: SKDN, A to D, its operation and the requests of citizens.
    expect((await openMonth({ db }, MAY)).exempted).toBe(7);
    const exempt = await dueOf(post.unitNo, [1, 3, 4, 5, 6, 7, 13]);
    expect(exempt).toMatchObject(Array(7).fill({ expectation: 1, exempt_reason: 'CLOSED' }));
    await settle(db);
    const rows = await db.sql('select expected, exempt from rollup_obligation where node_no = $1 and month = $2', [
      desa.no,
      MAY,
    ]);
    expect(rows).toEqual(Array(7).fill({ expected: 0, exempt: 1 }));
  });

  test('the nearest area that says so moves the deadline', async () => {
    const { provinsi, kabkota, desa } = await makeWilayahChain(db);
    const post = await makePosyandu(db, { desa });
    await db.prisma.setting.create({ data: { key: DEADLINE_DAY, wilayahId: provinsi.id, value: 8 } });
    await db.prisma.setting.create({ data: { key: DEADLINE_DAY, wilayahId: kabkota.id, value: 10 } });
    await openMonth({ db }, MAY);
    expect(await dueOf(post.unitNo)).toMatchObject([{ deadline: new Date('2026-06-10T16:59:59.999Z') }]);
  });

  test('the month before and the present one are opened as due', async () => {
    const post = await makePosyandu(db, { openedOn: '2020-01-01' });
    // Already June in the east while Jakarta still has the last evening of May.
    await openDueMonths({ db, clock: fixedClock('2026-05-31T16:00:00Z') });
    expect((await dueOf(post.unitNo)).map(({ month }) => month)).toEqual([MAY, MAY + 1]);
  });
});
