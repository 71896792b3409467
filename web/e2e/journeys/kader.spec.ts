import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

// Both journeys write the same report.
test.describe.configure({ mode: 'serial' });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const field = (page: Page, element: string) => page.getByLabel(`${element}, 0–5 bulan, Laki-laki`);

/** Opens the main form of the month that is due, also when an earlier run has sent it already; returns the month. */
async function openForm(page: Page): Promise<string> {
  await page.goto('/kader');
  await expect(page.getByRole('heading', { level: 1, name: /^Laporan / })).toBeVisible();
  const month = await page.getByLabel('Bulan laporan').inputValue();
  await page.getByRole('link', { name: /^SKDN/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^SKDN/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Lanjut|Perbaiki isian)$/ })).toBeVisible();
  const edit = page.getByRole('button', { name: 'Perbaiki isian' });
  if (await edit.isVisible()) await edit.click();
  return month;
}

async function step(page: Page, letter: string): Promise<void> {
  const parts = page.getByRole('navigation', { name: 'Bagian formulir' });
  await parts.getByRole('button', { name: new RegExp(`^${letter}\\b`) }).click();
}

/** Fills the month so that every rule is kept: one boy of 0–5 months weighed for the first time, nobody else. */
async function fillRightly(page: Page): Promise<void> {
  for (const [element, count] of [
    ['S', '3'],
    ['K', '2'],
    ['D', '1'],
    ['N', '0'],
    ['T', '0'],
    ['O', '0'],
    ['B', '1'],
  ] as const) {
    await step(page, element);
    await field(page, element).fill(count);
  }
  await page.getByRole('button', { name: 'Semua nol' }).click();
}

test('a kader sees at once that more were weighed than live there, corrects it and sends, even with the line lost', async ({
  signedInAs,
}) => {
  const { page, ask } = await signedInAs('kader', PHONE);
  const month = await openForm(page);
  await expectNoViolations(page);

  await step(page, 'S');
  await field(page, 'S').fill('3');
  await step(page, 'D');
  await field(page, 'D').fill('5');
  await expect(page.getByText('D (ditimbang) = 5 melebihi S (semua balita) = 3').first()).toBeVisible();
  await expect(field(page, 'D')).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page);

  await step(page, 'Periksa');
  await page.getByRole('button', { name: /^Kirim / }).click();
  await expect(page.getByText('Perbaiki dahulu yang bertanda kesalahan.')).toBeVisible();

  await fillRightly(page);
  await step(page, 'Periksa');
  await expect(page.getByText('Semua aturan terpenuhi.')).toBeVisible();
  await expectNoViolations(page);

  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^Kirim / }).click();
  await expect(page.getByText(/Belum terkirim: tidak ada sambungan/)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/sudah terkirim$/)).toBeVisible();
  await expect(page.getByText(/akan memeriksanya/)).toBeVisible();
  await expectNoViolations(page);

  const { me } = await ask<{ me: { assignments: { posyandu: { id: string } }[] } }>(
    '{ me { assignments { posyandu { id } } } }',
  );
  const { reportForm } = await ask<{
    reportForm: { report: { status: string; cells: { slot: number; value: number }[] } };
  }>(
    'query ($id: ID!, $month: Period!) { reportForm(posyandu: $id, month: $month) { report { status cells { slot value } } } }',
    { id: me.assignments[0]?.posyandu.id, month },
  );
  expect(reportForm.report.status).toBe('SUBMITTED');
  // Slot 20 is D of boys of 0–5 months.
  expect(reportForm.report.cells.find(({ slot }) => slot === 20)?.value).toBe(1);
});

test('entries outlive a closed page, and two people who changed one report choose between both sides', async ({
  signedInAs,
}) => {
  const { page } = await signedInAs('kader', PHONE);
  const month = await openForm(page);
  await step(page, 'BGM');
  await field(page, 'BGM').fill('1');
  await page.reload();
  await expect(page.getByText('Isian yang belum dikirim dipulihkan')).toBeVisible();
  await step(page, 'BGM');
  await expect(field(page, 'BGM')).toHaveValue('1');

  const other = await signedInAs('kader', PHONE);
  expect(await openForm(other.page)).toBe(month);
  await fillRightly(other.page);
  await step(other.page, 'S');
  await field(other.page, 'S').fill('4');
  await step(other.page, 'Periksa');
  await other.page.getByRole('button', { name: /^Kirim / }).click();
  await expect(other.page.getByText(/sudah terkirim$/)).toBeVisible();

  await step(page, 'Periksa');
  await page.getByRole('button', { name: /^Kirim / }).click();
  const dialog = page.getByRole('dialog', { name: 'Laporan ini sudah diubah orang lain' });
  await expect(dialog).toBeVisible();
  await expectNoViolations(page);
  await expect(dialog.getByRole('radio', { name: /S, 0–5 bulan.*Yang tersimpan 4/ })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: /BGM, 0–5 bulan.*Isian saya 1/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Pakai pilihan ini' }).click();
  await page.getByRole('button', { name: /^Kirim / }).click();
  await expect(page.getByText(/sudah terkirim$/)).toBeVisible();
});

test('the forms of one month are not to be had while those of another are on their way', async ({ signedInAs }) => {
  const { page } = await signedInAs('kader', PHONE);
  await page.goto('/kader');
  const months = page.getByLabel('Bulan laporan');
  const shown = await months.inputValue();
  const other = (
    await months.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
  ).find((month) => month !== shown);
  if (!other) throw new Error('The demonstration has posts with several months');
  const line: (() => void)[] = [];
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(`"month":"${other}"`)) await new Promise<void>((go) => line.push(go));
    await route.continue();
  });
  await expect(page.getByRole('link', { name: /^SKDN/ })).toHaveAttribute('href', new RegExp(shown));
  await months.selectOption(other);
  await expect.poll(() => line.length).toBeGreaterThan(0);
  await expect(page.getByRole('link', { name: /^SKDN/ })).toHaveCount(0);
  for (const go of line) go();
  await expect(page.getByRole('link', { name: /^SKDN/ })).toHaveAttribute('href', new RegExp(other));
});
