import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** A second try on the same server makes posts of its own. */
const MARK = `Uji Impor ${Date.now().toString(36)}`;
const HEADS = ['No', 'Nama Posyandu', 'Desa/Kelurahan', 'Puskesmas', 'Buka sejak', 'No. SK'];

test('twelve posts are pasted, two wrong cells put right, all saved, and all taken back', async ({ signedInAs }) => {
  const { page } = await signedInAs('kabupaten');
  await page.goto('/posyandu');
  await page.getByRole('link', { name: 'Tempel atau unggah daftar' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Impor daftar' })).toBeVisible();
  await expectNoViolations(page);
  const rows = Array.from({ length: 12 }, (_, at) => [
    String(at + 1),
    `${MARK} ${at + 1}`,
    at === 4 ? 'Sepang Smin' : 'Sepang Simin',
    'Sepang',
    at === 8 ? '31/31/2020' : '15/01/2020',
    `188.4/${at + 1}/${MARK}`,
  ]);
  await page.getByLabel(/^Tempel baris/).fill([HEADS, ...rows].map((row) => row.join('\t')).join('\n'));
  await page.getByRole('button', { name: 'Periksa 12 baris' }).click();
  await expect(page.getByText('10 baru, 0 berubah, 0 sudah sama, 2 dengan kesalahan.')).toBeVisible();
  await page.getByRole('button', { name: '2 dengan kesalahan' }).click();
  await page.getByLabel('desa_kelurahan, baris 6').fill('Sepang Simin');
  await page.getByLabel('buka_sejak, baris 10').fill('31/01/2020');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Periksa lagi 2 sel yang diperbaiki' }).click();
  await expect(page.getByText('12 baru, 0 berubah, 0 sudah sama, 0 dengan kesalahan.')).toBeVisible();
  await page.getByRole('button', { name: 'Simpan 12 baris' }).click();
  await expect(page.getByText('12 baris tersimpan.')).toBeVisible();
  const job = new URL(page.url()).searchParams.get('job') ?? '';

  await page.goto(`/posyandu?cari=${encodeURIComponent(MARK)}`);
  await expect(page.getByRole('link', { name: `${MARK} 12` })).toBeVisible();
  await page.goto('/impor-daftar');
  // Other journeys bring lists in for the same office.
  const ours = page.locator(`a[href*="${job}"]`);
  await ours.and(page.getByRole('link', { name: 'Batalkan seluruh impor…' })).click();
  await expect(page.getByText('12 baris akan dikembalikan seperti sebelum impor ini.')).toBeVisible();
  await page.getByRole('button', { name: 'Batalkan seluruh impor', exact: true }).click();
  await expect(page.getByText('12 baris dibatalkan.')).toBeVisible();
  await page.goto(`/posyandu?cari=${encodeURIComponent(MARK)}`);
  await expect(page.getByText(/Tidak ada posyandu/)).toBeVisible();
});
