import { expect, test } from '../support/test.ts';

test('the groups without a valid decree are listed, and one with a decree is opened', async ({ signedInAs }) => {
  const { page } = await signedInAs('provinsi');
  await page.goto('/pokjanal');
  await page.locator('label', { hasText: 'Tanpa SK berlaku' }).click();
  await expect(page).toHaveURL(/tampil=tanpa-sk/);
  const gaps = page.getByRole('table', { name: 'Tanpa SK berlaku' });
  await expect(gaps.getByRole('row').nth(1)).toBeVisible();
  const silent = await gaps.getByRole('row').count();
  expect(silent).toBeLessThan(1 + 14);
  await page.locator('label', { hasText: 'Semua kelompok' }).click();
  await page.getByLabel('Tingkat').selectOption('KABKOTA');
  await page
    .getByRole('link', { name: /Kabupaten Gunung Mas/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Gunung Mas/);
  const facts = page.getByRole('main');
  for (const word of ['SK yang berlaku', 'Berlaku sampai', 'Penetap'])
    await expect(facts.getByText(word)).toBeVisible();
  const seats = page.getByRole('table', { name: 'Susunan keanggotaan' });
  await expect(seats.getByRole('row')).not.toHaveCount(1);
  await page
    .getByRole('main')
    .getByRole('link', { name: /DPMD|Pemberdayaan Masyarakat/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/opd\//);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Pemberdayaan Masyarakat/);
});

test('a post and one of its reports are read', async ({ signedInAs }) => {
  const { page } = await signedInAs('provinsi');
  await page.goto('/posyandu');
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/posyandu\/[^/]+$/);
  const months = page.getByRole('table').getByRole('row');
  await expect(months.nth(2)).toBeVisible();
  await months.filter({ hasText: '%' }).first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/laporan\/\d{4}-\d{2}$/);
  await expect(page.getByRole('heading', { name: /^SKDN/ })).toBeVisible();
  await expect(page.getByRole('table').first()).toContainText(/\d/);
});
