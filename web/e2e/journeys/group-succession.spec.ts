import { expectNoViolations } from '../support/axe.ts';
import { startServer } from '../support/server.ts';
import { signIn } from '../support/api.ts';
import { expect, test } from '../support/test.ts';

const NUMBER = '100.3/UJI-SUKSESI/2026';
const OWN = '100.3/UJI-SENDIRI/2026';
type Area = { wilayah: { pokjanal: [{ id: string; name: string }] } };
const DAY_MS = 24 * 3_600_000;
/** The day it is in Western Indonesia, or so many days later. */
const today = (later = 0) => new Date(Date.now() + 7 * 3_600_000 + later * DAY_MS).toISOString().slice(0, 10);

test('a regency lets three districts be succeeded, two by one decree and one by its own, finds it from both ends and takes it back', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('kabupaten');
  await page.goto('/kesenjangan');
  await page.getByRole('link', { name: 'Suksesi ke Tim Pembina' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Suksesi kelompok' })).toBeVisible();
  await page.getByLabel('Tingkat kelompok').selectOption('KECAMATAN');
  const names = ['Manuhing Raya', 'Mihing Raya', 'Rungan Hulu'].map((name) => `Pokjanal Posyandu Kecamatan ${name}`);
  for (const name of names) await page.getByRole('checkbox', { name: `Pilih ${name}` }).check();
  await expect(page.getByText('Pilih SK-nya, atau isi nomor', { exact: false })).toBeVisible();

  // One of them line by line.
  await page.getByRole('button', { name: `Lihat baris ${names[0]}`, exact: true }).click();
  const lines = page.locator('section', { has: page.getByRole('heading', { name: `Baris ${names[0]}` }) });
  await expect(lines.getByRole('group', { name: 'Pemegang kursi' })).toBeVisible();
  await lines.getByRole('button', { name: 'Lepas semua' }).click();
  await expect(lines.getByRole('checkbox', { name: /^Ambil: Rapat pertama/ })).not.toBeChecked();
  await lines.getByRole('button', { name: 'Terima semua yang sesuai' }).click();
  await expect(lines.getByRole('checkbox', { name: /^Ambil: Rapat pertama/ })).toBeChecked();
  await expectNoViolations(page);

  await page.getByLabel('Nomor', { exact: true }).fill(NUMBER);
  await page.getByLabel('Tanggal', { exact: true }).fill(today());
  await expect(page.getByLabel('Penetap', { exact: true })).toHaveValue(/^Bupati /);
  // One of the three has a decree of its own, from a list; the others keep the shared one.
  await page.getByText('SK sendiri bagi kelompok tertentu').click();
  await page.getByLabel('Tempel daftar SK dari lembar kerja').fill('Rungan Hulu\tbukan tanggal');
  await page.getByRole('button', { name: 'Isikan' }).click();
  await expect(page.getByText('Baris 1 tidak terbaca', { exact: false })).toBeVisible();
  await page
    .getByLabel('Tempel daftar SK dari lembar kerja')
    .fill(`Rungan Hulu\t${OWN}\t${today()}\t${today()}\t31/12/2039`);
  await page.getByRole('button', { name: 'Isikan' }).click();
  const own = page.getByRole('group', { name: names[2] ?? '' });
  await expect(own.getByLabel('Nomor SK')).toHaveValue(OWN);
  await expect(own.getByLabel('Penetap SK')).toHaveValue('Camat Rungan Hulu');
  await expect(own.getByLabel('Masa bakti berakhir')).toHaveValue('2039-12-31');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Periksa' }).click();
  const preview = page.getByRole('table', { name: 'Yang akan terjadi' });
  await expect(preview.getByText('Siap')).toHaveCount(3, { timeout: 30_000 });
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Jalankan suksesi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hasil suksesi' })).toBeVisible({ timeout: 30_000 });
  const address = page.url();
  const result = page.getByRole('table', { name: 'Hasil suksesi' });
  await expect(result.getByRole('link', { name: NUMBER })).toHaveCount(2);
  await expect(result.getByRole('link', { name: OWN })).toHaveCount(1);
  await expectNoViolations(page);

  // From the old end to the new one and back, and from the decree.
  await result.getByRole('link', { name: names[0] ?? '' }).click();
  await expect(page.getByText('Digantikan sejak', { exact: false })).toBeVisible();
  await expect(page.getByRole('link', { name: `Berdasarkan SK ${NUMBER}.` })).toBeVisible();
  const heir = (names[0] ?? '').replace('Pokjanal', 'Tim Pembina');
  await page.getByRole('link', { name: heir }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: heir })).toBeVisible();
  await expect(page.getByRole('link', { name: names[0] ?? '', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: `Rapat pertama ${heir}` })).toBeVisible();
  await page.getByRole('link', { name: NUMBER }).first().click();
  await expect(page.getByRole('link', { name: heir })).toBeVisible();

  await page.goto(address);
  await page.getByRole('button', { name: 'Batalkan seluruhnya' }).click();
  await page.getByRole('dialog').getByLabel('Alasan').fill('SK belum ditandatangani.');
  await page.getByRole('dialog').getByRole('button', { name: 'Batalkan seluruhnya' }).click();
  await expect(page.getByText('Suksesi ini dibatalkan: SK belum ditandatangani.')).toBeVisible();
  await result.getByRole('link', { name: names[0] ?? '' }).click();
  await expect(page.getByRole('link', { name: 'Siapkan penerusnya' })).toBeVisible();
});

test('a decree lapses overnight, is renewed the next day, and the group works again', async ({
  signedInAs,
  browser,
}) => {
  test.skip(!process.env.E2E_DATABASE_URL, 'a second server, with its clock moved, needs a database that two can use');
  test.setTimeout(240_000);
  const { page, ask } = await signedInAs('kabupaten');
  const { wilayah } = await ask<Area>('{ wilayah(code: "62.10.04") { pokjanal { id name } } }');
  const [{ id, name: group }] = wilayah.pokjanal;
  await page.goto(`/sk/baru?kelompok=${id}`);
  await page.getByLabel('Nomor').fill('141/UJI-SEMALAM/2026');
  await page.getByLabel('Tanggal', { exact: true }).fill(today());
  await page.getByLabel('Perihal').fill('Pembentukan Pokjanal Posyandu');
  await page.getByLabel('Masa bakti mulai').fill(today());
  await page.getByLabel('Masa bakti berakhir').fill(today());
  await page.getByRole('button', { name: 'Simpan SK' }).click();
  await expect(page.getByText('SK berlaku')).toBeVisible();
  const here = `/pokjanal/${id}`;

  // The same office on the next morning.
  const tomorrow = new Date(Date.now() + DAY_MS).toISOString();
  const server = await startServer([], process.env.E2E_DATABASE_URL, { CLOCK: tomorrow });
  const context = await browser.newContext({ baseURL: server.origin, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
  try {
    await signIn(context.request, server.origin, 'kabupaten');
    const next = await context.newPage();
    await next.clock.install({ time: new Date(tomorrow) });
    await next.goto(here);
    await expect(next.getByText('SK berakhir', { exact: true }).first()).toBeVisible();
    await next.goto('/kesenjangan?jenis=EXPIRED');
    await next.getByRole('link', { name: new RegExp(`^Perbarui SK: ${group}`) }).click();
    await next.getByLabel('Nomor').fill('141/UJI-PERBARUAN/2026');
    await next.getByLabel('Tanggal', { exact: true }).fill(today(1));
    await next.getByLabel('Perihal').fill('Perpanjangan masa bakti');
    await next.getByLabel('Masa bakti berakhir').fill('2039-12-31');
    await next.getByRole('button', { name: 'Simpan SK' }).click();
    await expect(next.getByText('SK berlaku')).toBeVisible();
    await next.goto(here);
    await expect(next.getByText('141/UJI-PERBARUAN/2026').first()).toBeVisible();
    await expect(next.getByText('141/UJI-SEMALAM/2026').first()).toBeVisible();
    await expect(next.getByText('SK berakhir', { exact: true })).toHaveCount(0);
  } finally {
    await context.close();
    await server.stop();
  }
});
