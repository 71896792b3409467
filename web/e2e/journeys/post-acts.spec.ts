import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

type Villages = {
  posyanduList: { nodes: { name: string; wilayah: { code: string; name: string; fullName: string } }[] };
};

test('a regency opens a post, moves it, closes it and opens it again, and finds who did what', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page, ask } = await signedInAs('kabupaten');
  const { posyanduList } = await ask<Villages>(
    '{ posyanduList(first: 200) { nodes { name wilayah { code name fullName } } } }',
  );
  const [first] = posyanduList.nodes;
  const other = posyanduList.nodes.find(({ wilayah }) => wilayah.code !== first?.wilayah.code);
  if (!first || !other) throw new Error('The demonstration has posts in two villages');

  await page.goto('/posyandu');
  await page.getByRole('button', { name: 'Buka posyandu baru' }).click();
  const window = page.getByRole('dialog');
  const find = async (code: string, name: string) => {
    await window.getByRole('combobox', { name: 'Cari desa atau kelurahan' }).fill(code);
    await window
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click();
  };
  await find(first.wilayah.code, first.wilayah.name);
  await window.getByLabel('Nama posyandu').fill(first.name);
  await window.getByLabel('Hari pertama').fill('2026-10-01');
  await expectNoViolations(page);
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(window.getByText(/sudah ada posyandu bernama/)).toBeVisible();
  await window.getByLabel('Nama posyandu').fill('Teratai Mekar');
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('heading', { name: 'Teratai Mekar', level: 1 })).toBeVisible();
  await expect(page.getByText('Dibuka', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Pindahkan' }).click();
  await window.getByRole('button', { name: 'Ganti desa' }).click();
  await find(other.wilayah.code, other.wilayah.name);
  await window.getByRole('button', { name: 'Pindahkan' }).click();
  await expect(window.getByText('Alasan wajib diisi.')).toBeVisible();
  await window.getByLabel('Alasan').fill('pemekaran dusun');
  await window.getByRole('button', { name: 'Pindahkan' }).click();
  await expect(window).toBeHidden();
  await expect(
    page.locator('section', { has: page.getByRole('heading', { name: 'Tempat' }) }).getByRole('listitem'),
  ).toHaveCount(2);

  await page.getByRole('button', { name: 'Tutup posyandu' }).click();
  await window.getByLabel('Hari terakhir').fill('2026-11-01');
  await window.getByLabel('Alasan').fill('tidak ada kader');
  await window.getByRole('button', { name: 'Tutup posyandu' }).click();
  await expect(page.getByText('Tidak beroperasi')).toBeVisible();
  await page.getByRole('button', { name: 'Buka kembali' }).click();
  await expect(page).toHaveURL(/ubah=buka/);
  await window.getByRole('button', { name: 'Buka kembali' }).click();
  await expect(window).toBeHidden();
  await expect(page.getByText('Tidak beroperasi')).toBeHidden();
  const history = page.locator('section', { has: page.getByRole('heading', { name: 'Riwayat data' }) });
  await expect(history.getByRole('listitem').locator('strong')).toHaveText([
    'Dibuka kembali',
    'Ditutup',
    'Dipindahkan',
    'Dibuka',
  ]);
  await expectNoViolations(page);
});
