import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { lastClosedMonth } from '../support/figures.ts';
import { expect, test, type Window } from '../support/test.ts';

// A regency where no other journey writes: closing a month there disturbs nobody.
const ADMIN = 'kabupaten.6204';

const ELEMENTS: Readonly<Record<string, number>> = { SK_S: 10, SK_K: 10, SK_D: 9, SK_N: 6, SK_T: 1, SK_O: 1, SK_B: 1 };

type Stage = { id: string; name: string; desa: string; petugas: string };
type Rows = { posyanduRows: { rows: { desa: string; posyandu: { id: string; name: string } }[] } };
type Mentor = { posyandu: { puskesmas: { id: string } | null } };
type Users = { users: { nodes: { username: string; assignments: { puskesmas: { id: string } | null }[] }[] } };

/** A post of the regency that has sent nothing, and who types for it. */
async function findStage({ ask }: Window, month: string): Promise<Stage> {
  const { posyanduRows } = await ask<Rows>(
    'query ($month: Period!) { posyanduRows(month: $month, status: [NONE], first: 1) { rows { desa posyandu { id name } } } }',
    { month },
  );
  const [row] = posyanduRows.rows;
  if (!row) throw new Error('The demonstration has no silent post here');
  const { id, name } = row.posyandu;
  const { posyandu } = await ask<Mentor>('query ($id: ID!) { posyandu(id: $id) { puskesmas { id } } }', { id });
  const { users } = await ask<Users>(
    '{ users(role: PETUGAS_PUSKESMAS, first: 100) { nodes { username assignments { puskesmas { id } } } } }',
  );
  const typist = users.nodes.find(({ assignments }) =>
    assignments.some(({ puskesmas }) => puskesmas?.id === posyandu.puskesmas?.id),
  );
  if (!typist) throw new Error(`Nobody types for ${name}`);
  return { id, name, desa: row.desa, petugas: typist.username };
}

type Form = {
  reportForm: { cells: { slot: number; element: string }[]; report: { id: string; revision: number; status: string } };
};

/** The main form of the post as it stands. */
const readForm = async ({ ask }: Window, { id }: Stage, month: string): Promise<Form['reportForm']> =>
  (
    await ask<Form>(
      `query ($id: ID!, $month: Period!) { reportForm(posyandu: $id, month: $month) {
        cells { slot element } report { id revision status } } }`,
      { id, month },
    )
  ).reportForm;

/** Sends the main form of the post; what is given takes the place of the usual numbers. Gives what the API answered. */
async function send(window: Window, stage: Stage, month: string, over: Readonly<Record<string, number>> = {}) {
  const { cells, report } = await readForm(window, stage, month);
  const { submitReport } = await window.ask<{ submitReport: { __typename: string; code?: string } }>(
    `mutation ($input: SubmitReportInput!) { submitReport(input: $input) { __typename ... on Error { code } } }`,
    {
      input: {
        posyandu: stage.id,
        month,
        cells: cells.map(({ slot, element }) => ({ slot, value: { ...ELEMENTS, ...over }[element] ?? 0 })),
        note: 'Dicocokkan dengan register.',
        expectedRevision: report.revision,
        idempotencyKey: randomUUID(),
      },
    },
  );
  return submitReport.code ?? submitReport.__typename;
}

async function verify(window: Window, stage: Stage, month: string): Promise<void> {
  const { report } = await readForm(window, stage, month);
  const { verifyReports } = await window.ask<{ verifyReports: { reports: { status: string }[] } }>(
    `mutation ($reports: [ID!]!) { verifyReports(input: { reports: $reports }) {
      ... on VerifyReportsSuccess { reports { status } } } }`,
    { reports: [report.id] },
  );
  expect(verifyReports.reports).toEqual([{ status: 'VERIFIED' }]);
}

/** Sends the form back with a comment on its first number. */
async function sendBack(window: Window, stage: Stage, month: string): Promise<void> {
  const { report, cells } = await readForm(window, stage, month);
  const { returnReport } = await window.ask<{ returnReport: { __typename: string } }>(
    'mutation ($input: ReturnReportInput!) { returnReport(input: $input) { __typename } }',
    {
      input: {
        report: report.id,
        reason: 'S tidak sama dengan register.',
        expectedRevision: report.revision,
        cells: [{ slot: cells[0]?.slot, comment: 'Di register tertulis 10.' }],
      },
    },
  );
  expect(returnReport.__typename).toBe('ReturnReportSuccess');
}

/** Demands that the page fits a desk and a phone and that axe is content with both. */
async function expectGoodLooks(page: Page): Promise<void> {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(viewport);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `scrolls sideways at ${viewport.width} px`).toBeLessThanOrEqual(0);
    await expectNoViolations(page);
  }
}

const list = (page: Page): Locator => page.locator('#daftar-laporan');
const rowOf = (page: Page, { name, desa }: Stage): Locator =>
  list(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
    .filter({ hasText: desa })
    .filter({ hasText: 'SKDN' });

async function closeMonth(page: Page, button: RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  const preview = page.getByRole('dialog', { name: /^Tutup / });
  await expect(preview.getByText(/^[\d.]+ laporan disahkan, [\d.]+ masih terbuka\.$/)).toBeVisible();
  await expectNoViolations(page);
  await preview.getByRole('button', { name: 'Tutup bulan' }).click();
  await expect(page.getByText(/R\d: [\d.]+ laporan disahkan, [\d.]+ masih terbuka\.$/)).toBeVisible();
}

test('a month goes from an empty form to closed, and is amended once after that', async ({ signedInAs }) => {
  test.setTimeout(240_000);
  const month = lastClosedMonth();
  const admin = await signedInAs(ADMIN);
  const { page } = admin;
  const stage = await findStage(admin, month);
  const petugas = await signedInAs(stage.petugas);

  await page.goto(`/tutup?periode=${month}`);
  await expect(page.getByText('Belum ditutup', { exact: true })).toBeVisible();
  await expect(rowOf(page, stage)).toContainText('Belum masuk');
  await expectGoodLooks(page);

  await page
    .getByRole('button', { name: /^Bagikan daftar / })
    .first()
    .click();
  const share = page.getByRole('dialog', { name: /^Bagikan daftar / });
  await expect(share.getByLabel('Isi pesan')).toHaveValue(/yang belum selesai[^]*\n- .+: Belum masuk/);
  await expect(share.getByRole('link', { name: 'Kirim lewat WhatsApp' })).toHaveAttribute(
    'href',
    /^https:\/\/wa\.me\//,
  );
  await expectNoViolations(page);
  await page.keyboard.press('Escape');

  // One wrong number comes back, is corrected, and is checked.
  expect(await send(petugas, stage, month, { SK_S: 12 })).toBe('SubmitReportSuccess');
  await sendBack(petugas, stage, month);
  await page.goto(`/tutup?periode=${month}`);
  await page
    .getByRole('link', { name: /SKDN.*Dikembalikan: tampilkan/ })
    .first()
    .click();
  await expect(page).toHaveURL(/status=RETURNED/);
  await page.goto(`/tutup?periode=${month}&status=RETURNED`);
  await expect(rowOf(page, stage)).toContainText('Dikembalikan');
  expect(await send(petugas, stage, month)).toBe('SubmitReportSuccess');
  await verify(petugas, stage, month);

  // One report is not due after all.
  await page.goto(`/tutup?periode=${month}&status=NONE`);
  await list(page).getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Bebaskan 1 laporan…' }).click();
  const exempt = page.getByRole('dialog', { name: 'Bebaskan 1 laporan dari kewajiban' });
  await exempt.getByRole('button', { name: 'Bebaskan 1 laporan' }).click();
  await expect(exempt.getByText('Tulis alasannya.')).toBeVisible();
  await exempt.getByLabel('Alasan').fill('Banjir, posyandu tidak dapat dicapai.');
  await expectNoViolations(page);
  await exempt.getByRole('button', { name: 'Bebaskan 1 laporan' }).click();
  await expect(page.getByText('1 laporan dibebaskan.')).toBeVisible();

  await closeMonth(page, /^Tutup bulan…$/);
  await expect(page.getByText(`Ditutup: ${month}/R1`)).toBeVisible();
  expect(await send(petugas, stage, month)).toBe('PERIOD_CLOSED');

  // Leave to amend, for a reason and until a day.
  await page.getByRole('button', { name: 'Beri izin…' }).click();
  const grant = page.getByRole('dialog', { name: /^Beri izin pembetulan / });
  await grant.getByRole('button', { name: 'Beri izin' }).click();
  await expect(grant.getByText('Pilih sedikitnya satu posyandu.')).toBeVisible();
  await grant.getByRole('combobox', { name: 'Nama posyandu' }).fill(stage.name);
  await grant
    .getByRole('option', { name: new RegExp(`${stage.name}.*${stage.desa}`) })
    .first()
    .click();
  await grant.getByLabel('Alasan').fill('N keliru menurut register.');
  await expectNoViolations(page);
  await grant.getByRole('button', { name: 'Beri izin kepada 1 posyandu' }).click();
  await expect(page.getByText('Izin diberikan kepada 1 posyandu.')).toBeVisible();
  await expect(page.getByText('N keliru menurut register.')).toBeVisible();

  expect(await send(petugas, stage, month, { SK_N: 5, SK_T: 2 })).toBe('SubmitReportSuccess');
  // The list leads to what was approved beside what stands there now.
  await page.goto(`/tutup?periode=${month}`);
  await rowOf(page, stage).getByRole('link', { name: 'Berubah sejak disahkan' }).click();
  const changes = page.getByRole('table', { name: 'Berubah sejak disahkan' });
  await expect(changes.getByRole('row', { name: /^N\b.* 6 5$/ }).first()).toBeVisible();
  await expect(changes.getByRole('row', { name: /^S\b/ })).toHaveCount(0);
  await expect(page.getByText(/^Disahkan .+ oleh .+\.$/)).toBeVisible();
  await expect(page.getByText(`Bulan ditutup: ${month}/R1`)).toBeVisible();
  await expectGoodLooks(page);

  await verify(petugas, stage, month);
  await page.goto(`/tutup?periode=${month}`);
  await closeMonth(page, /^Tutup lagi /);
  await expect(page.getByText(`Ditutup: ${month}/R2`)).toBeVisible();
  await page.getByRole('button', { name: `Lihat isi ${month}/R2` }).click();
  const release = page.getByRole('dialog', { name: `Isi rilis ${month}/R2` });
  await expect(release.getByText('1 laporan berbeda dari rilis sebelumnya')).toBeVisible();
  await expect(release.getByRole('row').filter({ hasText: stage.name })).toContainText(
    /Perubahan ke-\d+, semula ke-\d+/,
  );
  await expectNoViolations(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: `Cabut izin ${stage.name}` }).click();
  const taken = page.getByRole('dialog', { name: `Cabut izin pembetulan ${stage.name}` });
  await taken.getByRole('button', { name: 'Cabut' }).click();
  await expect(page.getByText(`Izin ${stage.name} dicabut.`)).toBeVisible();
  await expect(page.getByText('Belum ada izin pembetulan.')).toBeVisible();
  await expectGoodLooks(page);
});
