import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** A second try on the same server makes a kader of its own. */
const NAME = `Ratna Uji ${Date.now().toString(36)}`;

test('a puskesmas officer registers a kader, records skills until the badge changes; the province sees numbers alone', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page, ask } = await signedInAs('petugas');
  const { posyanduList } = await ask<{ posyanduList: { nodes: { id: string; name: string }[] } }>(
    '{ posyanduList(first: 1) { nodes { id name } } }',
  );
  const [post] = posyanduList.nodes;
  if (!post) throw new Error('The demonstration has posts');
  await page.goto(`/posyandu/${post.id}`);
  await page.getByRole('link', { name: 'Buka daftar kader posyandu ini' }).click();

  await page.getByRole('button', { name: 'Daftarkan kader' }).click();
  const window = page.getByRole('dialog');
  await window.getByLabel('Nama', { exact: true }).fill('Ratna 6210012345678901');
  await window.getByRole('button', { name: 'Daftarkan kader' }).click();
  await expect(window.getByText('Jangan menulis NIK atau nomor telepon di sini.')).toBeVisible();
  await expectNoViolations(page);
  await window.getByLabel('Nama', { exact: true }).fill(NAME);
  await window.getByLabel('Telepon').fill('0800 1234567');
  await window.getByLabel('Bertugas sejak').fill('2025-02-01');
  await window.getByRole('button', { name: 'Daftarkan kader' }).click();
  await expect(window).toBeHidden();

  // Management and young children in the grid of the post: eleven skills, and no badge yet.
  await page.getByRole('button', { name: 'Catat penilaian' }).click();
  for (let number = 1; number <= 11; number += 1) await page.getByLabel(new RegExp(`^${NAME}: ${number}\\.`)).check();
  await expect(page.getByText('11 perubahan')).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Simpan penilaian' }).click();
  const row = page.getByRole('row', { name: new RegExp(NAME) });
  await expect(row.getByText('11 dari 25')).toBeVisible();
  await expect(row.getByText('Belum ada tanda')).toBeVisible();

  // A third group on her own page earns the first badge.
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByText('Untuk tanda Purwa masih kurang 3 keterampilan')).toBeVisible();
  await page.getByRole('button', { name: 'Catat penilaian' }).click();
  await page.getByRole('button', { name: 'Semua Usia sekolah dan remaja' }).click();
  await page.getByRole('button', { name: 'Simpan penilaian' }).click();
  await expect(page.getByRole('banner').or(page.locator('header')).getByText('Purwa').first()).toBeVisible();
  await expectNoViolations(page);

  await expect(page.getByText('+62800•••••67')).toBeVisible();
  await page.getByRole('button', { name: 'Tampilkan nomor' }).click();
  await window.getByLabel('Keperluan').fill('undangan hari buka');
  await window.getByRole('button', { name: 'Tampilkan nomor' }).click();
  await expect(page.getByRole('link', { name: '+628001234567' })).toBeVisible();
  await expect(page.getByText('Nomor telepon dilihat')).toBeVisible();
  await expect(page.getByText('undangan hari buka')).toBeVisible();
  const record = page.url();

  await page.goto('/daftar-kader?tanda=PURWA');
  await page.getByLabel('Cari nama kader atau posyandu').fill(NAME);
  await expect(page.getByRole('link', { name: NAME })).toBeVisible();

  const province = await signedInAs('provinsi');
  await province.page.goto('/daftar-kader');
  await expect(province.page.getByRole('row', { name: /Gunung Mas/ })).toBeVisible();
  await expect(province.page.getByRole('radio', { name: 'Daftar', exact: true })).toHaveCount(0);
  await expectNoViolations(province.page);
  await province.page.goto(record);
  await expect(province.page.getByText(NAME)).toHaveCount(0);
});
