import { readFile } from 'node:fs/promises';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
const NUMBER = '141/UJI-12/SK/2026';
const RIGHT = '141/UJI-12/SK-CAMAT/2026';

/** A day of this year that has been. */
const DATE = `${new Date().getUTCFullYear()}-01-02`;

test('a regency records the decree of a group that waits, is told of it when it comes twice, and puts it right; the province finds it', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('kabupaten');
  await page.goto('/pokjanal?tampil=tanpa-sk&tingkat=KECAMATAN');
  const waiting = page.getByRole('row', { name: /Menunggu SK/ }).first();
  const group = (await waiting.getByRole('link', { name: /^Pokjanal/ }).textContent()) ?? '';
  await waiting.getByRole('link', { name: /^Catat SK/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Catat SK' })).toBeVisible();
  await expect(page.getByText(group)).toBeVisible();
  await expect(page.getByLabel('Penetap')).toHaveValue(/^Camat /);
  await expectNoViolations(page);

  // What is missing is said at once, and a page that calls itself a PDF is not taken.
  await page.getByRole('button', { name: 'Simpan SK' }).click();
  await expect(page.getByText('SK belum tersimpan.')).toBeVisible();
  await expect(page.getByText('Tanggal: Wajib diisi.')).toBeVisible();
  await expect(page.getByLabel('Nomor')).toBeFocused();
  await page.getByLabel('Nomor').fill(NUMBER);
  await page.getByLabel('Perihal').fill('Pembentukan Pokjanal Posyandu kecamatan');
  await page.getByLabel('Tanggal').fill('2099-01-01');
  await page.getByRole('button', { name: 'Simpan SK' }).click();
  await expect(page.getByText('Tanggal: Tanggal ini belum tiba.')).toBeVisible();
  await page.getByLabel('Tanggal').fill(DATE);
  const lying = { name: 'sk.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html></html>') };
  await page.getByLabel('Berkas SK').setInputFiles(lying);
  await expect(page.getByText('Isi berkas sk.pdf bukan PDF, JPEG, atau PNG.', { exact: false })).toBeVisible();
  await page.getByLabel('Nomor').fill('141/UJI/1999');
  await expect(page.getByText('Tahun dalam nomor berbeda', { exact: false })).toBeVisible();
  await expectNoViolations(page);

  await page.getByLabel('Nomor').fill(NUMBER);
  await page.getByLabel('Perihal').fill('Pembentukan Pokjanal Posyandu kecamatan');
  await page.getByLabel('Masa bakti mulai').fill(DATE);
  await page.getByLabel('Masa bakti berakhir').fill('2039-12-31');
  await page.getByLabel('Dasar hukum').fill('Permendagri 54 Tahun 2007');
  await page.getByLabel('Berkas SK').setInputFiles({ name: 'sk-camat.pdf', mimeType: 'application/pdf', buffer: PDF });
  await expect(page.getByText('sk-camat.pdf')).toBeVisible();
  await page.getByRole('button', { name: 'Simpan SK' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NUMBER })).toBeVisible();
  await expect(page.getByText('SK berlaku')).toBeVisible();
  const address = page.url();
  await expectNoViolations(page);
  await page.getByRole('link', { name: group }).click();
  await expect(page.getByRole('heading', { level: 1, name: group })).toBeVisible();
  await page.getByRole('link', { name: NUMBER }).first().click();
  await expect(page).toHaveURL(address);

  // The same document again.
  await page.goto('/sk/baru');
  await page.getByRole('combobox', { name: 'Cari wilayah kelompoknya' }).fill(group.replace(/^.*Kecamatan /, ''));
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByRole('checkbox', { name: `Pilih ${group}` }).check();
  await page.getByLabel('Nomor').fill(NUMBER);
  await page.getByLabel('Tanggal').fill(DATE);
  await page.getByLabel('Perihal').fill('Sekali lagi');
  await page.getByRole('button', { name: 'Simpan SK' }).click();
  await page.getByRole('link', { name: `Lihat SK ${NUMBER} yang sudah tercatat` }).click();
  await expect(page).toHaveURL(address);

  await page.getByRole('link', { name: 'Perbaiki' }).click();
  await page.getByLabel('Nomor').fill(RIGHT);
  await page.getByLabel('Alasan perbaikan').fill('Salah ketik.');
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: RIGHT })).toBeVisible();
  await expect(page.getByRole('row', { name: `Nomor ${NUMBER} ${RIGHT}` })).toBeVisible();
  await expect(page.getByText('Salah ketik.')).toBeVisible();

  const province = await signedInAs('provinsi');
  await province.page.goto('/sk');
  await province.page.getByLabel('Cari nomor, perihal, atau penetap').fill('uji-12');
  const row = province.page.getByRole('row', { name: new RegExp(RIGHT) });
  await expect(row).toContainText(group);
  await expectNoViolations(province.page);
  const [download] = await Promise.all([
    province.page.waitForEvent('download'),
    row.getByRole('link', { name: 'Unduh sk-camat.pdf' }).click(),
  ]);
  expect(await readFile(await download.path())).toEqual(PDF);

  // Wrongly entered after all: the group waits again, and the decree stays readable.
  await page.getByRole('button', { name: 'Tarik' }).click();
  await page.getByRole('dialog').getByLabel('Alasan').fill('Salah kecamatan.');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Tarik SK' }).click();
  await expect(page.getByText('Alasan: Salah kecamatan.', { exact: false })).toBeVisible();
  await expect(page.getByText('Menunggu SK')).toBeVisible();
});

type Listed = { decreeList: { nodes: { id: string; subject: string }[] } };
type Area = { wilayah: { id: string; fullName: string } };

test('who corrects a decree that somebody else has just corrected sees both sides and chooses', async ({
  signedInAs,
}) => {
  const { page, ask } = await signedInAs('kabupaten');
  const { decreeList } = await ask<Listed>('{ decreeList(search: "CONTOH-62.10.03-P") { nodes { id subject } } }');
  const decree = decreeList.nodes[0];
  const other = await signedInAs('provinsi');
  for (const window of [page, other.page]) {
    await window.goto(`/sk/${decree?.id}/perbaiki`);
    await expect(window.getByLabel('Perihal')).toHaveValue(decree?.subject ?? '');
  }
  await other.page.getByLabel('Perihal').fill('Perihal menurut provinsi');
  await other.page.getByRole('button', { name: 'Simpan perbaikan' }).click();
  await expect(other.page.getByRole('heading', { name: 'Riwayat' })).toBeVisible();

  await page.getByLabel('Perihal').fill('Perihal menurut kabupaten');
  await page.getByRole('button', { name: 'Simpan perbaikan' }).click();
  await expect(page.getByRole('heading', { name: 'SK ini berubah sementara Anda mengisi' })).toBeVisible();
  const row = page.getByRole('row', { name: /^Perihal/ });
  await expect(row).toHaveText('PerihalPerihal menurut kabupatenPerihal menurut provinsi');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Simpan isian saya' }).click();
  await expect(
    page.getByRole('row', { name: 'Perihal Perihal menurut provinsi Perihal menurut kabupaten' }),
  ).toBeVisible();
});

test('an area without a group gets one on the way to its decree', async ({ signedInAs }) => {
  const { page, ask } = await signedInAs('kabupaten');
  const { wilayah } = await ask<Area>('{ wilayah(code: "62.10.09") { id fullName } }');
  await page.goto(`/sk/baru?di=${wilayah.id}`);
  await page.getByRole('button', { name: 'Bentuk Tim Pembina di sini' }).click();
  const name = `Tim Pembina Posyandu ${wilayah.fullName}`;
  await expect(page.getByRole('checkbox', { name: `Pilih ${name}` })).toBeChecked();
  await expect(page.getByLabel('Penetap')).toHaveValue(/^Camat /);
  await expectNoViolations(page);
});
