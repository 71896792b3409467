import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

const SECRET = 'hujan turun di bulan sebelas';

type NewAccount = { name: string; username: string; role: string; kind: string; place: string };

/** Makes an account on the page for it and returns the link that the officer sends. */
async function makeAccount(page: Page, account: NewAccount): Promise<string> {
  await page.goto('/pengguna');
  await page.getByRole('link', { name: 'Buat akun' }).click();
  await page.getByLabel('Nama', { exact: true }).fill(account.name);
  await page.getByLabel('Nama pengguna').fill(account.username);
  await page.getByLabel('Peran').selectOption({ label: account.role });
  const search = page.getByRole('combobox', { name: account.kind });
  await search.fill(account.place);
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(account.place);
  await search.press('Enter');
  await expect(page.getByRole('group', { name: account.kind })).toContainText(account.place);
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await expect(page.getByText(`Akun ${account.name} siap dibuka`)).toBeFocused();
  const code = (await page.getByTestId('one-time-code').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await expect(page.getByRole('img', { name: /Kode QR/ }).locator('path')).toHaveAttribute('d', /^M4 4h7/);
  await expectNoViolations(page);
  const sent = await page.getByRole('link', { name: /WhatsApp/ }).getAttribute('href');
  const text = new URL(sent ?? '').searchParams.get('text') ?? '';
  expect(text).toContain(account.username);
  const link = /https?:\/\/\S+/.exec(text)?.[0] ?? '';
  expect(new URL(link).searchParams.get('kode')).toBe(code);
  return link;
}

/** Opens the link in a window of nobody and sets the secret there; the window is signed in afterwards. */
async function redeem(browser: Browser, options: BrowserContextOptions, link: string): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(link);
  await expect(page.getByLabel('Kode sekali pakai')).not.toHaveValue('');
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(SECRET);
  await page.getByLabel('Ulangi kata sandi baru').fill(SECRET);
  await page.getByRole('button', { name: 'Simpan dan masuk' }).click();
  return page;
}

test('an account is handed down: regency to petugas, petugas to kader', async ({
  signedInAs,
  browser,
  contextOptions,
  baseURL,
}) => {
  const options = { ...contextOptions, ...(baseURL ? { baseURL } : {}) };
  const { page: admin } = await signedInAs('kabupaten');
  const petugas = await redeem(
    browser,
    options,
    await makeAccount(admin, {
      name: 'Petugas Gizi Kurun',
      username: 'gizi.kurun.baru',
      role: 'Petugas puskesmas',
      kind: 'Puskesmas',
      place: 'Kurun',
    }),
  );
  await expect(petugas).toHaveURL(/\/petugas/);
  await expect(petugas.getByRole('heading', { level: 1 })).toBeVisible();

  const kader = await redeem(
    browser,
    { ...options, viewport: { width: 390, height: 844 } },
    await makeAccount(petugas, {
      name: 'Kader Pos Baru',
      username: 'kader.pos.baru',
      role: 'Kader posyandu',
      kind: 'Posyandu',
      place: 'Posyandu',
    }),
  );
  await expect(kader).toHaveURL(/\/kader/);
  await expect(kader.getByRole('heading', { level: 1 })).toBeVisible();
  await petugas.context().close();
  await kader.context().close();
});

test('a code works once, a new one is issued from the list, and a closed account stays outside', async ({
  signedInAs,
  browser,
  contextOptions,
  baseURL,
}) => {
  const options = { ...contextOptions, ...(baseURL ? { baseURL } : {}) };
  const { page: officer } = await signedInAs('petugas');
  const username = 'kader.kode.ulang';
  const name = 'Kader Kode Ulang';
  const account = { name, username, role: 'Kader posyandu', kind: 'Posyandu', place: 'Posyandu' };
  const link = await makeAccount(officer, account);
  await (await redeem(browser, options, link)).waitForURL(/\/kader/);
  const again = await redeem(browser, options, link);
  await expect(again.getByRole('alert')).toBeVisible();

  await officer.getByRole('link', { name: 'Selesai' }).click();
  await officer.getByRole('searchbox').fill(username);
  await expect(officer.getByRole('row')).toHaveCount(2);
  await expect(officer.getByRole('row', { name })).toContainText('Aktif');
  await expectNoViolations(officer);
  await officer.getByRole('button', { name }).press('Enter');
  await expectNoViolations(officer);
  await officer.getByRole('button', { name: 'Terbitkan kode baru' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: 'Terbitkan kode baru' }).click();
  const code = await officer.getByTestId('one-time-code').textContent();
  await officer.getByRole('button', { name: 'Selesai' }).click();
  // The window gives the focus back to the name it was opened from.
  await expect(officer.getByRole('button', { name })).toBeFocused();

  await officer.keyboard.press('Enter');
  await officer.getByRole('button', { name: 'Tutup akun' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: 'Tutup akun' }).click();
  await expect(officer.getByRole('row', { name })).toContainText('Ditutup');
  const closed = await redeem(browser, options, `/masuk/kode?kode=${code}`);
  await expect(closed.getByRole('alert')).toBeVisible();
  await closed.context().close();
});

test('what stands in the way is said at its field, and the focus goes there', async ({ signedInAs }) => {
  const { page } = await signedInAs('kecamatan', { viewport: { width: 390, height: 844 } });
  await page.goto('/pengguna/baru');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await expect(page.getByLabel('Nama', { exact: true })).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(3);
  await expectNoViolations(page);

  await page.getByLabel('Nama', { exact: true }).fill('Kader');
  await page.getByLabel('Nama pengguna').fill('KADER');
  await page.getByLabel('Nomor telepon').fill('12');
  await page.getByRole('combobox', { name: 'Posyandu' }).fill('Posyandu');
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByLabel('Nomor telepon')).toBeFocused();

  await page.getByLabel('Nomor telepon').fill('');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await expect(page.getByLabel('Nama pengguna')).toBeFocused();
  await expect(page.getByLabel('Nama pengguna')).toHaveAttribute('aria-invalid', 'true');
});
