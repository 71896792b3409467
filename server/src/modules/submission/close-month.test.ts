import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';
import { silentLog } from '../../lib/log.ts';
import { useDatabase } from '../../../test/database.ts';
import { officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { answers, MAY, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import { encodeGlobalId, encodeReportId, type ReportKey } from '../../graphql/ids.ts';
import { closeDueMonths, AUTO_CLOSE_DAY } from './close-due-months.ts';
import { closeMonth } from './close-month.ts';
import { grantAmendment, withdrawAmendment } from './amendment.ts';
import { exemptReports } from './exempt-reports.ts';
import { openMonth } from './open-month.ts';
import { returnReport } from './return-report.ts';
import { verifyReports } from './verify-reports.ts';

const IN_JUNE = fixedClock('2026-06-20T03:00:00Z');

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

type Closed = {
  closeMonth: {
    closing: {
      releases: { name: string; approved: number; left: number; isAutomatic: boolean; reports: object[] }[];
      forms: object[];
      open: object;
    };
  };
};

/** A regency with two posts, the first with everything of May verified, the second silent. */
async function givenMonth() {
  const provinsi = await makeWilayah(db, { level: 'PROVINSI' });
  const kabkota = await makeWilayah(db, { parent: provinsi });
  const kecamatan = await makeWilayah(db, { parent: kabkota });
  const desa = await makeWilayah(db, { parent: kecamatan });
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan });
  const post = await makePosyandu(db, { desa, puskesmas, formSet: 'BASIC' });
  const silent = await makePosyandu(db, { desa, puskesmas, formSet: 'BASIC' });
  await openMonth({ db }, MAY);
  const ctx = systemCtx(db, IN_JUNE);
  await submit(ctx, post);
  await verifyReports(ctx, { reports: [{ unitNo: post.unitNo, month: MAY, block: 'SKDN' }] });
  const { id } = await makeUser(db, { role: 'ADMIN_KABKOTA', wilayah: kabkota, office: 'Dinas Kesehatan' });
  const admin = { ...ctx, actor: { ...officerOf(kabkota, 'ADMIN_KABKOTA'), userId: id } };
  return { provinsi, kabkota, desa, post, silent, ctx, admin, ref: { unitNo: post.unitNo, month: MAY, block: 'SKDN' } };
}

const CLOSE = `mutation ($input: CloseMonthInput!) { closeMonth(input: $input) {
  __typename ... on Error { code } ... on CloseMonthSuccess { closing {
    releases { name approved left by isAutomatic reports { name revision before } }
    forms { block expected none verified approved } open(first: 2) { hasNextPage rows { name block status } } } } } }`;

describe('closing a month', () => {
  test('binds what is verified, counts what is open, and names the release', async () => {
    const { kabkota, admin, post } = await givenMonth();
    const input = { wilayah: encodeGlobalId('Wilayah', kabkota.id), month: '2026-05' };
    const { closeMonth: result } = await as(db, admin.actor, IN_JUNE).run<Closed>(CLOSE, { input });
    expect(result.closing.releases).toMatchObject([{ name: '2026-05/R1', approved: 1, left: 7, isAutomatic: false }]);
    expect(result.closing.releases[0]?.reports).toEqual([{ name: post.name, revision: 3, before: null }]);
    expect(result.closing.forms[0]).toEqual({ block: 'SKDN', expected: 2, none: 1, verified: 0, approved: 1 });
    expect(result.closing.open).toMatchObject({ hasNextPage: true });
  });

  test('is refused to a province, to another regency, above the regency, and while the month runs', async () => {
    const { kabkota, provinsi, ctx, admin } = await givenMonth();
    const asked = { wilayahId: kabkota.id, month: MAY };
    const province = { ...ctx, actor: officerOf(provinsi, 'ADMIN_PROVINSI') };
    await expect(closeMonth(province, asked)).rejects.toMatchObject({ code: 'FORBIDDEN_ACTION' });
    const other = { ...ctx, actor: officerOf(await makeWilayah(db), 'ADMIN_KABKOTA') };
    await expect(closeMonth(other, asked)).rejects.toMatchObject({ code: 'WILAYAH_NOT_FOUND' });
    await expect(closeMonth(ctx, { wilayahId: provinsi.id, month: MAY })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(closeMonth(admin, { ...asked, month: MAY + 1 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('a closed month with nothing new cannot be closed again', async () => {
    const { kabkota, admin } = await givenMonth();
    await closeMonth(admin, { wilayahId: kabkota.id, month: MAY });
    await expect(closeMonth(admin, { wilayahId: kabkota.id, month: MAY })).rejects.toMatchObject({
      code: 'NOTHING_TO_CLOSE',
    });
  });

  test('happens by itself after the cut-off of the region, once', async () => {
    const { kabkota } = await givenMonth();
    await db.prisma.setting.create({ data: { key: AUTO_CLOSE_DAY, wilayahId: kabkota.id, value: 15 } });
    const before = { db, log: silentLog, clock: fixedClock('2026-06-15T10:00:00Z') };
    expect(await closeDueMonths(before)).toBe(0);
    expect(await closeDueMonths({ ...before, clock: IN_JUNE })).toBe(1);
    expect(await closeDueMonths({ ...before, clock: IN_JUNE })).toBe(0);
    const [release] = await db.prisma.release.findMany({ where: { wilayahId: kabkota.id } });
    expect(release).toMatchObject({ number: 1, isAutomatic: true, byId: null });
  });

  test('a regency that cannot be closed at its cut-off keeps no other waiting', async () => {
    const [stuck, free] = [(await givenMonth()).kabkota, (await givenMonth()).kabkota];
    for (const { id } of [stuck, free]) {
      await db.prisma.setting.create({ data: { key: AUTO_CLOSE_DAY, wilayahId: id, value: 15 } });
    }
    await db.sql(`alter table "Release" add constraint stuck check ("wilayahId" <> '${stuck.id}')`);
    try {
      expect(await closeDueMonths({ db, log: silentLog, clock: IN_JUNE })).toBe(1);
    } finally {
      await db.sql('alter table "Release" drop constraint stuck');
    }
    expect(await db.prisma.release.count({ where: { wilayahId: free.id } })).toBe(1);
    expect(await closeDueMonths({ db, log: silentLog, clock: IN_JUNE })).toBe(1);
  });
});

const CHANGED = `query ($wilayah: ID!, $report: ID!) {
  monthClosing(wilayah: $wilayah, month: "2026-05") { open { rows { name changedSinceApproval } } }
  node(id: $report) { ... on Report { approved { revision by opened cells { slot value } } cells { slot value } } } }`;

const ask = (actor: UserActor, { id }: { id: string }, ref: ReportKey) =>
  as(db, actor, IN_JUNE).run(CHANGED, { wilayah: encodeGlobalId('Wilayah', id), report: encodeReportId(ref) });

describe('amending a closed month', () => {
  test('takes leave, a reason, and leaves the bound figure citable until the next release', async () => {
    const { kabkota, desa, post, ctx, admin, ref } = await givenMonth();
    await closeMonth(admin, { wilayahId: kabkota.id, month: MAY });
    const changed = { expectedRevision: 3, cells: answers(post, { s: 50, d: 30, n: 20 }) };
    await expect(submit(ctx, post, changed)).rejects.toMatchObject({ code: 'PERIOD_CLOSED' });

    await grantAmendment(admin, { posyanduIds: [post.id], month: MAY, until: '2026-06-25', reason: 'S keliru' });
    await expect(submit(ctx, post, { ...changed, header: { opened: true } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await submit(ctx, post, changed)).toMatchObject({
      status: 'SUBMITTED',
      revision: 4,
      changedSinceApproval: true,
    });
    await settle(db);
    expect(await sumsOf(desa.no)).toEqual([
      { basis: 0, v90: 50 },
      { basis: 1, v90: 40 },
    ]);

    expect(await ask(admin.actor, kabkota, ref)).toEqual({
      monthClosing: { open: { rows: expect.arrayContaining([{ name: post.name, changedSinceApproval: true }]) } },
      node: {
        approved: {
          revision: 3,
          by: 'Dinas Kesehatan',
          opened: true,
          cells: expect.arrayContaining([{ slot: 90, value: 40 }]),
        },
        cells: expect.arrayContaining([{ slot: 90, value: 50 }]),
      },
    });
    await verifyReports(ctx, { reports: [ref] });
    expect(await closeMonth(admin, { wilayahId: kabkota.id, month: MAY })).toMatchObject({ number: 2, approved: 1 });
    expect(await ask(admin.actor, kabkota, ref)).toMatchObject({ node: { approved: null } });
    await settle(db);
    expect(await sumsOf(desa.no)).toEqual([{ basis: 0, v90: 50 }]);
  });

  test('leave ends with its day and can be taken back', async () => {
    const { kabkota, post, ctx, admin } = await givenMonth();
    await closeMonth(admin, { wilayahId: kabkota.id, month: MAY });
    const [permit] = await grantAmendment(admin, {
      posyanduIds: [post.id],
      month: MAY,
      until: '2026-06-20',
      reason: 'x',
    });
    const next = systemCtx(db, fixedClock('2026-06-21T03:00:00Z'));
    await expect(submit(next, post, { expectedRevision: 3 })).rejects.toMatchObject({ code: 'PERIOD_CLOSED' });
    await withdrawAmendment(admin, { id: permit!.id });
    await expect(submit(ctx, post, { expectedRevision: 3 })).rejects.toMatchObject({ code: 'PERIOD_CLOSED' });
    await expect(withdrawAmendment(admin, { id: permit!.id })).rejects.toMatchObject({ code: 'PERMIT_WITHDRAWN' });
  });

  test('a silent post cannot slip into a closed month either', async () => {
    const { kabkota, silent, ctx, admin } = await givenMonth();
    await closeMonth(admin, { wilayahId: kabkota.id, month: MAY });
    await expect(submit(ctx, silent)).rejects.toMatchObject({ code: 'PERIOD_CLOSED' });
  });

  test('leave is refused to a puskesmas, for a post elsewhere, without a reason, and for a day that is over', async () => {
    const { post, ctx, admin } = await givenMonth();
    const ask = { posyanduIds: [post.id], month: MAY, until: '2026-06-25', reason: 'x' };
    await expect(grantAmendment({ ...ctx, actor: petugasOf(post) }, ask)).rejects.toMatchObject({
      code: 'POSYANDU_NOT_FOUND',
    });
    const far = await makePosyandu(db);
    await expect(grantAmendment(admin, { ...ask, posyanduIds: [post.id, far.id] })).rejects.toMatchObject({
      code: 'POSYANDU_NOT_FOUND',
    });
    await expect(grantAmendment(admin, { ...ask, reason: ' ' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(grantAmendment(admin, { ...ask, until: '2026-06-19' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('a returned report keeps the figure that was bound', async () => {
    const { kabkota, desa, admin, ref } = await givenMonth();
    await closeMonth(admin, { wilayahId: kabkota.id, month: MAY });
    await returnReport(admin, { ...ref, reason: 'keliru', expectedRevision: 3 });
    await settle(db);
    expect(await sumsOf(desa.no)).toEqual([
      { basis: 0, v90: null },
      { basis: 1, v90: 40 },
    ]);
  });
});

describe('exempting reports', () => {
  test('takes them out of what is expected, and brings them back, each with a reason', async () => {
    const { silent, admin, desa } = await givenMonth();
    const reports = [{ unitNo: silent.unitNo, month: MAY, block: 'SKDN' }];
    await expect(exemptReports(admin, { reports, exempt: true, reason: 'b'.repeat(501) })).rejects.toMatchObject({
      problems: [{ path: 'reason', code: 'TOO_LONG' }],
    });
    expect(await exemptReports(admin, { reports, exempt: true, reason: 'banjir' })).toMatchObject({ changed: 1 });
    expect(await exemptReports(admin, { reports, exempt: true, reason: 'banjir' })).toEqual({
      changed: 0,
      actId: null,
    });
    await settle(db);
    const dues = () =>
      db.sql('select expected, exempt from rollup_obligation where node_no = $1 and month = $2 and form_no = 2', [
        desa.no,
        MAY,
      ]);
    expect(await dues()).toEqual([{ expected: 1, exempt: 1 }]);
    expect(await exemptReports(admin, { reports, exempt: false, reason: 'keliru' })).toMatchObject({ changed: 1 });
    await settle(db);
    expect(await dues()).toEqual([{ expected: 2, exempt: 0 }]);
  });

  test('is refused to a puskesmas, for a report elsewhere, and without a reason', async () => {
    const { silent, post, ctx, admin } = await givenMonth();
    const reports = [{ unitNo: silent.unitNo, month: MAY, block: 'SKDN' }];
    const ask = { reports, exempt: true, reason: 'banjir' };
    await expect(exemptReports({ ...ctx, actor: petugasOf(post) }, ask)).rejects.toMatchObject({
      code: 'REPORT_NOT_FOUND',
    });
    const far = await makePosyandu(db);
    await expect(
      exemptReports(admin, { ...ask, reports: [...reports, { unitNo: far.unitNo, month: MAY, block: 'SKDN' }] }),
    ).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND' });
    await expect(exemptReports(admin, { ...ask, reason: ' ' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

function sumsOf(node: number) {
  return db.sql(
    'select basis, v90::int from rollup where node_no = $1 and month = $2 and block_no = 1 order by basis',
    [node, MAY],
  );
}
