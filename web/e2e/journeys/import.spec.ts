import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** A form of few counts; the post of the kader is filled in by her own journey. */
const FORM = 'OP';
const COUNTS: Readonly<Record<string, string>> = { OP_BUKA: '1', OP_KADER_SK: '5', OP_KADER_AKTIF: '4' };
const WRONG = 'OP_BUKA';

type Sheet = { titles: string[]; rows: string[][] };

async function readSheet(download: Download): Promise<Sheet> {
  const text = (await readFile(await download.path(), 'utf8')).replace('\uFEFF', '');
  const [titles = [], , ...rows] = text.split('\r\n').map((line) => line.split(';'));
  return { titles, rows: rows.filter((row) => row.length > 1) };
}

const fileOf = (name: string, { titles, rows }: Sheet) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from([titles, ...rows].map((row) => row.join(';')).join('\r\n')),
});

async function downloaded(page: Page, button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return download;
}

test('a month comes in from a spreadsheet: one wrong cell is named, the rest is sent, the row put right follows', async ({
  signedInAs,
}) => {
  const { page } = await signedInAs('petugas');
  await page.goto(`/impor?form=${FORM}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Impor laporan dari berkas' })).toBeVisible();
  await expectNoViolations(page);
  const whole = await readSheet(await downloaded(page, 'Unduh templat CSV'));
  const sheet = { ...whole, rows: whole.rows.filter(([, name]) => name !== 'Posyandu Melati').slice(0, 3) };
  expect(sheet.rows).toHaveLength(3);

  // What every post is asked; a third of a day is not a count.
  const filled = sheet.rows.map((row, at) =>
    row.map((cell, place) => {
      const title = sheet.titles[place] ?? '';
      return title === WRONG && at === 0 ? '0,3' : (COUNTS[title] ?? cell);
    }),
  );
  await page.getByLabel(/^Berkas laporan/).setInputFiles(fileOf('bulan.csv', { ...sheet, rows: filled }));
  await expect(page.getByText('Siap diperiksa')).toBeVisible();
  await expect(page).toHaveURL(/\/impor\?job=/);
  await page.getByRole('button', { name: /dengan kesalahan$/ }).click();
  const row = page.getByRole('row', { name: new RegExp(sheet.rows[0]?.[1] ?? '') });
  await expect(row).toContainText(`Kolom ${WRONG}: “0,3” bukan bilangan bulat.`);
  await expect(row.getByRole('cell').first()).toHaveText('2');
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
  await expectNoViolations(page);

  const note = page.getByLabel('Satu catatan untuk semua peringatan');
  if (await note.isVisible()) await note.fill('Sudah dicocokkan dengan buku bantu');
  await page.getByRole('button', { name: new RegExp(`^Kirim ${filled.length - 1} laporan$`) }).click();
  await expect(page.getByText(`${filled.length - 1} laporan terkirim.`)).toBeVisible();
  await expect(page.getByText('1 baris belum masuk.')).toBeVisible();
  await expectNoViolations(page);

  // The rest comes back as it stood, with its reason, and that file alone goes in again.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh baris yang belum masuk (CSV)' }).click(),
  ]);
  const text = (await readFile(await download.path(), 'utf8')).replace('\uFEFF', '');
  expect(text).toContain(`${WRONG}: “0,3” bukan bilangan bulat.`);
  await page.getByRole('link', { name: 'Impor berkas lain' }).click();
  await page.getByLabel(/^Berkas laporan/).setInputFiles({
    name: 'perbaikan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text.replace(';0,3;', ';1;')),
  });
  await expect(page.getByText('Siap diperiksa')).toBeVisible();
  if (await note.isVisible()) await note.fill('Sudah dicocokkan dengan buku bantu');
  await page.getByRole('button', { name: 'Kirim 1 laporan' }).click();
  await expect(page.getByText('1 laporan terkirim.')).toBeVisible();
  await expect(page.getByText(/belum masuk\./)).toBeHidden();
});

test('a template of one village is chosen by keys, and kept in the address', async ({ signedInAs }) => {
  const { page } = await signedInAs('petugas');
  await page.goto(`/impor?form=${FORM}`);
  const choice = page.getByRole('button', { name: /^Untuk Puskesmas/ });
  const whole = await readSheet(await downloaded(page, 'Unduh templat CSV'));

  await choice.focus();
  await page.keyboard.press('Enter');
  const search = page.getByRole('combobox', { name: 'Pilih templat untuk siapa' });
  await expect(search).toBeFocused();
  await expectNoViolations(page);
  await search.fill('tanjung riu');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Untuk Desa Tanjung Riu' })).toBeVisible();
  const part = await readSheet(await downloaded(page, 'Unduh templat CSV'));
  expect(part.rows.length).toBeGreaterThan(0);
  expect(part.rows.length).toBeLessThan(whole.rows.length);

  await page.reload();
  await expect(page.getByRole('button', { name: 'Untuk Desa Tanjung Riu' })).toBeVisible();
  await page.getByRole('button', { name: 'Untuk Desa Tanjung Riu' }).click();
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /^Puskesmas/ })
    .click();
  await expect(choice).toBeVisible();
  await expect(page).not.toHaveURL(/wilayah=/);
});

test('a file too long to wait for is called off while it is being read', async ({ signedInAs }) => {
  const { page } = await signedInAs('petugas');
  await page.goto(`/impor?form=${FORM}`);
  const { titles } = await readSheet(await downloaded(page, 'Unduh templat CSV'));
  const row = (at: number) => titles.map((title) => ({ kode: `P${9_000_000 + at}`, bulan: '2026-05' })[title] ?? '1');
  const rows = Array.from({ length: 60_000 }, (_, at) => row(at));
  await page.getByLabel(/^Berkas laporan/).setInputFiles(fileOf('panjang.csv', { titles, rows }));
  await page.getByRole('button', { name: 'Batalkan' }).click();
  const began = Date.now();
  await expect(page.getByText('Pembacaan berkas dibatalkan. Tidak ada yang terkirim.')).toBeVisible();
  expect(Date.now() - began).toBeLessThan(5_000);
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Impor berkas lain' }).click();
  await expect(page.getByRole('row', { name: /panjang\.csv/ }).first()).toContainText('Dihentikan');
});
