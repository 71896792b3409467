import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

type Agencies = { opdList: { nodes: { id: string; name: string; to: string | null; wilayah: { id: string } }[] } };
type Posts = { posyanduList: { nodes: { id: string; name: string }[] } };

test('a regency renames an agency, merges it into another, takes both back, and finds it under each name', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const { page, ask } = await signedInAs('kabupaten');
  const { opdList } = await ask<Agencies>('{ opdList(first: 50) { nodes { id name to wilayah { id } } } }');
  const standing = opdList.nodes.filter(({ to }) => to === null);
  const first = standing.find((one) =>
    standing.some(({ id, wilayah }) => id !== one.id && wilayah.id === one.wilayah.id),
  );
  const other = standing.find(({ id, wilayah }) => id !== first?.id && wilayah.id === first?.wilayah.id);
  if (!first || !other) throw new Error('The demonstration has two agencies in one area');

  await page.goto(`/opd/${first.id}`);
  await page.getByRole('button', { name: 'Ganti nama' }).click();
  const window = page.getByRole('dialog');
  await window.getByLabel('Nama baru', { exact: true }).fill('Dinas Uji Coba');
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(window.getByText(/wajib diisi/i)).toBeVisible();
  await window.getByLabel('Dasar').fill('Perda 9/2026');
  await expectNoViolations(page);
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('heading', { name: 'Dinas Uji Coba', level: 1 })).toBeVisible();
  await expect(page.getByText(`${first.name} · sampai`)).toBeVisible();
  const history = page.locator('section', { has: page.getByRole('heading', { name: 'Riwayat data' }) });
  await expect(history.getByText('Berganti nama')).toBeVisible();
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await expect(page.getByRole('heading', { name: first.name, level: 1 })).toBeVisible();
  await page.goto(`/opd/${first.id}?ubah=nama`);
  await window.getByLabel('Nama baru', { exact: true }).fill(`${first.name} dan Mitra`);
  await window.getByLabel('Dasar').fill('Perda 9/2026');
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('heading', { name: `${first.name} dan Mitra`, level: 1 })).toBeVisible();
  await page.goto('/opd');
  await expect(page.getByText(`dahulu ${first.name}`)).toBeVisible();

  await page.goto(`/opd/${first.id}?ubah=gabung`);
  await window.getByLabel('Digabung ke').selectOption({ label: other.name });
  await window.getByLabel('Dasar').fill('Perda 10/2026');
  await window.getByRole('button', { name: 'Periksa dahulu' }).click();
  await expect(window.getByText('Diteruskan ke penerus')).toBeVisible();
  await expectNoViolations(page);
  await window.getByRole('button', { name: 'Gabungkan ke OPD lain' }).click();
  await expect(page.getByText('Sudah digabung', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await expect(page.getByText('Penggabungan dibatalkan.')).toBeVisible();
  await expect(page.getByText('Sudah digabung', { exact: true })).toBeHidden();
  await expectNoViolations(page);
});

test('a regency puts an earlier version of a post back, and takes that back too', async ({ signedInAs }) => {
  const { page, ask } = await signedInAs('kabupaten');
  const { posyanduList } = await ask<Posts>('{ posyanduList(first: 1) { nodes { id name } } }');
  const [post] = posyanduList.nodes;
  if (!post) throw new Error('The demonstration has a post');
  await page.goto(`/posyandu/${post.id}?ubah=data`);
  const window = page.getByRole('dialog');
  await window.getByLabel('Nama posyandu').fill('Salah Ketik');
  await window.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('heading', { name: 'Salah Ketik', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Pulihkan versi sebelum ini' }).click();
  await expect(window.getByRole('cell', { name: post.name, exact: true })).toBeVisible();
  await expectNoViolations(page);
  await window.getByRole('button', { name: 'Pulihkan', exact: true }).click();
  await expect(page.getByRole('heading', { name: post.name, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await expect(page.getByRole('heading', { name: 'Salah Ketik', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Pulihkan versi sebelum ini' }).click();
  await window.getByRole('button', { name: 'Pulihkan', exact: true }).click();
  await expect(page.getByRole('heading', { name: post.name, level: 1 })).toBeVisible();
});
