import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test('a provincial admin signs in with a demo card and lands on the silent areas', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/masuk/);
  await expect(page.getByRole('complementary', { name: 'DATA CONTOH' })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: /Admin provinsi/i }).click();
  await expect(page).toHaveURL(/\/dasbor\/belum-melapor/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'DATA CONTOH' })).toBeVisible();
});
