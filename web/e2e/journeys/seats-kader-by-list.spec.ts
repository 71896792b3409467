import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** A second try on the same server makes records of its own. */
const MARK = Date.now().toString(36);

async function paste(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page.getByLabel(/^Tempel baris/).fill(rows.map((row) => row.join('\t')).join('\n'));
  await page.getByRole('button', { name: `Periksa ${rows.length - 1} baris` }).click();
}

async function takeBack(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: 'Batalkan seluruh impor…' }).click();
  await page.getByRole('button', { name: 'Batalkan seluruh impor', exact: true }).click();
  await expect(page.getByText(`${count} baris dibatalkan.`)).toBeVisible();
}

test('seats with their holders come in by list, a seat for one takes no second holder, and all is taken back', async ({
  signedInAs,
}) => {
  const { page, ask } = await signedInAs('kabupaten');
  const { pokjanalList } = await ask<{
    pokjanalList: { nodes: { regime: string; wilayah: { code: string; level: string } }[] };
  }>('{ pokjanalList(first: 50) { nodes { regime wilayah { code level } } } }');
  const group = pokjanalList.nodes.find(({ wilayah }) => wilayah.level === 'KECAMATAN');
  if (!group) throw new Error('The demonstration has groups of districts');
  const [area, law] = [group.wilayah.code, group.regime === 'POKJANAL' ? 'Pokjanal' : 'Tim Pembina'];
  await page.goto('/pokjanal');
  await page.getByRole('link', { name: 'Tempel atau unggah daftar' }).click();
  await paste(page, [
    ['Kode Wilayah', 'Kelompok', 'Kursi', 'Jabatan', 'Plt', 'Mulai'],
    [area, law, `Kursi Uji ${MARK}`, 'Kepala Seksi Uji', 'Plt', '02/01/2026'],
    [area, law, `Kursi Uji ${MARK}`, 'Kepala Subbagian Uji', '', '2026-02-01'],
  ]);
  await expect(page.getByText('1 baru, 0 berubah, 0 sudah sama, 1 dengan kesalahan.')).toBeVisible();
  await expect(page.getByText(/sudah dipegang Kepala Seksi Uji/)).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel('mulai, baris 3').fill('2027-01-01');
  await page.getByRole('button', { name: 'Periksa lagi 1 sel yang diperbaiki' }).click();
  await expect(page.getByText(/sudah dipegang Kepala Seksi Uji/)).toBeVisible();
  await page.getByRole('button', { name: 'Simpan 1 baris' }).click();
  await expect(page.getByText('1 baris tersimpan.')).toBeVisible();
  await takeBack(page, 1);
});

test('kader come in by list with their telephone numbers masked, and are taken back', async ({ signedInAs }) => {
  const { page, ask } = await signedInAs('petugas');
  const { posyanduList } = await ask<{ posyanduList: { nodes: { name: string; wilayah: { name: string } }[] } }>(
    '{ posyanduList(first: 1) { nodes { name wilayah { name } } } }',
  );
  const [post] = posyanduList.nodes;
  if (!post) throw new Error('The demonstration has posts');
  await page.goto('/daftar-kader');
  await page.getByRole('link', { name: 'Tempel atau unggah daftar' }).click();
  await paste(page, [
    ['Posyandu', 'Desa', 'Nama Kader', 'No HP', 'Sejak'],
    [post.name, post.wilayah.name, `Kader Uji ${MARK}`, '0800 1234567', '2025-02-01'],
    [post.name, post.wilayah.name, '6210012345678901', '', '2025-02-01'],
  ]);
  await expect(page.getByText('1 baru, 0 berubah, 0 sudah sama, 1 dengan kesalahan.')).toBeVisible();
  await expect(page.getByText('Jangan menulis NIK atau nomor telepon di sini.')).toBeVisible();
  await expect(page.getByText('+62800•••••67')).toBeVisible();
  await page.getByRole('button', { name: /^Simpan 1 baris/ }).click();
  await expect(page.getByText('1 baris tersimpan.')).toBeVisible();
  await takeBack(page, 1);
});

test('the codes of accounts made by list are shown once, a card for each office', async ({ signedInAs }) => {
  const { page, ask } = await signedInAs('kabupaten');
  const { posyanduList } = await ask<{ posyanduList: { nodes: { wilayah: { code: string } }[] } }>(
    '{ posyanduList(first: 1) { nodes { wilayah { code } } } }',
  );
  const village = posyanduList.nodes[0]?.wilayah.code ?? '';
  await page.goto('/impor-daftar?daftar=PENGGUNA');
  await paste(page, [
    ['Nama', 'Peran', 'Unit', 'Jabatan'],
    [`Kantor Uji ${MARK} A`, 'operator desa', village, 'Kaur Pemerintahan'],
    [`Kantor Uji ${MARK} B`, 'operator desa', village, 'Kaur Umum'],
  ]);
  await page.getByRole('button', { name: 'Simpan 2 baris' }).click();
  await page.getByRole('button', { name: 'Terbitkan lembar kode' }).click();
  await expect(page.getByText(/^2 kode\. Kode hanya tampil sekali ini/)).toBeVisible();
  const cards = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: MARK })
    .filter({ hasText: 'Sekali pakai' });
  await expect(cards).toHaveCount(2);
  await expectNoViolations(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Selesai, sembunyikan kode' }).click();
  await expect(cards).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Terbitkan lembar kode' })).toBeVisible();
  await takeBack(page, 2);
});
