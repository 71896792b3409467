import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test('an admin finds the posts that lack something for the next strata, and reads on the post what it rests on', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('kabupaten');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return;
    asked.push((request.postDataJSON() as { operationName: string }).operationName);
  });
  await page.goto('/strata');
  await page.getByRole('button', { name: /^\d+ Pratama$/ }).click();
  await expect(page).toHaveURL(/strata=PRATAMA/);
  const list = page.getByRole('table', { name: /^Strata posyandu / });
  await expect(list.getByText('Untuk Madya:').first()).toBeVisible();
  expect(asked.filter((name) => name === 'StrataPage')).toHaveLength(2);
  await expectNoViolations(page);

  await page.getByRole('table', { name: 'Menurut wilayah' }).getByRole('link', { name: 'Kurun' }).click();
  await expect(page.getByText('Kecamatan Kurun', { exact: true }).first()).toBeVisible();
  await expect(page).toHaveURL(/strata=PRATAMA/);
  await page.goBack();
  await list.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Strata dan keaktifan' })).toBeVisible();
  await page.getByText('Semua syarat', { exact: true }).first().click();
  await expect(page.getByText(/Penimbangan paling sedikit 8 kali setahun/).first()).toBeVisible();
  await expectNoViolations(page);
});

test('who may not read reports of posts has no strata', async ({ signedInAs }) => {
  const { page } = await signedInAs('peninjau');
  await page.goto('/strata');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Strata posyandu' })).toHaveCount(0);
});
