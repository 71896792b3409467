import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const item = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: true });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('the tree is walked from the country to a village with the mouse', async ({ signedInAs }) => {
  const { page } = await signedInAs('pusat');
  await page.goto('/wilayah');
  await expect(page.getByRole('treeitem')).toHaveCount(1 + 38);
  for (const name of ['Kalimantan Tengah', 'Kabupaten Gunung Mas', 'Kurun', 'Kelurahan Tampang Tumbang Anjir']) {
    await item(page, name).getByText(name, { exact: true }).click();
    await expect(item(page, name)).toHaveAttribute('aria-selected', 'true');
  }
  await expect(title(page)).toHaveText(/Tampang Tumbang Anjir/);
  await expect(page.getByRole('navigation', { name: 'Jejak halaman' })).toContainText('Gunung Mas');
});

test('the tree is walked with the keyboard alone', async ({ signedInAs }) => {
  const { page } = await signedInAs('pusat');
  await page.goto('/wilayah');
  const country = item(page, 'Indonesia');
  await expect(country).toHaveAttribute('aria-expanded', 'true');
  // Open and still empty for the moment in which its children are read: the last of them would be the country itself.
  await expect(item(page, 'Papua Barat Daya')).toBeVisible();
  await country.focus();
  await page.keyboard.press('End');
  await expect(item(page, 'Papua Barat Daya')).toBeFocused();
  // One letter leads to the next area that begins with it, from here on and around.
  await page.keyboard.press('Home');
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press('k');
    if (await item(page, 'Kalimantan Tengah').evaluate((node) => node === document.activeElement)) break;
  }
  await expect(item(page, 'Kalimantan Tengah')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(item(page, 'Kabupaten Barito Selatan')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText(/Kabupaten/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(item(page, 'Kalimantan Tengah')).toBeFocused();
});

test('areas are found by name, by local short name and by code', async ({ signedInAs }) => {
  const { page } = await signedInAs('provinsi');
  await page.goto('/wilayah');
  // Who has an area of their own begins there.
  await expect(title(page)).toHaveText(/Kalimantan Tengah/);
  const box = page.getByRole('combobox', { name: 'Cari nama atau kode wilayah' });
  const found = page.getByRole('listbox', { name: 'Cari nama atau kode wilayah' }).getByRole('option');
  await box.fill('gumas');
  await expect(found.first()).toContainText('Kabupaten Gunung Mas');
  await box.fill('62.10.03');
  await expect(found.first()).toContainText('62.10.03');
  await box.fill('palangka');
  await expect(found.first()).toContainText(/Palangka/i);
  await box.press('Enter');
  await expect(title(page)).toHaveText(/Palangka/i);
});

test('the search of the bar opens by key from anywhere and leads to a post', async ({ signedInAs }) => {
  const { page } = await signedInAs('provinsi');
  await page.goto('/opd');
  await expect(title(page)).toBeVisible();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Cari wilayah, posyandu, atau halaman' });
  await expect(box).toBeFocused();
  await box.fill('melati');
  const posts = page.getByRole('group', { name: 'Posyandu' }).getByRole('option');
  await posts.first().click();
  await expect(page).toHaveURL(/\/posyandu\/[^/]+$/);
  await expect(title(page)).toHaveText(/Melati/);
});
