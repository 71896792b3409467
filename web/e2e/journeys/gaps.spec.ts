import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
/** A day of this year that has been. */
const DATE = `${new Date().getUTCFullYear()}-01-02`;

/** Writes what a decree needs beyond what stands in its form already. */
async function fillDecree(page: Page, number: string): Promise<void> {
  await page.getByLabel('Nomor').fill(number);
  await page.getByLabel('Tanggal').fill(DATE);
  await page.getByLabel('Perihal').fill('Pokjanal Posyandu kabupaten');
  await page.getByLabel('Masa bakti mulai').fill(DATE);
  await page.getByLabel('Masa bakti berakhir').fill('2039-12-31');
}

test('an office sees on its first page that its group has lapsed, renews it, and the gap is gone', async ({
  signedInAs,
}) => {
  const { page } = await signedInAs('kabupaten.6212');
  await page.goto('/');
  await expect(page).toHaveURL(/\/beranda$/);
  const waiting = page.getByRole('table', { name: 'Pekerjaan yang menunggu' });
  const lapsed = waiting.getByRole('row', { name: /kelompok dengan SK berakhir/ });
  await expect(lapsed).toContainText('Sekretariat Pokjanal Posyandu, DPMD');
  await expectNoViolations(page);

  await page.goto('/kesenjangan');
  const gap = page.getByRole('row', { name: /SK berakhir/ });
  await expect(gap).toContainText('Pokjanal Posyandu Kabupaten Murung Raya');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Unduh' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV', exact: true }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('62.12 Kabupaten Murung Raya,SK berakhir,');
  await page.getByRole('button', { name: /SK berakhir/ }).click();
  await expect(page).toHaveURL(/jenis=EXPIRED/);
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);

  await page.goto('/beranda');
  await lapsed.getByRole('link', { name: /^Perbarui SK/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Catat SK' })).toBeVisible();
  await expect(page.getByLabel('Menggantikan SK')).not.toHaveValue('');
  await fillDecree(page, '188.45/UJI-PERBARUI/2026');
  await page.getByRole('button', { name: 'Simpan SK' }).click();
  await expect(page.getByText('SK berlaku')).toBeVisible();
  await expect(page.getByRole('link', { name: /CONTOH-62\.12/ })).toBeVisible();

  await page.goto('/beranda');
  await expect(waiting.getByRole('row').nth(1)).toBeVisible();
  await expect(lapsed).toHaveCount(0);
  await page.goto('/kesenjangan');
  await expect(page.getByRole('group', { name: 'Jenis kesenjangan' })).toBeVisible();
  await expect(page.getByRole('button', { name: /SK berakhir/ })).toHaveCount(0);
});

test('a province asks for decrees until a day, a regency answers with a document, and the province sees it counted', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('provinsi');
  await page.goto('/permintaan-sk');
  await expect(page.getByRole('table', { name: 'Permintaan SK' })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Minta SK' }).click();
  await page.getByRole('button', { name: 'Kirim permintaan' }).click();
  await expect(page.getByText('Permintaan belum terkirim.')).toBeVisible();
  await page.getByLabel('Batas waktu').fill('2001-01-01');
  await page.getByLabel('Yang diminta dan untuk apa').fill('Uji: SK untuk pemeriksaan.');
  await page.getByRole('button', { name: 'Kirim permintaan' }).click();
  await expect(page.getByText('Batas waktu ini sudah lewat.')).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel('Batas waktu').fill('2098-12-31');
  await page.getByRole('button', { name: 'Kirim permintaan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Semua kabupaten\/kota di Provinsi/ })).toBeVisible();
  const answered = async () =>
    Number.parseInt(
      await page
        .locator('dl')
        .getByText(/ dari 14$/)
        .innerText(),
      10,
    );
  const before = await answered();
  const kapuas = page.getByRole('row', { name: /Kabupaten Kapuas/ });
  await expect(kapuas).toContainText('Belum');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Bagikan pengingat' }).click();
  await expect(page.getByLabel('Isi pesan')).toHaveValue(/Uji: SK untuk pemeriksaan\.[^]*- Kabupaten Kapuas: Belum/);
  await page.keyboard.press('Escape');
  const address = new URL(page.url()).pathname;

  const regency = await signedInAs('kabupaten.6203');
  await regency.page.goto('/beranda');
  const asked = regency.page.getByRole('row', { name: /permintaan SK belum dijawab/ });
  await expect(asked.getByRole('link', { name: /^Jawab/ })).toBeVisible();
  // The one made a moment ago is the newer of two; the group says who asks.
  await regency.page.goto('/pokjanal?tingkat=KABKOTA');
  await regency.page.getByRole('link', { name: 'Pokjanal Posyandu Kabupaten Kapuas' }).click();
  await regency.page.locator(`a[href="${address}"]`).click();
  await expect(regency.page.getByText('0 dari 1')).toBeVisible();
  await regency.page.getByRole('link', { name: 'Catat SK: Kabupaten Kapuas' }).click();
  await fillDecree(regency.page, '188.45/UJI-MENJAWAB/2026');
  const file = { name: 'sk-bupati.pdf', mimeType: 'application/pdf', buffer: PDF };
  await regency.page.getByLabel('Berkas SK').setInputFiles(file);
  await expect(regency.page.getByText('sk-bupati.pdf')).toBeVisible();
  await regency.page.getByRole('button', { name: 'Simpan SK' }).click();
  await expect(regency.page.getByText('SK berlaku')).toBeVisible();
  await regency.page.goto('/beranda');
  await expect(regency.page.getByRole('heading', { name: 'Yang menunggu Anda' })).toBeVisible();
  await expect(asked).toHaveCount(0);

  await page.reload();
  await expect(kapuas).toContainText('188.45/UJI-MENJAWAB/2026');
  await expect(kapuas.getByRole('link', { name: 'Unduh sk-bupati.pdf' })).toBeVisible();
  expect(await answered()).toBe(before + 1);

  await page.getByRole('button', { name: 'Anggap menjawab: Kabupaten Sukamara' }).click();
  await page.getByRole('dialog').getByLabel('Alasan').fill('Kelompoknya dibubarkan.');
  await page.getByRole('dialog').getByRole('button', { name: 'Anggap menjawab' }).click();
  await expect(page.getByRole('row', { name: /Kabupaten Sukamara/ })).toContainText('Dianggap menjawab');
  expect(await answered()).toBe(before + 2);
});

test('the areas below stand side by side on one screen, with columns and indicators in the address', async ({
  signedInAs,
}) => {
  const { page } = await signedInAs('provinsi');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/beranda?tab=wilayah');
  const table = page.getByRole('table', { name: /Keadaan wilayah di bawah/ });
  await expect(table.getByRole('row')).toHaveCount(15);
  await expect(table.getByRole('row').last()).toBeInViewport({ ratio: 1 });
  await expect(table.getByRole('columnheader', { name: 'D/S' })).toBeVisible();
  await page.getByRole('button', { name: /^Kolom/ }).click();
  await page.getByLabel('Kursi kosong').click();
  await expect(page).toHaveURL(/tanpa=contact%2Cseats/);
  await page.keyboard.press('Escape');
  await expect(table.getByRole('columnheader', { name: 'Kursi kosong' })).toHaveCount(0);
  await expectNoViolations(page);
  await table.getByRole('link', { name: 'Gunung Mas' }).click();
  await expect(table.getByRole('row', { name: /Kahayan Hulu Utara/ })).toBeVisible();
});
