import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { consolePages, journeyPages } from '../support/console-pages.ts';
import { expect, test, type Window } from '../support/test.ts';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Colours are the same at both sizes, so each scheme is measured at one. */
const LOOKS = [
  { size: WIDE, colorScheme: 'light', part: 'ALL' },
  { size: WIDE, colorScheme: 'dark', part: 'CONTRAST' },
  { size: PHONE, colorScheme: 'dark', part: null },
  { size: PHONE, colorScheme: 'light', part: 'BUT_CONTRAST' },
] as const;
/** Where a journey of its own asks axe about the page as it comes, wide and light. */
const OTHER_LOOKS = [
  { size: WIDE, colorScheme: 'dark', part: 'CONTRAST' },
  { size: PHONE, colorScheme: 'dark', part: null },
] as const;
type Look = (typeof LOOKS)[number];

/** Demands of the page as it stands, in both sizes and both schemes, that it fits the window and that axe is content. */
async function expectGoodLooks(page: Page, looks: readonly Look[] = LOOKS): Promise<void> {
  for (const { size, colorScheme, part } of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-scheme', colorScheme);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${page.url()} scrolls sideways at ${size.width} px`).toBeLessThanOrEqual(0);
    if (part) await expectNoViolations(page, part);
  }
}

/** Opens a page of a signed-in person and looks at it once everything has come. */
async function expectGoodPage({ page }: Window, path: string, looks: readonly Look[] = LOOKS): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('main').getByRole('heading').first(), path).toBeVisible();
  await expect(page.locator('[aria-busy="true"]'), path).toHaveCount(0);
  await page.waitForLoadState('networkidle');
  await expectGoodLooks(page, looks);
}

const PARTS = 3;
for (let part = 0; part < PARTS; part += 1) {
  test(`pages of the console look right, part ${part + 1} of ${PARTS}`, async ({ signedInAs }) => {
    test.setTimeout(240_000);
    const window = await signedInAs('provinsi');
    const paths = (await consolePages(window)).filter((_, at) => at % PARTS === part);
    for (const path of paths) await expectGoodPage(window, path);
  });

  test(`pages with journeys of their own look right, part ${part + 1} of ${PARTS}`, async ({ signedInAs }) => {
    test.setTimeout(240_000);
    const window = await signedInAs('provinsi');
    const paths = (await journeyPages(window)).filter((_, at) => at % PARTS === part);
    for (const path of paths) await expectGoodPage(window, path, OTHER_LOOKS);
  });
}

test('pages before signing in look right', async ({ page }) => {
  test.setTimeout(240_000);
  for (const path of ['/masuk', '/masuk/kode', '/mulai']) {
    await page.goto(path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expectGoodLooks(page);
  }
});

test('the desks of kader and petugas look right', async ({ signedInAs }) => {
  test.setTimeout(240_000);
  await expectGoodPage(await signedInAs('kader'), '/kader');
  const petugas = await signedInAs('petugas');
  for (const path of ['/petugas', '/petugas/isian']) await expectGoodPage(petugas, path);
});

test('a broad table has room on its sheet, and nothing for the keyboard is printed over it', async ({ signedInAs }) => {
  const { page } = await signedInAs('provinsi');
  // A4 across, less its margins.
  await page.setViewportSize({ width: 1054, height: 700 });
  await page.emulateMedia({ media: 'print' });
  for (const path of ['/beranda?tab=wilayah', '/kewajiban', '/pws']) {
    await page.goto(path);
    await expect(page.getByRole('table').first()).toBeVisible();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
    await expect(page.getByRole('link', { name: 'Langsung ke isi', includeHidden: true })).toBeHidden();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf, path).toMatch(/MediaBox \[0 0 84\d\.?\d* 59\d/);
  }
});

test('each page of the menu opens for whoever sees it, and a form only for who may send it', async ({ signedInAs }) => {
  test.setTimeout(120_000);
  const { page } = await signedInAs('peninjau');
  const refused = page.getByRole('heading', { name: /^Anda tidak berwenang/ });
  await page.goto('/akun');
  const links = page.getByRole('navigation').first().getByRole('link');
  await expect(links.first()).toBeVisible();
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const path of paths.filter((one) => one !== '/graphql')) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('main')).toBeVisible();
    await expect(refused, path).toHaveCount(0);
  }
  for (const path of ['/sk/baru', '/masalah/baru']) {
    await page.goto(path);
    await expect(refused).toBeVisible();
  }
});

test('the language is switched, kept, and switched back', async ({ signedInAs }) => {
  // The language follows the account, so this one is no other journey's.
  const { page } = await signedInAs('kabupaten.6211');
  const kept = () => page.waitForResponse((answer) => answer.request().postData()?.includes('SetLocale') ?? false);
  await page.goto('/dasbor');
  const menu = page.getByRole('button', { name: /Admin Kabupaten/ });
  await menu.click();
  await Promise.all([kept(), page.locator('label', { hasText: 'English' }).click()]);
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toContainText('Dashboard');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expectNoViolations(page);
  await menu.click();
  await Promise.all([kept(), page.locator('label', { hasText: 'Indonesia' }).click()]);
  await expect(page.getByRole('navigation', { name: 'Navigasi utama' })).toContainText('Dasbor');
});

test('what lies out of reach or nowhere is told apart from a failure', async ({ signedInAs }) => {
  const outside = await signedInAs('provinsi');
  const { posyanduList } = await outside.ask<{ posyanduList: { nodes: { id: string }[] } }>(
    '{ posyanduList(search: "Melati", first: 50) { nodes { id } } }',
  );
  const { page, ask } = await signedInAs('kecamatan');
  const own = await ask<{ posyanduList: { nodes: { id: string }[] } }>('{ posyanduList(first: 200) { nodes { id } } }');
  const mine = new Set(own.posyanduList.nodes.map(({ id }) => id));
  const foreign = posyanduList.nodes.find(({ id }) => !mine.has(id));
  expect(foreign).toBeDefined();
  for (const path of ['/tidak-ada', `/posyandu/${encodeURIComponent(foreign?.id ?? '')}`]) {
    await page.goto(path);
    await expect(page.getByRole('main').getByRole('heading', { name: 'Tidak ditemukan' }), path).toBeVisible();
  }
  await page.goto('/wilayah/bukan-id');
  await expect(page.getByRole('main').getByRole('heading', { name: /tidak dapat diterima/ })).toBeVisible();
});
