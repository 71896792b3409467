import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

type Found = { wilayah: { id: string; children: { nodes: { code: string; fullName: string }[] } } };
const REGENCY = 'query { wilayah(code: "62.12") { id children(first: 50) { nodes { code fullName } } } }';

/** The tenth of the last closed month, whose figures are the newest on screen. */
function splitDay(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 10)).toISOString().slice(0, 10);
}

test('a province splits a regency: it sees what will happen, applies it, and finds old codes and a series that crosses it', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page, ask } = await signedInAs('provinsi');
  const { wilayah } = await ask<Found>(REGENCY);
  const [first, second] = wilayah.children.nodes;
  const title = page.getByRole('heading', { level: 1 });

  await page.goto(`/wilayah/${wilayah.id}`);
  await page.getByRole('link', { name: 'Ubah wilayah' }).click();
  await expect(title).toHaveText('Ubah Kabupaten Murung Raya');
  await page.getByRole('button', { name: 'Periksa' }).click();
  await expect(page.getByText('hal perlu diperbaiki; belum ada yang berubah.')).toBeVisible();
  await expect(page.getByText('Dasar hukum: Wajib diisi.')).toBeVisible();
  await expectNoViolations(page);

  await page.getByLabel('Dasar hukum').fill('UU 9/2026');
  await page.getByLabel('Berlaku sejak').fill(splitDay());
  await page.getByLabel('Nama wilayah baru').fill('Murung Jaya');
  await page.getByLabel('Kode baru', { exact: true }).fill('6214');
  await page.getByLabel('Saring nama atau kode').fill(first?.code ?? '');
  await page.getByRole('button', { name: 'Pilih 1 yang tampil' }).click();
  await page.getByLabel('Saring nama atau kode').fill('');
  await page.getByRole('checkbox', { name: `Masukkan ${second?.fullName}`, exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(`2 dari ${wilayah.children.nodes.length} dipilih`)).toBeVisible();
  await page.getByRole('button', { name: 'Periksa' }).click();
  const preview = page.getByRole('table', { name: 'Yang akan terjadi' });
  await expect(preview.getByRole('row', { name: /Kabupaten Murung Jaya Baru – 62\.14 / })).toBeVisible();
  await expect(preview.getByRole('row', { name: new RegExp(`Pindah ${first?.code} 62\\.14\\.`) })).toBeVisible();
  await expectNoViolations(page);

  await expect(page.getByRole('heading', { name: 'Yang tidak ikut berpindah' })).toBeVisible();
  await page.getByRole('button', { name: 'Terapkan perubahan' }).click();
  await expect(page.getByText('Perubahan wilayah tersimpan.')).toBeVisible();
  await expect(title).toHaveText('Kabupaten Murung Raya');
  const history = page.locator('section', { has: page.getByRole('heading', { name: 'Riwayat perubahan wilayah' }) });
  await expect(history).toContainText('Pemekaran');
  await expect(history).toContainText('UU 9/2026');
  await page.getByRole('treeitem', { name: 'Kabupaten Murung Jaya', exact: true }).getByText('Murung Jaya').click();
  await expect(title).toHaveText('Kabupaten Murung Jaya');
  await expect(history.getByRole('link', { name: 'Kabupaten Murung Raya' })).toBeVisible();
  await expectNoViolations(page);

  // A retired code leads to the area that carried it, under its new one.
  const box = page.getByRole('combobox', { name: 'Cari nama atau kode wilayah' });
  await box.fill(first?.code ?? '');
  const found = page.getByRole('listbox', { name: 'Cari nama atau kode wilayah' }).getByRole('option');
  await expect(found.first()).toContainText(first?.fullName ?? '');
  await box.press('Enter');
  await expect(title).toHaveText(first?.fullName ?? '');
  await expect(history).toContainText('Kabupaten Murung Raya → Kabupaten Murung Jaya');
  await expect(history).toContainText(`${first?.code} → 62.14.`);

  await page.goto(`/dasbor?wilayah=${wilayah.id}`);
  await expect(page.getByText('Murung Raya → Murung Jaya (UU 9/2026)')).toBeVisible();
  await expect(page.getByText('batas berubah')).toHaveCount(0);
  await page.locator('label', { hasText: 'Saat itu' }).click();
  await expect(page).toHaveURL(/hierarki=saat-itu/);
  await expect(page.locator('svg').getByText('batas berubah')).toBeVisible();
  await page.locator('label', { hasText: 'Tabel' }).click();
  const months = page.getByRole('table', { name: 'Perjalanan 12 bulan' }).getByRole('row');
  await expect(months.last()).toContainText('batas berubah');
  await expect(months.nth(1)).not.toContainText('batas berubah');
  await expectNoViolations(page);
});
