import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test('an indicator is found, read in words, and followed to its elements, rules and forms', async ({ signedInAs }) => {
  const { page } = await signedInAs('provinsi');
  await page.goto('/katalog');
  const list = page.getByRole('table', { name: 'Indikator' });
  await expect(list.getByRole('row')).toHaveCount(1 + 85);
  await page.getByLabel('Sasaran').selectOption({ label: 'Ibu hamil' });
  await page.getByLabel('Cari kode atau nama').fill('KEK PMT');
  await expect(page).toHaveURL(/sasaran=BUMIL.*cari=KEK/);
  await expect(list.getByRole('row')).toHaveCount(1 + 1);
  await page.reload();
  await list.getByRole('link', { name: 'Ibu hamil KEK mendapat PMT' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ibu hamil KEK mendapat PMT');
  const main = page.getByRole('main');
  await expect(main.getByText(/dibagi .*, dikali 100/)).toBeVisible();
  await expect(main.getByText('HN_PMT_TERIMA').first()).toBeVisible();
  await expect(main.getByText('Versi 1', { exact: true })).toBeVisible();
  await expect(main.getByText(/hanya menurut aturan peringatan/)).toBeVisible();
  await expect(main.getByRole('link', { name: 'Ubah indikator' })).toHaveCount(0);
  await expectNoViolations(page);
  await main.getByRole('link', { name: 'V16' }).first().click();
  await expect(page).toHaveURL(/\/katalog\/aturan\?cari=V16/);
  await expect(page.getByRole('table', { name: 'Aturan' }).getByRole('row').nth(1)).toContainText('V16');
});

test('elements, rules, forms and checks are listed and looked through', async ({ signedInAs }) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('peninjau');
  const tabs = page.getByRole('navigation', { name: 'Katalog indikator' });
  await page.goto('/katalog');
  await tabs.getByRole('link', { name: 'Elemen' }).click();
  await page.getByLabel('Blok').selectOption({ index: 1 });
  await expect(page.getByRole('table')).toHaveCount(1);
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(1 + 9);
  await tabs.getByRole('link', { name: 'Aturan' }).click();
  await page.getByLabel('Bila dilanggar').selectOption('WARNING');
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('Perlu catatan');
  await tabs.getByRole('link', { name: 'Formulir' }).click();
  await page.getByText('Yang ditanyakan: 9 elemen').first().click();
  await expect(page.getByText('SK_BGM').first()).toBeVisible();
  await tabs.getByRole('link', { name: 'Pemeriksaan' }).click();
  await page.getByLabel('Macam').selectOption({ label: 'Laporan berbeda' });
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('laporan yang berbeda');
  await expect(page.getByRole('table').getByRole('link', { name: 'NUT_SAM' })).toHaveCount(1);
  await page.getByRole('table').getByRole('link', { name: 'NUT_SAM' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/gizi buruk/i);
});

test('the topmost admin sees what a change would do before it is saved', async ({ signedInAs }) => {
  const { page } = await signedInAs('pusat');
  await page.goto('/katalog/indikator/SKDN_DK');
  await page.getByRole('link', { name: 'Ubah indikator' }).click();
  await page.getByLabel('Penyebut').fill('SK_K +');
  const check = page.getByRole('button', { name: 'Periksa dan lihat pengaruhnya' });
  await check.click();
  await expect(page.getByText(/Rumus salah pada huruf ke-7/)).toBeVisible();
  await expect(page.getByText('Wajib diisi.')).toBeVisible();
  await page.getByLabel('Penyebut').fill('SK_S');
  await page.getByLabel('Sumber').fill('Surat contoh untuk uji');
  await check.click();
  const preview = page.getByRole('table', { name: 'Pengaruhnya pada angka' });
  await expect(preview.getByRole('row')).toHaveCount(1 + 3);
  await expect(preview).toContainText(/\d/);
  await expect(page.getByText('Penyebut: dari SK_K menjadi SK_S')).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Simpan versi baru' }).click();
  await expect(page.getByText('Versi 2 dari SKDN_DK tersimpan.')).toBeVisible();
  await expect(page.getByRole('main').getByText('akan berlaku')).toBeVisible();
});

test('a rule is tried on the reports of two years before it is saved', async ({ signedInAs }) => {
  const { page } = await signedInAs('pusat');
  await page.goto('/katalog/aturan?cari=V08');
  await page.getByRole('button', { name: 'Ubah V08' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Pernyataan').fill('SK_D <= 0.9 * SK_K');
  await dialog.getByLabel('Berlaku mulai').fill('2027-01-01');
  await dialog.getByLabel('Sumber').fill('Surat contoh untuk uji');
  await dialog.getByRole('button', { name: 'Periksa dan lihat pengaruhnya' }).click();
  await expect(dialog.getByText('Akan ditandai aturan baru')).toBeVisible();
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Batal' }).click();
  await expect(dialog).toBeHidden();
});
