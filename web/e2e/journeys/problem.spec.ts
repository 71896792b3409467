import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** A second try on the same server finds its own records alone. */
const MARK = Date.now().toString(36);
const TITLE = `Air bersih tidak mengalir ${MARK}`;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

test('a kader raises the request of a citizen on her phone, the village sends it, the agency answers, and the province finds it closed', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page: phone } = await signedInAs('kader', PHONE);
  await phone.goto('/masalah/baru');
  await phone.getByText('Usulan warga', { exact: true }).click();
  await phone.getByLabel('Bidang').selectOption({ label: 'Pekerjaan umum' });
  await phone.getByLabel('Judul').fill(TITLE);
  await phone.getByLabel(/^Uraian/).fill('Hubungi 0812-3456-7890');
  await expect(phone.getByText(/tampak seperti nomor telepon/)).toBeVisible();
  await phone.getByRole('button', { name: 'Ajukan' }).click();
  await expect(phone.getByText(/Ada yang tampak seperti nomor telepon\. Hapus/)).toBeVisible();
  await expectNoViolations(phone);
  await phone.getByLabel(/^Uraian/).fill('Sumur umum kering; sekitar 40 rumah mengambil air dari sungai.');
  await phone.getByRole('button', { name: 'Ajukan' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  const address = new URL(phone.url()).pathname;

  const { page: village } = await signedInAs('desa');
  await village.goto('/beranda');
  await expect(village.getByRole('row', { name: /masalah belum dikirim/ })).toBeVisible();
  await village.goto(address);
  await village.getByRole('button', { name: 'Kirim', exact: true }).click();
  const sending = village.getByRole('dialog');
  await sending
    .getByLabel('Kepada')
    .selectOption({ label: 'Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Gunung Mas' });
  await expectNoViolations(village);
  await sending.getByRole('button', { name: 'Kirim', exact: true }).click();
  await expect(village.getByText('Menunggu jawaban').first()).toBeVisible();

  const { page: agency } = await signedInAs('dpmd');
  await agency.goto('/beranda');
  await expect(agency.getByRole('row', { name: /masalah menunggu jawaban/ })).toBeVisible();
  await agency.goto(address);
  await agency.getByRole('button', { name: 'Jawab', exact: true }).click();
  await agency.getByRole('dialog').getByRole('button', { name: 'Jawab', exact: true }).click();
  await expect(agency.getByRole('dialog').getByText('Wajib diisi', { exact: false })).toBeVisible();
  await agency.getByLabel('Jawaban', { exact: true }).fill('Sumur bor dianggarkan tahun ini.');
  await agency.getByRole('dialog').getByRole('button', { name: 'Jawab', exact: true }).click();
  await expect(agency.getByRole('dialog')).toBeHidden();
  await expect(agency.getByText('Sumur bor dianggarkan tahun ini.')).toBeVisible();

  await village.reload();
  await village.getByRole('button', { name: 'Terima jawaban' }).click();
  await village.getByRole('dialog').getByRole('button', { name: 'Terima jawaban' }).click();
  await expect(village.getByRole('dialog')).toBeHidden();
  await village.getByRole('main').getByRole('button', { name: 'Tutup', exact: true }).click();
  await village.getByLabel('Hasilnya', { exact: true }).fill('Air mengalir lagi.');
  await village.getByRole('dialog').getByRole('button', { name: 'Tutup', exact: true }).last().click();
  await expect(village.getByText('Teratasi', { exact: true }).first()).toBeVisible();

  const { page: province } = await signedInAs('provinsi');
  await province.goto('/masalah?keadaan=CLOSED');
  await province.getByLabel(/^Cari judul/).fill(MARK);
  await province.getByRole('link', { name: TITLE }).click();
  await expect(province).toHaveURL(new RegExp(`${address}$`));
  await expect(province.getByText('Air mengalir lagi.')).toBeVisible();
  await phone.reload();
  await expect(phone.getByText('Air mengalir lagi.')).toBeVisible();
});

test('who is late is seen on one page, reminded, passed up, answered late and closed', async ({ signedInAs }) => {
  test.setTimeout(240_000);
  const { page } = await signedInAs('kabupaten');
  await page.goto('/masalah?tampilan=terlambat');
  const institutions = page.getByRole('table', { name: 'Menurut instansi' });
  const own = institutions.getByRole('row', { name: /Dinas Pemberdayaan Masyarakat dan Desa/ });
  await expect(own).toContainText('hari kerja');
  await expect(page.getByRole('table', { name: 'Menurut wilayah' })).toBeVisible();
  await expectNoViolations(page);
  await own.getByRole('link').click();
  await page.getByLabel('Keadaan').selectOption({ label: 'Terlambat dijawab' });
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/masalah\/[^/?]+$/);
  // The list stays until the page of the problem has come.
  await expect(page.getByRole('button', { name: 'Ingatkan' })).toBeVisible();
  await expect(page.getByText(/^lewat \d+ hari$/)).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Ingatkan' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(/menunggu jawaban paling lambat/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Naikkan' }).click();
  await page.getByRole('dialog').getByLabel('Catatan').fill('Warga menunggu.');
  await page.getByRole('dialog').getByRole('button', { name: 'Naikkan' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Warga menunggu.')).toBeVisible();
  await expectNoViolations(page);

  const { page: agency } = await signedInAs('dpmd');
  await agency.goto(address);
  await agency.getByRole('button', { name: 'Jawab', exact: true }).click();
  await agency.getByLabel('Jawaban', { exact: true }).fill('Dibayar bulan ini.');
  await agency.getByRole('dialog').getByRole('button', { name: 'Jawab', exact: true }).click();
  // What was typed is text of the page as well while its window is open.
  await expect(agency.getByRole('dialog')).toBeHidden();
  await expect(agency.getByText('Dibayar bulan ini.')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Terima jawaban' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Terima jawaban' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('main').getByRole('button', { name: 'Tutup', exact: true }).click();
  await page.getByLabel('Hasilnya', { exact: true }).fill('Sudah dibayar.');
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup', exact: true }).last().click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Sudah dibayar.')).toBeVisible();
});
