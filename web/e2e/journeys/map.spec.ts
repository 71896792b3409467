import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test, type Window } from '../support/test.ts';

type Children = { wilayah: { id: string; children: { nodes: { code: string }[] } } };

/** Made-up squares in a row, one for each regency of the province, stored by the API as an admin would. */
async function importSquares({ ask }: Window, province: string): Promise<number> {
  const { wilayah } = await ask<Children>(
    'query ($code: String) { wilayah(code: $code) { id children(first: 60) { nodes { code } } } }',
    { code: province },
  );
  const features = wilayah.children.nodes.map(({ code }, at) => {
    const [x, y] = [110 + (at % 5), -(at - (at % 5)) / 5];
    const ring = [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ];
    return { type: 'Feature', properties: { KODE: code }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  const { importBoundaries } = await ask<{ importBoundaries: { __typename: string } }>(
    `mutation ($input: ImportBoundariesInput!) { importBoundaries(input: $input) { __typename } }`,
    {
      input: {
        level: 'KABKOTA',
        within: wilayah.id,
        source: 'Kotak buatan sendiri',
        file: { type: 'FeatureCollection', features },
      },
    },
  );
  expect(importBoundaries.__typename).toBe('ImportBoundariesSuccess');
  return features.length;
}

const map = (page: Page) => page.getByRole('group', { name: /^Peta / });
const rows = (page: Page) => page.getByRole('table').getByRole('rowheader');

/** Demands that the map fits the window and that axe is content, on a desk and on a phone, by day and by night. */
async function expectGoodLooks(page: Page): Promise<void> {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-scheme', colorScheme);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `scrolls sideways at ${viewport.width} px`).toBeLessThanOrEqual(0);
      await expectNoViolations(page);
    }
  }
}

test('the map of the country is walked by keys, into a province without boundaries, which then gets them', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const window = await signedInAs('pusat');
  const { page } = window;
  await page.goto('/peta');
  await expect(map(page).getByRole('link')).toHaveCount(38);
  await expect(rows(page)).toHaveCount(38);
  await expectGoodLooks(page);

  await map(page)
    .getByRole('link', { name: /^Kalimantan Barat:/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  const focused = page.locator(':focus');
  await expect(focused).toHaveAccessibleName(/^Kalimantan Tengah: \d/);
  await expect(page.getByText(/^\d[\d.]* ÷ \d/).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Provinsi Kalimantan Tengah');
  await expect(page.getByRole('heading', { name: 'Belum ada batas wilayah untuk tingkat ini' })).toBeVisible();
  await expect(page.getByText(/map:import/)).toContainText('--wilayah 62');
  await expect(rows(page).first()).toBeVisible();
  await expectNoViolations(page);

  const count = await importSquares(window, '62');
  await page.reload();
  await expect(map(page).getByRole('link')).toHaveCount(count);
  await expect(rows(page)).toHaveCount(count);
  await expect(page.getByText(/^Batas wilayah: Kotak buatan sendiri/)).toBeVisible();
  await expectGoodLooks(page);
  await page.locator('label', { hasText: 'Jarak nilai sama' }).click();
  await expect(page).toHaveURL(/kelas=sama/);

  await map(page).getByRole('link').last().focus();
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indonesia');
  await expect(focused).toHaveAccessibleName(/^Kalimantan Tengah: /);
});
