import { DEMO_SECRET } from '../support/api.ts';
import { type Account, expect, test } from '../support/test.ts';

/** Where the work of each role starts. */
const LANDINGS: Readonly<Record<Account, string>> = {
  kader: '/kader',
  desa: '/petugas',
  petugas: '/petugas',
  kecamatan: '/beranda',
  kabupaten: '/beranda',
  provinsi: '/beranda',
  pusat: '/beranda',
  dpmd: '/beranda',
  peninjau: '/dasbor',
  mitra: '/dasbor',
};

test('a provincial admin signs in with a demo card, sees the banner, and signs out', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/masuk/);
  await expect(page.getByRole('complementary', { name: 'Data contoh' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Coba sebagai' }).getByRole('button')).toHaveCount(10);
  await page.getByRole('button', { name: /Admin provinsi/ }).click();
  await expect(page).toHaveURL(/\/beranda/);
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Data contoh' })).toBeVisible();
  await page.getByRole('button', { name: /^Akun Admin Provinsi/ }).click();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await expect(page).toHaveURL(/\/masuk$/);
  await page.goto('/dasbor');
  await expect(page).toHaveURL(/\/masuk\?ke=%2Fdasbor/);
});

test('a wrong secret is refused in words, and the page asked for opens after the right one', async ({ page }) => {
  await page.goto('/masuk?ke=%2Fpokjanal');
  await page.getByLabel('Nama pengguna atau nomor telepon').fill('dpmd');
  await page.getByLabel('Kata sandi').fill('bukan-ini');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('Nama pengguna, nomor telepon, atau kata sandi tidak cocok.');
  await page.getByLabel('Kata sandi').fill(DEMO_SECRET);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await expect(page).toHaveURL(/\/pokjanal$/);
});

for (const [account, path] of Object.entries(LANDINGS)) {
  test(`${account} lands on ${path}`, async ({ signedInAs }) => {
    const { page } = await signedInAs(account);
    await page.goto('/');
    await expect(page).toHaveURL((url) => url.pathname.startsWith(path) && url.pathname !== '/');
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}
