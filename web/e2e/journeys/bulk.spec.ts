import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** A year and a form that the other journeys leave alone: they run side by side. */
const YEAR = '2034';
const SOURCE = 'RPJMD uji 2034';
const FORM = 'D';

/** Marks all waiting reports of the form as checked and gives how many. */
async function checkWaiting(page: Page): Promise<number> {
  await page.goto(`/petugas?status=SUBMITTED&form=${FORM}`);
  const pick = page.getByRole('button', { name: /^Pilih \d+ yang menunggu/ });
  const count = Number(/\d+/.exec((await pick.textContent()) ?? '')?.[0]);
  await pick.click();
  await page.getByRole('button', { name: /^Periksa \d+ laporan/ }).click();
  await page.getByRole('button', { name: `Tandai ${count} diperiksa` }).click();
  await expect(page.getByText(`${count} laporan ditandai diperiksa.`)).toBeVisible();
  return count;
}

test('many reports are marked as checked and go back from the result, and again from the page of acts', async ({
  signedInAs,
}) => {
  test.setTimeout(180_000);
  const { page } = await signedInAs('petugas');
  const count = await checkWaiting(page);
  expect(count).toBeGreaterThan(1);
  await page.getByRole('dialog').getByRole('button', { name: 'Urungkan' }).click();
  await expect(page.getByText(`${count} data kembali seperti semula.`)).toBeVisible();
  await expect(page.getByRole('button', { name: `Pilih ${count} yang menunggu` })).toBeVisible();

  await checkWaiting(page);
  await page.goto('/tindakan-massal?oleh=saya');
  const row = page.getByRole('row', { name: /Verifikasi laporan/ }).first();
  await expect(row).toContainText('Berlaku');
  await expectNoViolations(page);
  await row.getByRole('button', { name: /^Urungkan/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Urungkan tindakan massal' });
  const rows = dialog.getByRole('region', { name: `${count} data kembali seperti semula:` }).getByRole('listitem');
  await expect(rows).toHaveCount(count);
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: `Urungkan ${count} data` }).click();
  await expect(dialog.getByText('Alasan wajib diisi.')).toBeVisible();
  await dialog.getByLabel('Alasan').fill('Salah memilih formulir');
  await dialog.getByRole('button', { name: `Urungkan ${count} data` }).click();
  await expect(page.getByText(`${count} data kembali seperti semula.`)).toBeVisible();
  await expect(row).toContainText('Salah memilih formulir');
  await expect(row.getByRole('button')).toHaveCount(0);
  await page.goto(`/petugas?status=SUBMITTED&form=${FORM}`);
  await expect(page.getByRole('button', { name: `Pilih ${count} yang menunggu` })).toBeVisible();
});

test('targets of a sheet go back, but for the one that was set anew since', async ({ signedInAs }) => {
  test.setTimeout(180_000);
  const { page, ask } = await signedInAs('kabupaten');
  await page.goto(`/target?tahun=${YEAR}&indikator=SKDN_NS`);
  await page.getByRole('button', { name: 'Tempel atau impor' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tempel target dari lembar kerja' });
  const sheet = ['SKDN_NS', 'SKDN_DS'].map((code) => `62.10\t${code}\t${YEAR}\t61,5\t${SOURCE}`);
  await dialog.getByLabel('Baris target').fill(sheet.join('\n'));
  await dialog.getByRole('button', { name: 'Periksa' }).click();
  await dialog.getByRole('button', { name: 'Simpan 2 target' }).click();
  const cell = (name: string) =>
    page
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('button')
      .first();
  await expect(cell('N/S pencapaian program')).toHaveText('61,5%');
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await expect(cell('N/S pencapaian program')).toHaveText('–');

  const { wilayah } = await ask<{ wilayah: { id: string } }>('{ wilayah(code: "62.10") { id } }');
  const rows = ['SKDN_NS', 'SKDN_DS'].map((indicator) => ({
    code: '62.10',
    indicator,
    period: YEAR,
    value: '60',
    source: SOURCE,
  }));
  await ask('mutation ($rows: [ImportTargetRow!]!) { importTargets(input: { rows: $rows }) { __typename } }', { rows });
  await ask('mutation ($input: SetTargetInput!) { setTarget(input: $input) { __typename } }', {
    input: { wilayah: wilayah.id, indicator: 'SKDN_DS', period: YEAR, value: 70, source: SOURCE, expectedRevision: 1 },
  });
  await page.goto('/tindakan-massal');
  const row = page.getByRole('row', { name: /Impor target.*RPJMD uji 2034/ }).first();
  await row.getByRole('button', { name: /^Urungkan/ }).click();
  const undo = page.getByRole('dialog', { name: 'Urungkan tindakan massal' });
  await expect(undo.getByRole('listitem').filter({ hasText: 'SKDN_DS' })).toContainText('Sudah diubah lagi');
  await undo.getByLabel('Alasan').fill('Lembar yang salah');
  await undo.getByRole('button', { name: 'Urungkan 1 data' }).click();
  await expect(row).toContainText('1 dari 2 diurungkan');
  await page.goto(`/target?tahun=${YEAR}&indikator=SKDN_DS`);
  await expect(cell('D/S partisipasi masyarakat')).toHaveText('70,0%');
});
