import { expectNoViolations } from '../support/axe.ts';
import { expect, test, type Window } from '../support/test.ts';

type Row = { status: string; posyandu: { id: string; name: string } };

/** A post of hers that waits for its report; not the kader's, who fills her own in another journey. */
async function waitingPost({ ask }: Window): Promise<Row> {
  const month = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1))
    .toISOString()
    .slice(0, 7);
  const { posyanduRows } = await ask<{ posyanduRows: { rows: Row[] } }>(
    'query ($month: Period!) { posyanduRows(month: $month) { rows { status posyandu { id name } } } }',
    { month },
  );
  const rows = posyanduRows.rows.filter(
    ({ posyandu, status }) => posyandu.name !== 'Posyandu Melati' && status !== 'APPROVED',
  );
  const found =
    rows.find(({ status }) => status === 'NONE') ?? rows.find(({ status }) => status === 'RETURNED') ?? rows[0];
  if (!found) throw new Error('The demonstration has no post that waits for its report');
  return found;
}

test('a petugas types a paper form with the keyboard alone, sends it, verifies it and can send it back', async ({
  signedInAs,
}) => {
  const window = await signedInAs('petugas');
  const { page } = window;
  const { posyandu } = await waitingPost(window);

  await page.goto('/petugas');
  await expect(page.getByRole('link', { name: posyandu.name })).toBeVisible();
  await expect(page.getByRole('link', { name: /^\d+ formulir .+ belum dikirim, batas / }).first()).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('link', { name: posyandu.name }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  await expectNoViolations(page);

  const cell = (element: string, age: string, sex: string) =>
    grid.getByRole('textbox', { name: new RegExp(`^${element}, ${age} bulan, ${sex}`) });
  await expect(cell('S', '0–5', 'Laki-laki')).toBeFocused();
  await page.keyboard.type('4');
  await page.keyboard.press('Tab');
  await expect(cell('S', '0–5', 'Perempuan')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(cell('K', '0–5', 'Laki-laki')).toBeFocused();
  await page.keyboard.type('4');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('6');
  const finding = page.getByRole('button', { name: /D \(ditimbang\) = 6 melebihi S \(semua balita\) = 4/ });
  await expect(finding).toBeVisible();
  await expectNoViolations(page);

  // The finding leads back to its cells, typing replaces, Escape brings back what stood there.
  await finding.click();
  await cell('D', '0–5', 'Laki-laki').focus();
  await page.keyboard.type('2');
  await expect(finding).toBeHidden();
  await page.keyboard.type('9');
  await page.keyboard.press('Escape');
  await expect(cell('D', '0–5', 'Laki-laki')).toHaveValue('6');
  await page.keyboard.type('2');

  // N, T, 2T, O and B of two columns, as copied from a spreadsheet.
  await page.keyboard.press('ArrowDown');
  await expect(cell('N', '0–5', 'Laki-laki')).toBeFocused();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '1\t0\n1\t0\n0\t0\n0\t0\n0\t0\n0\t0\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(cell('T', '0–5', 'Laki-laki')).toHaveValue('1');
  await page.getByRole('button', { name: 'Sisanya nol' }).click();
  await expect(page.getByText('Semua aturan terpenuhi.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${posyandu.name} terkirim.`)).toBeVisible();

  await page.goto('/petugas?status=SUBMITTED');
  const row = page.getByRole('row', { name: new RegExp(posyandu.name) });
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: /^Periksa 1 laporan/ }).click();
  const preview = page.getByRole('dialog', { name: 'Tandai sudah diperiksa' });
  await expect(preview.getByText(posyandu.name)).toBeVisible();
  await expectNoViolations(page);
  await preview.getByRole('button', { name: 'Tandai 1 diperiksa' }).click();
  const result = page.getByRole('dialog', { name: 'Hasil pemeriksaan' });
  await expect(result.getByText('1 laporan ditandai diperiksa.')).toBeVisible();
  await expectNoViolations(page);
  await result.getByText('Tutup', { exact: true }).click();
  await expect(row).toBeHidden();

  await page.goto('/petugas?status=VERIFIED');
  await row.getByRole('button', { name: 'Kembalikan' }).click();
  const dialog = page.getByRole('dialog', { name: new RegExp(`Kembalikan laporan ${posyandu.name}`) });
  await dialog.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(dialog.getByText('Tulis alasannya, agar kader tahu apa yang diperbaiki.')).toBeVisible();
  await dialog.getByLabel('Alasan').fill('N pada umur 0–5 bulan tidak sama dengan catatan.');
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Kembalikan' }).click();
  await expect(page.getByText('Laporan dikembalikan.')).toBeVisible();
  await expect(row).toBeHidden();
});
