import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

type Found = {
  puskesmasList: {
    nodes: { id: string; name: string; network: { villages: { id: string; name: string; hasPustu: boolean }[] } }[];
  };
};

test('a regency gives a village without a pustu one, finds it in the network, and closes it with a reason', async ({
  signedInAs,
}) => {
  test.setTimeout(180_000);
  const { page, ask } = await signedInAs('kabupaten');
  const { puskesmasList } = await ask<Found>(
    '{ puskesmasList(first: 100) { nodes { id name network { villages { id name hasPustu } } } } }',
  );
  // Few villages without one, so that the list is short, and one more village that it can come to serve.
  const chosen = puskesmasList.nodes.find(
    ({ network }) => network.villages.filter(({ hasPustu }) => !hasPustu).length >= 2,
  );
  if (!chosen) throw new Error('The demonstration has a puskesmas with two villages without a pustu');
  const [first, second] = chosen.network.villages.filter(({ hasPustu }) => !hasPustu);
  if (!first || !second) throw new Error('no village');

  await page.goto('/puskesmas');
  await page.getByLabel('Cari nama puskesmas').fill(chosen.name);
  await page.getByRole('link', { name: chosen.name, exact: true }).click();
  await expect(page.getByRole('heading', { name: chosen.name, level: 1 })).toBeVisible();
  const gaps = page.locator('section', { has: page.getByRole('heading', { name: 'Desa tanpa pustu' }) });
  await expect(gaps.getByRole('link', { name: first.name, exact: true })).toBeVisible();

  await gaps.getByRole('button', { name: `Tambah pustu di ${first.name}`, exact: true }).click();
  const window = page.getByRole('dialog');
  await expectNoViolations(page);
  await expect(window.getByLabel('Berdiri di desa/kelurahan')).toHaveValue(first.id);
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(window.getByText('Wajib diisi.')).toBeVisible();
  await window.getByLabel('Nama', { exact: true }).fill('Pustu Tepian');
  await window.getByLabel(second.name, { exact: true }).check();
  await window.getByLabel('Buka sejak').fill('2024-05-02');
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(window).toBeHidden();

  const line = page.getByRole('button', { name: /^Pustu Tepian/ });
  await expect(line).toContainText(`Melayani`);
  await expect(line).toContainText(second.name);
  await expect(gaps.getByRole('link', { name: first.name, exact: true })).toBeHidden();
  await line.focus();
  await page.keyboard.press('Enter');
  await expect(line).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText('Riwayat Pustu Tepian')).toBeVisible();
  await expectNoViolations(page);

  const body = page.locator('li', { has: line });
  await body.getByRole('button', { name: 'Ubah data' }).click();
  await expect(page).toHaveURL(/ubah=data/);
  await window.getByLabel('Jenis').selectOption('POSKESDES');
  await window.getByLabel(second.name, { exact: true }).uncheck();
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(window).toBeHidden();
  await expect(gaps.getByRole('link', { name: second.name, exact: true })).toBeVisible();

  await body.getByRole('button', { name: 'Tutup pustu' }).click();
  await window.getByRole('button', { name: 'Tutup pustu' }).click();
  await expect(window.getByText('Alasan wajib diisi.')).toBeVisible();
  await window.getByLabel('Hari terakhir').fill('2026-10-31');
  await window.getByLabel('Alasan').fill('bidan pindah');
  await window.getByRole('button', { name: 'Tutup pustu' }).click();
  await expect(window).toBeHidden();
  await expect(line).toContainText('Tidak melayani desa/kelurahan');
  await expect(gaps.getByRole('link', { name: first.name, exact: true })).toBeVisible();
  await expect(body.locator('ol > li > p > strong')).toHaveText(['Ditutup', 'Data diubah', 'Dicatat']);

  // It stands as it was when the page is opened anew.
  await page.reload();
  await expect(line).toContainText('Tutup');
  await body.getByRole('button', { name: 'Tarik' }).waitFor({ state: 'hidden' });
});

test('a puskesmas is entered with its work area, put right, and taken back', async ({ signedInAs }) => {
  test.setTimeout(180_000);
  const { page, ask } = await signedInAs('kabupaten');
  const { wilayahSearch } = await ask<{ wilayahSearch: { code: string; fullName: string; level: string }[] }>(
    '{ wilayahSearch(text: "62.10", first: 60) { code fullName level } }',
  );
  const district = wilayahSearch.find(({ level }) => level === 'KECAMATAN');
  if (!district) throw new Error('no district');

  await page.goto('/puskesmas');
  await page.getByRole('button', { name: 'Tambah puskesmas' }).click();
  const window = page.getByRole('dialog');
  const find = async (box: string) => {
    await window.getByRole('combobox', { name: box }).fill(district.code);
    await window.getByRole('option').filter({ hasText: district.code }).first().click();
  };
  await window.getByLabel('Nama puskesmas').fill('Puskesmas Uji Jejaring');
  await find('Berdiri di kecamatan atau kabupaten/kota');
  await find('Tambah desa/kelurahan atau kecamatan');
  await expectNoViolations(page);
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('heading', { name: 'Puskesmas Uji Jejaring', level: 1 })).toBeVisible();

  await page.getByRole('button', { name: 'Ubah data' }).click();
  await window.getByLabel('Nama puskesmas').fill('Puskesmas Uji Jejaring Baru');
  await window.getByRole('button', { name: `Hapus ${district.fullName} dari wilayah kerja` }).click();
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('heading', { name: 'Puskesmas Uji Jejaring Baru', level: 1 })).toBeVisible();
  await expect(page.getByText('Belum ada wilayah kerja yang dicatat.')).toBeVisible();

  await page.getByRole('button', { name: 'Tarik' }).click();
  await window.getByLabel('Alasan').fill('percobaan');
  await window.getByRole('button', { name: 'Tarik' }).click();
  await expect(page.getByRole('heading', { name: 'Puskesmas dan jejaring', level: 1 })).toBeVisible();
  await page.getByLabel('Cari nama puskesmas').fill('Uji Jejaring');
  await expect(page.getByText('Tidak ada puskesmas di sini')).toBeVisible();
});
