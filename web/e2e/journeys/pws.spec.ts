import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { lastClosedMonth } from '../support/figures.ts';
import { lookUpPost, openPosts } from '../support/report.ts';
import { expect, test, type Window } from '../support/test.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const rows = (page: Page) => page.getByRole('table').getByRole('rowheader');

/** Demands that the board fits the window and that axe is content, on a desk and on a phone, by day and by night. */
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

/** Sends the report of a post as its kader would, with every count of a part the same. */
async function sendReport({ ask }: Window, posyandu: string, month: string): Promise<void> {
  const { reportForm } = await ask<{
    reportForm: { report: { revision: number }; cells: { slot: number; element: string }[] };
  }>(
    'query ($posyandu: ID!, $month: Period!) { reportForm(posyandu: $posyandu, month: $month) { report { revision } cells { slot element } } }',
    { posyandu, month },
  );
  const counts: Readonly<Record<string, number>> = { SK_S: 10, SK_K: 10, SK_D: 9, SK_N: 6, SK_T: 1, SK_O: 1, SK_B: 1 };
  const cells = reportForm.cells.map(({ slot, element }) => ({ slot, value: counts[element] ?? 0 }));
  const { submitReport } = await ask<{ submitReport: { __typename: string } }>(
    'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { __typename } }',
    {
      input: {
        posyandu,
        month,
        block: 'SKDN',
        cells,
        note: 'Data contoh untuk uji',
        expectedRevision: reportForm.report.revision,
        idempotencyKey: randomUUID(),
      },
    },
  );
  expect(submitReport.__typename).toBe('SubmitReportSuccess');
}

test('the board stands in order of coverage, is walked by keys, and keeps everything in its address', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('kabupaten');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return;
    const { operationName } = request.postDataJSON() as { operationName?: string };
    if (operationName?.startsWith('Pws')) asked.push(operationName);
  });
  await page.goto('/pws');
  await expect(heading(page)).toHaveText('Pemantauan Wilayah Setempat: Cakupan K4');
  await expect(rows(page).first()).toBeVisible();
  // The board came with the page and is not asked for once more.
  expect(asked).toEqual([]);
  const values = await page
    .getByRole('table')
    .getByRole('row')
    .evaluateAll((all) => all.flatMap((row) => /(\d+),(\d)%/.exec(row.textContent)?.slice(1, 3).join('.') ?? []));
  expect(values.map(Number)).toEqual(values.map(Number).toSorted((one, other) => other - one));
  await expect(page.getByRole('list', { name: 'Status' })).toContainText('di atas target, tidak turun');
  await expectGoodLooks(page);

  await rows(page).first().getByRole('link').first().focus();
  await page.keyboard.press('ArrowDown');
  const second = await rows(page).nth(1).getByRole('link').first().innerText();
  await expect(rows(page).nth(1).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Kecamatan ${second}`, { exact: true }).first()).toBeVisible();
  await expect(page).toHaveURL(/wilayah=.+&?/);
  await page.goBack();
  await page.getByLabel('Bila sama dengan bulan lalu').selectOption('TURUN');
  await expect(page.getByText('Bulan ini sama dengan bulan lalu: dianggap turun.')).toBeVisible();
  await page.getByLabel('Baris').selectOption('PUSKESMAS');
  await expect(rows(page).first()).toContainText('Puskesmas');
  await expect(page).toHaveURL(/tetap=TURUN/);
  await page.reload();
  await expect(rows(page).first()).toContainText('Puskesmas');

  // The order stands in the address; a puskesmas opens the board of its villages.
  await page.getByRole('columnheader', { name: 'Pembilang' }).getByRole('button').click();
  await expect(page).toHaveURL(/urut=numerator/);
  const puskesmas = await rows(page).first().getByRole('link').first().innerText();
  await rows(page).first().getByRole('link').first().click();
  await expect(page.getByText(`Seluruh ${puskesmas}:`)).toBeVisible();
  await expect(rows(page).first()).not.toContainText('Puskesmas');
  await expectNoViolations(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^Dicetak /)).toBeVisible();
  await expect(page.getByLabel('Indikator')).toBeHidden();
});

test('an accepted form moves the board that is on screen', async ({ signedInAs }) => {
  test.setTimeout(240_000);
  const month = lastClosedMonth();
  const regency = await signedInAs('kabupaten');
  // The last is filled in another journey.
  const [id = ''] = await openPosts(regency, month);
  const post = await lookUpPost(regency, id);
  const { page } = regency;
  await page.goto(`/pws?wilayah=${encodeURIComponent(post.kecamatanId)}&indikator=SKDN_DS&tingkat=DESA`);
  await expect(page.getByText('Langsung', { exact: true })).toBeVisible();
  const total = page.getByText(/^Seluruh .*÷/);
  const before = await total.innerText();
  await page.evaluate(() => document.documentElement.setAttribute('data-since-open', 'yes'));
  await sendReport(await signedInAs(post.kader), post.id, month);
  await expect.poll(() => total.innerText()).not.toBe(before);
  await expect(page.locator('html')).toHaveAttribute('data-since-open', 'yes');
});

test('a note is written on a board, marked where it belongs, and withdrawn', async ({ signedInAs }) => {
  const { page } = await signedInAs('kabupaten');
  await page.goto('/pws?indikator=ANC_K6');
  await page.getByRole('button', { name: 'Tulis catatan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tulis catatan' });
  await dialog.getByRole('button', { name: 'Simpan catatan' }).click();
  await expect(dialog.getByText('Tulis catatannya dahulu.')).toBeVisible();
  await dialog.getByLabel('Catatan', { exact: true }).fill('Jembatan putus, dua desa tidak dapat dikunjungi.');
  await dialog.getByLabel('Wilayah').selectOption({ label: 'Kurun' });
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Simpan catatan' }).click();
  const note = page.getByRole('listitem').filter({ hasText: 'Jembatan putus' });
  await expect(note).toContainText('Kecamatan Kurun');
  await expect(
    rows(page)
      .filter({ hasText: 'Kurun' })
      .getByRole('link', { name: /^Catatan \d/ }),
  ).toBeVisible();
  await expectNoViolations(page);
  await note.getByRole('button', { name: 'Tarik' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tarik' }).click();
  await expect(page.getByText('Catatan ditarik.')).toBeVisible();
  await expect(note).toBeHidden();
});

test('areas are ranked with their rule, refused ones with the reason, and completeness beside it', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('kabupaten');
  await page.goto('/peringkat?data=sementara');
  await expect(page.getByText(/^1 dari \d+/)).toBeVisible();
  await expect(page.getByText(/Aturan peringkat/)).toBeVisible();
  await expectGoodLooks(page);
  await page.locator('label', { hasText: 'Kelengkapan laporan' }).click();
  await expect(page).toHaveURL(/bagian=kelengkapan/);
  await expect(page.getByRole('columnheader', { name: 'Tepat waktu' })).toBeVisible();
  await expectNoViolations(page);
});
