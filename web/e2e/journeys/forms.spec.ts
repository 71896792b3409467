import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { lastClosedMonth } from '../support/figures.ts';
import { expect, test, type Window } from '../support/test.ts';

// All of them work on one post and its month.
test.describe.configure({ mode: 'serial' });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Address of the forms of the closed month; which month opens by itself depends on what other journeys have sent. */
async function monthOf({ ask }: Window): Promise<string> {
  const { me } = await ask<{ me: { assignments: { posyandu: { id: string } }[] } }>(
    '{ me { assignments { posyandu { id } } } }',
  );
  return `/kader/${encodeURIComponent(me.assignments[0]?.posyandu.id ?? '')}/${lastClosedMonth()}`;
}

/** Opens a form from the list of a month's forms, for typing. */
async function openForm(page: Page, month: string, name: RegExp): Promise<void> {
  await page.goto(month);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Lanjut|Periksa|Perbaiki isian)$/ }).first()).toBeVisible();
  const edit = page.getByRole('button', { name: 'Perbaiki isian' });
  if (await edit.isVisible()) await edit.click();
}

const step = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Bagian formulir' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

async function send(page: Page): Promise<void> {
  await step(page, 'Periksa');
  const note = page.getByRole('textbox', { name: 'Catatan' });
  if (await note.isVisible()) await note.fill('Data contoh untuk uji');
  await page.getByRole('button', { name: /^Kirim / }).click();
}

test('a kader fills form B, the petugas returns one number with a comment, and the kader finds it at that number', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const kader = await signedInAs('kader', PHONE);
  const { page } = kader;
  const month = await monthOf(kader);
  await page.goto(month);
  await expect(page.getByRole('link', { name: /^Formulir B/ })).toBeVisible();
  await expectNoViolations(page);

  await openForm(page, month, /^Formulir B/);
  const attending = page.getByLabel('Bayi yang datang');
  await step(page, 'Datang');
  await attending.fill('9999');
  await expect(page.getByText(/Bayi yang datang = 9\.999, seharusnya tidak lebih dari/).first()).toBeVisible();
  await expect(attending).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page);
  await attending.fill('2');
  await page.getByRole('button', { name: 'Semua nol' }).click();
  await send(page);
  await expect(page.getByText(/^Formulir B .* sudah terkirim$/)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Isi / })).toBeVisible();
  await expectNoViolations(page);

  const desk = await signedInAs('petugas');
  await desk.page.goto('/petugas?form=B&status=SUBMITTED');
  const row = desk.page.getByRole('row', { name: /Posyandu Melati/ });
  await row.getByRole('button', { name: 'Kembalikan' }).click();
  const dialog = desk.page.getByRole('dialog', { name: /Kembalikan laporan Posyandu Melati/ });
  await dialog.getByLabel('Alasan').fill('Satu angka tidak sama dengan daftar hadir.');
  await dialog.getByText('Tandai isian yang keliru').click();
  await dialog.getByRole('button', { name: 'Bayi yang datang: 2' }).click();
  await dialog.getByRole('textbox', { name: 'Bayi yang datang' }).fill('Di daftar hadir ada tiga bayi.');
  await expectNoViolations(desk.page);
  await dialog.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(desk.page.getByText('Laporan dikembalikan.')).toBeVisible();

  await page.goto(month);
  const returned = page.getByRole('link', { name: /^Formulir B/ });
  await expect(returned).toContainText('Satu angka tidak sama dengan daftar hadir.');
  await returned.click();
  await expect(page.getByText('Laporan dikembalikan untuk diperbaiki')).toBeVisible();
  await step(page, 'Datang');
  await expect(attending).toHaveAccessibleDescription(/Di daftar hadir ada tiga bayi/);
  await expectNoViolations(page);
  await attending.fill('3');
  await send(page);
  await expect(page.getByText(/^Formulir B .* sudah terkirim$/)).toBeVisible();
});

test('a petugas moves between the forms of a month and fills what the puskesmas reports for a village', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('petugas');
  await page.goto('/petugas');
  await page.getByLabel('Formulir').selectOption('B');
  await expect(page).toHaveURL(/form=B/);
  await page.getByRole('link', { name: 'Posyandu Melati' }).click();
  const forms = page.getByRole('navigation', { name: 'Formulir bulan ini' });
  await expect(forms.getByRole('link', { name: /^Formulir B/ })).toHaveAttribute('aria-current', 'page');
  await forms.getByRole('link', { name: /^Usulan/ }).click();
  await expect(page.getByRole('grid', { name: /^Isian Usulan/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Usulan warga yang masuk, bidang pendidikan' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('textbox', { name: /dalam 5 hari kerja, bidang pendidikan/ })).toBeFocused();
  await expectNoViolations(page);

  await page.goto('/petugas');
  await page.getByRole('link', { name: 'Data puskesmas' }).click();
  const table = page.getByRole('table', { name: /data puskesmas/ });
  const village = table
    .getByRole('row')
    .filter({ hasText: /Belum masuk|Dikembalikan/ })
    .getByRole('link')
    .first();
  const name = await village.innerText();
  await expectNoViolations(page);
  await village.click();
  await expect(page.getByRole('grid', { name: new RegExp(name) })).toBeVisible();
  await page.getByRole('button', { name: 'Sisanya nol' }).click();
  const note = page.getByRole('textbox', { name: 'Catatan' });
  if (await note.isVisible()) await note.fill('Data contoh untuk uji');
  await page.getByRole('button', { name: /^Kirim (laporan|perbaikan)$/ }).click();
  await expect(page.getByText(`${name} terkirim.`)).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Data puskesmas' }).click();
  const row = table.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await expect(row).toContainText('Terkirim');
});

test('every form fits a phone in both schemes', async ({ signedInAs }) => {
  test.setTimeout(240_000);
  const kader = await signedInAs('kader', PHONE);
  const { page } = kader;
  const month = await monthOf(kader);
  for (const name of [/^SKDN/, /^Formulir A/, /^Formulir B/, /^Kegiatan/, /^Usulan/]) {
    await openForm(page, month, name);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
      await expectNoViolations(page);
    }
  }
});
