import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** Years that the demonstration leaves empty; the journeys run side by side and must not meet in one. */
const YEAR = '2031';
const SHEET_YEAR = '2028';
const SOURCE = 'RPJMD uji 2031';

/** The cell of an indicator in the first column, that of the area itself. */
const ownCell = (page: Page, indicator: string): Locator =>
  page
    .getByRole('row', { name: new RegExp(indicator) })
    .getByRole('button')
    .first();

test('a regency sets a target in place, takes it back, lays a path, passes it on and pastes rows', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('kabupaten');
  await page.goto(`/target?tahun=${YEAR}&indikator=SKDN_KS`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Target ${YEAR}`);
  await expect(page.getByText(`Belum ada target untuk tahun ${YEAR} di ranah ini.`)).toBeVisible();
  await expectNoViolations(page);

  const cell = ownCell(page, 'K/S cakupan program');
  await cell.focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: /^Target K\/S/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('delapan');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tulis angka seperti 85 atau 82,5.')).toBeVisible();
  await field.fill('82,5');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Tulis dokumen sumbernya dahulu/)).toBeVisible();
  await expect(page.getByLabel('Dokumen sumber')).toBeFocused();
  await page.keyboard.type(SOURCE);
  await field.press('Enter');
  await expect(cell).toHaveText('82,5%');
  await expect(cell).toBeFocused();
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await expect(cell).toHaveText('–');
  await expectNoViolations(page);

  await page.getByRole('button', { name: 'Jalur dari angka awal' }).click();
  const path = page.getByRole('dialog', { name: 'Jalur dari angka awal' });
  await path.getByLabel('Tahun angka awal').fill('2029');
  await path.getByLabel('Angka awal', { exact: true }).fill('80');
  await path.getByLabel('Tahun tujuan').fill('2032');
  await path.getByLabel('Target tujuan').fill('95');
  await path.getByLabel('Dokumen sumber').fill(SOURCE);
  await expect(path.getByRole('row', { name: '2031 90' })).toBeVisible();
  await expectNoViolations(page);
  await path.getByRole('button', { name: 'Simpan jalur' }).click();
  await expect(page.getByText('3 target tahunan tersimpan.')).toBeVisible();
  await expect(cell).toHaveText('90,0%');

  await page.getByRole('button', { name: 'Turunkan ke bawahnya' }).click();
  const cascade = page.getByRole('dialog', { name: 'Turunkan target ke wilayah di bawahnya' });
  await expect(cascade.getByText(/^Target Gunung Mas 2031: 90,0%/)).toBeVisible();
  await expect(cascade.getByText(/^Rata-rata tertimbang/)).toBeVisible();
  await expectNoViolations(page);
  await cascade.getByRole('button', { name: /^Turunkan ke \d+ wilayah/ }).click();
  await expect(page.getByText(/wilayah menerima target/)).toBeVisible();
});

test('rows of a sheet are checked all at once and saved together', async ({ signedInAs }) => {
  const { page } = await signedInAs('kabupaten');
  await page.goto(`/target?tahun=${SHEET_YEAR}&indikator=SKDN_NS`);
  await page.getByRole('button', { name: 'Tempel atau impor' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tempel target dari lembar kerja' });
  const paste = dialog.getByLabel('Baris target');
  await paste.fill(
    [
      'Kode wilayah\tKode indikator\tPeriode\tTarget\tSumber',
      `62.10\tSKDN_NS\t${SHEET_YEAR}\tbanyak\t${SOURCE}`,
      `62.10\tTIDAK_ADA\t${SHEET_YEAR}\t60\t${SOURCE}`,
    ].join('\n'),
  );
  await dialog.getByRole('button', { name: 'Periksa' }).click();
  await expect(dialog.getByText('2 hal perlu diperbaiki; belum ada yang disimpan.')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^2 Target/ })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^3 Kode indikator/ })).toBeVisible();
  await expectNoViolations(page);
  await paste.fill(`62.10\tSKDN_NS\t${SHEET_YEAR}\t61,5\t${SOURCE}`);
  await dialog.getByRole('button', { name: 'Periksa' }).click();
  await expect(dialog.getByText('1 baru, 0 berubah, 0 sudah sama.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Simpan 1 target' }).click();
  await expect(ownCell(page, 'N/S pencapaian program')).toHaveText('61,5%');
});

test('who may only look sees targets and no way to change them', async ({ signedInAs }) => {
  const { page } = await signedInAs('peninjau', { viewport: { width: 390, height: 844 } });
  await page.goto('/target?indikator=ANC_K4');
  await expect(page.getByRole('row', { name: /Cakupan K4/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Tempel atau impor/ })).toBeHidden();
  await expect(page.getByRole('button', { name: /^Ubah target/ })).toHaveCount(0);
  await expectNoViolations(page);
});
