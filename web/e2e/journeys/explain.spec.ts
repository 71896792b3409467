import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { lastClosedMonth } from '../support/figures.ts';
import { expect, test, type Window } from '../support/test.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** The demo's province. */
async function provinceId({ ask }: Window): Promise<string> {
  const { wilayah } = await ask<{ wilayah: { id: string } }>('{ wilayah(code: "62") { id } }');
  return wilayah.id;
}

/** Sets a target of one month that no other journey looks at, so that what misses it turns red. */
async function setTarget(
  { ask }: Window,
  target: { wilayah: string; indicator: string; period: string; value: number },
): Promise<void> {
  const { setTarget } = await ask<{ setTarget: { __typename: string } }>(
    'mutation ($input: SetTargetInput!) { setTarget(input: $input) { __typename } }',
    { input: { ...target, source: 'Uji perjalanan', expectedRevision: 0 } },
  );
  // A second try finds the target of the first.
  expect(['SetTargetSuccess', 'ConflictError']).toContain(setTarget.__typename);
}

const panel = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, level: 2 }) });

async function expectGoodLooks(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-scheme', colorScheme);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `scrolls sideways at ${size.width} px`).toBeLessThanOrEqual(0);
      await expectNoViolations(page);
    }
  }
  await page.setViewportSize(SIZES[0]);
}

test('a provincial admin comes from a red cell to the form behind it in three clicks', async ({ signedInAs }) => {
  test.setTimeout(240_000);
  const admin = await signedInAs('provinsi');
  const { page } = admin;
  const month = lastClosedMonth();
  const province = await provinceId(admin);
  await setTarget(admin, { wilayah: province, indicator: 'SKDN_2TD', period: month, value: 2 });
  await page.goto(`/dasbor?wilayah=${encodeURIComponent(province)}&periode=${month}`);
  const red = page.getByRole('table').getByRole('link', { name: /\(merah\)/ });
  await expect(red.first()).toBeVisible();

  await red.first().click();
  await expect(page).toHaveURL(/\/angka\?/);
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Kalimantan Tengah');
  const parts = panel(page, 'Bagian angka ini');
  const worst = parts.getByRole('rowheader').first().getByRole('link');
  await expect(worst).toBeVisible();
  const name = (await worst.textContent()) ?? '';

  await worst.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  const forms = panel(page, 'Laporan di balik angka').getByRole('rowheader').getByRole('link');
  const post = (await forms.first().textContent()) ?? '';

  await forms.first().click();
  await expect(page).toHaveURL(/\/posyandu\/[^/]+\/laporan\//);
  await expect(page.getByRole('link', { name: post })).toBeVisible();
});

test('an explanation is walked by keys, adds up, and looks good in both sizes and schemes', async ({ signedInAs }) => {
  test.setTimeout(240_000);
  const admin = await signedInAs('provinsi');
  const { page } = admin;
  const month = lastClosedMonth();
  const wilayah = encodeURIComponent(await provinceId(admin));
  await page.goto(`/angka?indikator=SKDN_DS&wilayah=${wilayah}&periode=${month}`);
  await expect(page.getByText('balita ditimbang (D) dibagi jumlah semua balita (S), dikali 100')).toBeVisible();
  const parts = panel(page, 'Bagian angka ini').getByRole('rowheader').getByRole('link');
  await expect(panel(page, 'Laporan di balik angka').getByRole('table')).toBeVisible();
  await expectGoodLooks(page);

  await parts.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(parts.nth(1)).toBeFocused();
  const name = (await parts.nth(1).textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await page.getByRole('navigation', { name: 'Jejak halaman' }).getByRole('link').last().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kalimantan Tengah');

  await panel(page, 'Laporan di balik angka').getByLabel('Tampilkan').selectOption('SILENT');
  await expect(
    panel(page, 'Laporan di balik angka')
      .getByText(/Belum ada laporan|Tidak ada laporan seperti itu/)
      .first(),
  ).toBeVisible();
});

test('a reviewer reads the explanation without forms', async ({ signedInAs }) => {
  const reviewer = await signedInAs('peninjau');
  const { page } = reviewer;
  const { me } = await reviewer.ask<{ me: { assignments: { wilayah: { id: string } | null }[] } }>(
    '{ me { assignments { wilayah { id } } } }',
  );
  const wilayah = encodeURIComponent(me.assignments[0]?.wilayah?.id ?? '');
  await page.goto(`/angka?indikator=SKDN_DS&wilayah=${wilayah}&periode=${lastClosedMonth()}`);
  await expect(page.getByText('Peran Anda membaca jumlah, bukan laporan tiap posyandu.')).toBeVisible();
});

const trend = (page: Page) => panel(page, 'Perjalanan 12 bulan');

test('a point of the trend leads to its figure, by keys, by mouse and from the table, as of the areas of then', async ({
  signedInAs,
}) => {
  const admin = await signedInAs('provinsi');
  const { page } = admin;
  const month = lastClosedMonth();
  const wilayah = encodeURIComponent(await provinceId(admin));
  const dashboard = `/dasbor?wilayah=${wilayah}&periode=${month}&hierarki=saat-itu`;
  const figure = new RegExp(`/angka\\?indikator=SKDN_DS&wilayah=[^&]+&periode=(\\d{4}-\\d{2})&hierarki=saat-itu$`);
  const points = trend(page).getByRole('figure').getByRole('link');
  const openChart = async () => {
    await page.goto(dashboard);
    await trend(page).scrollIntoViewIfNeeded();
    await expect(points).toHaveCount(12);
  };

  await openChart();
  await expectNoViolations(page);
  await trend(page).getByLabel('Indikator').focus();
  await page.keyboard.press('Tab');
  await expect(points.last()).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(points.nth(10)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(points.first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(figure);
  expect(figure.exec(page.url())?.[1]).toBe(month);
  await expect(page.getByText('Ini bukan angka sekarang')).toBeVisible();
  await page.getByRole('link', { name: 'Lihat angka sekarang' }).click();
  await expect(page.getByText('Ini bukan angka sekarang')).toBeHidden();

  await openChart();
  await points.nth(4).click();
  await expect(page).toHaveURL(figure);

  await openChart();
  await trend(page).getByText('Tabel', { exact: true }).click();
  await trend(page).getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(figure);
});

test('a point of the trend answers a finger', async ({ signedInAs }) => {
  const admin = await signedInAs('kabupaten', { viewport: SIZES[1], hasTouch: true, isMobile: true });
  const { page } = admin;
  await page.goto('/dasbor');
  await trend(page).scrollIntoViewIfNeeded();
  const points = trend(page).getByRole('figure').getByRole('link');
  await expect(points).toHaveCount(12);
  await points.nth(7).tap();
  await expect(page).toHaveURL(/\/angka\?indikator=SKDN_DS/);
});
