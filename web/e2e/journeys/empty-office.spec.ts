import { expectNoViolations } from '../support/axe.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

let office: RunningServer;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  office = await startServer(['--kosong']);
});
test.afterAll(() => office?.stop());

test('an office without demonstration is set up by its printed link and has no banner', async ({ page }) => {
  const link = /first admin: (http\S+)/.exec(office.screen)?.[1];
  expect(link, office.screen).toBeDefined();
  await page.goto(office.origin);
  await expect(page).toHaveURL(/\/mulai$/);
  await expect(page.getByText('Bukalah halaman ini dari tautan')).toBeVisible();

  await page.goto((link ?? '').replace(/^http:\/\/[^/]+/, office.origin));
  await expect(page.getByRole('heading', { name: 'Siapkan Pokjanal' })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('combobox', { name: 'Wilayah kerja' }).fill('kalimantan teng');
  await page.getByRole('option', { name: /Provinsi Kalimantan Tengah/ }).click();
  await page.getByLabel('Nama jabatan atau nama lengkap').fill('Admin Dinas PMD Provinsi');
  await page.getByLabel('Nama pengguna').fill('admin.kalteng');
  await page.getByLabel('Kata sandi baru').fill('kahayan-mengalir-1');
  await page.getByRole('button', { name: 'Buat akun dan masuk' }).click();
  await expect(page).toHaveURL(/\/beranda/);
  await expect(page.getByRole('button', { name: /Admin Dinas PMD Provinsi/ })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Data contoh' })).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);

  // The link has done its work: it opens nothing a second time.
  await page.goto((link ?? '').replace(/^http:\/\/[^/]+/, office.origin));
  await expect(page.getByText('Sistem ini sudah disiapkan')).toBeVisible();
});
