import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** What the button in focus says, up to its state. */
const inFocus = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const graphOf = (page: Page) => page.getByRole('application', { name: 'Graf kelompok Provinsi Kalimantan Tengah' });
const titles = async (page: Page, selector: string) =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.trim()).toSorted();

test('a province walks its groups as a graph by keys, finds a group deep below, and reads the same as an outline', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('provinsi');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/pokjanal');
  await page.getByRole('link', { name: 'Lihat graf' }).click();
  const nodes = graphOf(page).getByRole('button');
  const root = nodes.filter({ hasText: 'Tim Pembina Posyandu Provinsi Kalimantan Tengah' });
  await expect(root).toHaveAttribute('aria-expanded', 'true');
  await expectNoViolations(page);

  await root.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect.poll(() => inFocus(page)).toMatch(/Kota Palangkaraya/);
  await expect(page.locator(':focus')).toBeInViewport();
  const before = await nodes.count();
  await page.keyboard.press('Enter');
  await expect.poll(() => nodes.count()).toBeGreaterThan(before);
  await expect(page).toHaveURL(/buka=62%2C62\.71/);
  await page.keyboard.press('Enter');
  await expect.poll(() => nodes.count()).toBe(before);
  await page.keyboard.press('Home');
  await expect.poll(() => inFocus(page)).toMatch(/Provinsi Kalimantan Tengah/);

  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: 'Cari kelompok, OPD, wilayah' });
  await expect(search).toBeFocused();
  await page.keyboard.type('kecamatan kurun');
  await expect(page.getByRole('option').first()).toContainText('Kurun');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 3, name: /Kurun/ })).toBeVisible();
  await expect(page).toHaveURL(/62\.10/);
  await expect(nodes.filter({ hasText: /Kurun/ }).first()).toBeInViewport();
  const drawn = await titles(page, '[data-key] > span > span:first-child');

  await page.getByText('Garis besar', { exact: true }).click();
  const tree = page.getByRole('tree', { name: /Garis besar kelompok/ });
  await expect(tree.getByRole('treeitem')).toHaveCount(drawn.length);
  expect(await titles(page, '[role="treeitem"] > div > span > span:first-child')).toEqual(drawn);
  await expectNoViolations(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh PNG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('graf-kelompok.png');
  const sheet = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const words = [...document.querySelectorAll('body > div > section svg text')].map((text) => text.textContent);
    window.dispatchEvent(new Event('afterprint'));
    return words.join(' ');
  });
  expect(sheet).toContain('Kota Palangkaraya');
});

test('a gap in the graph leads to the act that closes it, and an earlier day shows the groups as they stood', async ({
  signedInAs,
}) => {
  const { page } = await signedInAs('provinsi', { viewport: { width: 390, height: 844 } });
  await page.goto('/graf?tanggal=2025-06-30');
  await expect(page.getByText('Keadaan pada 30 Juni 2025')).toBeVisible();
  await page.getByRole('button', { name: 'Kembali ke hari ini' }).click();
  await page.getByRole('treeitem', { name: 'Kabupaten Barito Selatan' }).click();
  const facts = page.getByRole('dialog', { name: 'Rincian' });
  await expect(facts.getByText('Belum ada kelompok').first()).toBeVisible();
  await expectNoViolations(page);
  await facts.getByRole('link', { name: /^Bentuk kelompok/ }).click();
  await expect(page).toHaveURL(/\/sk\/baru\?di=/);
});
