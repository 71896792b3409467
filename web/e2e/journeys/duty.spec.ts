import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test, type Window } from '../support/test.ts';

type Found = { wilayah: { id: string; pokjanal: { id: string; name: string }[] } };
type Columns = { dutyMatrix: { columns: { period: string; duty: { code: string } }[] } };
type Share = { dutyRollup: { wilayah: { code: string }; fulfilled: number; expected: number }[] };

/** The most that may be typed to bring an average quarter of one agency to green. */
const MOST_FIELDS = 10;

/** The demonstration ends at the last month that is over. */
const lastMonth = () => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
};
const quarterOf = (month: Date) => `${month.getUTCFullYear()}-Q${Math.floor(month.getUTCMonth() / 3) + 1}`;
const QUARTERS = ['I', 'II', 'III', 'IV'];

async function groupOf(window: Window): Promise<{ area: string; id: string; name: string }> {
  const { wilayah } = await window.ask<Found>('{ wilayah(code: "62.10") { id pokjanal { id name } } }');
  const [group] = wilayah.pokjanal;
  return { area: wilayah.id, id: group?.id ?? '', name: group?.name ?? '' };
}

/** How much of what the home regency owed in a year was proved, as the province sees it. */
async function shareOf({ ask }: Window, year: number): Promise<number> {
  const { wilayah } = await ask<Found>('{ wilayah(code: "62") { id pokjanal { id name } } }');
  const { dutyRollup } = await ask<Share>(
    'query ($id: ID!, $year: Int!) { dutyRollup(within: $id, year: $year) { wilayah { code } fulfilled expected } }',
    { id: wilayah.id, year },
  );
  return dutyRollup.find((row) => row.wilayah.code === '62.10')?.fulfilled ?? 0;
}

test('an official brings a quarter to green with few fields; one record goes back, is put right and accepted; the province sees the share move', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const month = lastMonth();
  const period = quarterOf(month);
  const year = month.getUTCFullYear();
  const quarter = `Triwulan ${QUARTERS[Math.floor(month.getUTCMonth() / 3)]} ${year}`;
  const official = await signedInAs('dpmd');
  const province = await signedInAs('provinsi');
  const { page } = official;
  const group = await groupOf(official);
  const before = await shareOf(province, year);
  const matrix = `/kewajiban?kelompok=${group.id}&tahun=${year}`;
  let typed = 0;
  const fill = async (field: Locator, value: string) => {
    await field.fill(value);
    typed += 1;
  };
  const cell = (duty: string, where: Page = page) =>
    where.getByRole('table').getByRole('button', {
      name: new RegExp(`^Dinas Pemberdayaan Masyarakat dan Desa.*, ${duty}, ${quarter}:`),
    });

  await page.goto(matrix);
  await expect(page.getByRole('heading', { level: 1, name: `Tugas ${group.name}` })).toBeVisible();
  await expectNoViolations(page);
  // The arrows walk the table, Enter opens a cell.
  const shared = [
    'Bimbingan, fasilitasi, advokasi, monev terjadwal',
    'Penggerakan partisipasi dan swadaya',
    'Analisis masalah dan kebutuhan intervensi',
  ];
  const first = cell(shared[0] ?? '');
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Kunjungan pembinaan posyandu');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  for (const duty of shared) {
    await cell(duty).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Terima' }).click();
    await expect(page.getByRole('dialog').getByText('Terpenuhi', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(cell(duty)).toHaveAccessibleName(/: Terpenuhi$/);
  }

  await cell('Penyiapan data dan informasi').click();
  await page.getByRole('dialog').getByRole('link', { name: 'Catat bukti' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Catat bukti' })).toBeVisible();
  await expect(page.getByLabel('Periode', { exact: true })).toHaveValue(period);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await expect(page.getByText('Bukti belum tersimpan.')).toBeVisible();
  await expect(page.getByLabel('Topik data')).toBeFocused();
  await expectNoViolations(page);
  await fill(page.getByLabel('Topik data'), 'SK kader posyandu');
  await fill(page.getByLabel('Sumber data'), 'Register DPMD');
  await fill(page.getByLabel('Isi data'), '104 SK masih berlaku dari 112 posyandu.');
  await page.getByLabel('Pemeriksaan').selectOption('CHECKED');
  typed += 1;
  await page.getByRole('button', { name: 'Kirim' }).click();
  await expect(page.getByText('Bukti ini terhitung untuk tugasnya.')).toBeVisible();
  const dataset = page.url();

  await page.goto(matrix);
  await cell('Pelaporan kepada kepala daerah / ketua').click();
  await page.getByRole('dialog').getByRole('link', { name: 'Catat bukti' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Catat bukti' })).toBeVisible();
  await expect(page.getByLabel('Ditujukan kepada')).toHaveValue(/^Bupati Gunung Mas/);
  const sent = new Date(month.getTime() + 24 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await fill(page.getByLabel('Isi laporan'), 'Pembinaan berjalan menurut rencana.');
  await fill(page.getByLabel('Tanggal dikirim'), sent);
  await fill(page.getByLabel('Tanggal diterima'), sent);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await expect(page.getByText('Bukti ini terhitung untuk tugasnya.')).toBeVisible();
  expect(typed).toBeLessThanOrEqual(MOST_FIELDS);

  const { dutyMatrix } = await official.ask<Columns>(
    'query ($id: ID!, $year: Int!) { dutyMatrix(pokjanal: $id, year: $year) { columns { period duty { code } } } }',
    { id: group.id, year },
  );
  const ofQuarter = dutyMatrix.columns.filter((column) => column.period === period);
  await page.goto(matrix);
  await expect(
    page.getByRole('button', { name: new RegExp(`^Dinas Pemberdayaan.*${quarter}: Terpenuhi$`) }),
  ).toHaveCount(ofQuarter.length);
  expect(await shareOf(province, year)).toBe(before + ofQuarter.length);

  // The regency sends one back; it counts for nothing until it is put right.
  const regency = await signedInAs('kabupaten');
  await regency.page.goto(dataset);
  await regency.page.getByRole('button', { name: 'Kembalikan' }).click();
  await regency.page
    .getByRole('dialog')
    .getByLabel('Apa yang perlu diperbaiki')
    .fill('Sebutkan posyandu yang SK-nya habis.');
  await regency.page.getByRole('button', { name: 'Kembalikan bukti' }).click();
  await expect(regency.page.getByText('Dikembalikan: Sebutkan posyandu', { exact: false })).toBeVisible();
  expect(await shareOf(province, year)).toBe(before + ofQuarter.length - 1);

  await page.goto(dataset);
  await page.getByRole('link', { name: 'Perbaiki' }).click();
  await page.getByLabel('Isi data').fill('104 dari 112; habis: Melati, Mawar.');
  await page.getByLabel('Alasan perbaikan').fill('Daftar ditambahkan.');
  await page.getByRole('button', { name: 'Kirim' }).click();
  await expect(page.getByRole('row', { name: /^Isi data 104 SK masih berlaku.* 104 dari 112/ })).toBeVisible();
  await expectNoViolations(page);

  await regency.page.goto(dataset);
  await regency.page.getByRole('button', { name: 'Terima bukti' }).click();
  await expect(regency.page.getByText('Diterima', { exact: true }).first()).toBeVisible();

  await province.page.goto(`/kewajiban?tahun=${year}`);
  const row = province.page.getByRole('row', { name: /Gunung Mas/ });
  await expect(row).toContainText(String(before + ofQuarter.length));
  await expectNoViolations(province.page);
  await row.getByRole('link', { name: /^Pokjanal/ }).click();
  await expect(cell('Penyiapan data dan informasi', province.page)).toHaveAccessibleName(/: Terpenuhi$/);
});

test('whoever manages the group says that a duty does not apply, and takes it back; on a phone too', async ({
  signedInAs,
}) => {
  const regency = await signedInAs('kabupaten', { viewport: { width: 390, height: 844 } });
  const { page } = regency;
  const { id } = await groupOf(regency);
  await page.goto(`/kewajiban?kelompok=${id}&tahun=${lastMonth().getUTCFullYear()}`);
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Dinas Koperasi/ }) });
  await card.getByRole('button', { name: /Pengembangan kegiatan lain/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Tidak berlaku' }).click();
  await dialog.getByLabel('Alasan tidak berlaku').fill('Baru dibentuk tahun ini.');
  await dialog.getByRole('button', { name: 'Tandai tidak berlaku' }).click();
  await expect(dialog.getByText('Baru dibentuk tahun ini.', { exact: false })).toBeVisible();
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Tarik tanda ini' }).click();
  await expect(dialog.getByRole('button', { name: 'Tidak berlaku' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectNoViolations(page);
});
