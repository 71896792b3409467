import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const PAGES = [
  { path: '/dasbor', heading: 'Provinsi Kalimantan Tengah' },
  { path: '/pws', heading: 'Pemantauan Wilayah Setempat: Cakupan K4' },
] as const;

/** What the page asks once it stands: how many notices are unread, and the names to choose from. */
const LATER = ['Bell', 'IndicatorChoices'];

/** A server that has just begun may be slower than its own patience: the page then comes without figures, as it should. */
async function expectWarm(page: Page, path: string): Promise<void> {
  const open = async () => (await page.request.get(path, { headers: { accept: 'text/html' } })).text();
  await expect.poll(open).toContain('<h1>');
}

for (const { path, heading } of PAGES) {
  test(`${path} comes with its figures, before any script`, async ({ signedInAs }) => {
    const { page } = await signedInAs('provinsi', { javaScriptEnabled: false });
    await expectWarm(page, path);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    const row = page.getByRole('table').getByRole('row').nth(1);
    await expect(row).toContainText(/\d,\d%/);
    await expect(page.getByRole('navigation').first()).toContainText('Dasbor');
  });

  test(`${path} goes on from its first screen without a complaint or a second question`, async ({ signedInAs }) => {
    const { page } = await signedInAs('provinsi');
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return;
      const { operationName, query } = request.postDataJSON() as { operationName?: string; query: string };
      asked.push(operationName ?? /query (\w+)/.exec(query)?.[1] ?? query);
    });
    await expectWarm(page, path);
    await page.goto(path);
    await page.getByRole('button', { name: 'Cari' }).click();
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    // Asked when there is time; nothing else follows.
    await expect.poll(() => asked.toSorted()).toEqual(LATER);
    await page.waitForLoadState('networkidle');
    expect(said).toEqual([]);
    expect(asked.toSorted()).toEqual(LATER);
  });
}

test('a button pressed before the scripts have come is answered when they are there', async ({ signedInAs }) => {
  const { page } = await signedInAs('provinsi', { serviceWorkers: 'block' });
  await expectWarm(page, '/pws');
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\/assets\/react-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/pws', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Cari' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  letThrough();
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
});

test('the first screen comes in the language and colours of the device', async ({ signedInAs }) => {
  const { page } = await signedInAs('provinsi', { colorScheme: 'dark' });
  await page.goto('/akun');
  await page.evaluate(() => localStorage.setItem('pokjanal.language', 'en'));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const html = await (await page.request.get('/dasbor', { headers: { accept: 'text/html' } })).text();
  expect(html).toContain('<html lang="en" data-scheme="dark">');
  expect(html).toContain('Completeness');
});

test('who has not signed in gets the frame alone', async ({ page }) => {
  const answer = await page.request.get('/dasbor', { headers: { accept: 'text/html' } });
  const html = await answer.text();
  expect(html).toContain('class="boot"');
  expect(html).not.toContain('Kalimantan');
  expect(answer.headers()['cache-control']).toContain('no-cache');
});
