import { expect, type Locator } from '@playwright/test';
import { askFigure, fractionOf, lastClosedMonth, LETTERS, tile } from '../support/figures.ts';
import { fillForm, lookUpPost, openPosts, sendForm } from '../support/report.ts';
import { test, type Window } from '../support/test.ts';

/** Regencies where no other journey reports: what moves there was sent by this one. In some months one of them owes nothing. */
const ADMINS = ['kabupaten.6201', 'kabupaten.6202', 'kabupaten.6209', 'kabupaten.6271'] as const;
/** Children under five of the post in the month: fillForm writes ten in each of ten columns. */
const TARGETS = 100;
/** Far above what is measured and noted: the limit finds what does not move, the note how fast it did. */
const WITHIN_MS = 8_000;

/** Resolves with the milliseconds until the text of the place, as it is read on screen, differs from what it was. */
async function movedAfter(place: Locator, before: string, since: number): Promise<number> {
  await expect.poll(() => place.innerText(), { timeout: WITHIN_MS, intervals: [50] }).not.toBe(before);
  return Date.now() - since;
}

/** Opens a dashboard and waits for its tiles and for the line that brings changes. */
async function openDashboard({ page }: Window, wilayah: string): Promise<void> {
  await page.goto(`/dasbor?wilayah=${encodeURIComponent(wilayah)}`);
  await expect(tile(page, 'K/S')).toBeVisible();
  await expect(page.getByText('Langsung', { exact: true })).toBeVisible();
  // A mark that a reload would wipe away.
  await page.evaluate(() => document.documentElement.setAttribute('data-since-open', 'yes'));
}

/** The first of the regencies with a post that still owes the month. */
async function findOpen(signedInAs: (login: string) => Promise<Window>, month: string) {
  for (const admin of ADMINS) {
    const regency = await signedInAs(admin);
    for (const id of await openPosts(regency, month)) {
      const post = await lookUpPost(regency, id);
      if (post.kader) return { admin, regency, post };
    }
  }
  throw new Error('No regency of this journey has a post with a kader that owes the month');
}

test('village, district and regency move by themselves when a report is sent on a phone', async ({ signedInAs }) => {
  // The form alone has ninety fields.
  test.setTimeout(240_000);
  const month = lastClosedMonth();
  const { admin, regency, post } = await findOpen(signedInAs, month);
  const district = await signedInAs(admin);
  await openDashboard(regency, post.kabkotaId);
  await openDashboard(district, post.kecamatanId);

  const kader = await signedInAs(post.kader, { viewport: { width: 390, height: 844 } });
  await fillForm(kader, post.id, month);

  const before = await askFigure(regency, post.kabkotaId, 'SKDN_DS', month);
  const village = district.page.getByRole('row').filter({ has: district.page.locator(`a[href*="${post.desaId}"]`) });
  const below = regency.page.getByRole('row').filter({ has: regency.page.locator(`a[href*="${post.kecamatanId}"]`) });
  const places = [
    ...['Kelengkapan', ...Object.values(LETTERS)].flatMap((name) => [
      tile(regency.page, name),
      tile(district.page, name),
    ]),
    village,
    below,
  ];
  const texts = await Promise.all(places.map((place) => place.innerText()));
  await expect(tile(regency.page, 'D/S')).toContainText(fractionOf(before));

  await sendForm(kader);
  const since = Date.now();
  const waits = await Promise.all(places.map((place, at) => movedAfter(place, texts[at] ?? '', since)));
  test.info().annotations.push({ type: 'moved after (ms)', description: String(Math.max(...waits)) });

  for (const [indicator, name] of Object.entries(LETTERS)) {
    for (const [window, area] of [
      [regency, post.kabkotaId],
      [district, post.kecamatanId],
    ] as const) {
      const figure = await askFigure(window, area, indicator, month);
      await expect(tile(window.page, name)).toContainText(fractionOf(figure));
    }
  }
  const after = await askFigure(regency, post.kabkotaId, 'SKDN_DS', month);
  expect((after.denominator ?? 0) - (before.denominator ?? 0)).toBe(TARGETS);
  for (const { page } of [regency, district]) {
    await expect(page.locator('html')).toHaveAttribute('data-since-open', 'yes');
  }
});
