import { expectNoViolations } from '../support/axe.ts';
import { expect, test, type Window } from '../support/test.ts';

type Found = { wilayah: { id: string; pokjanal: { id: string }[] } };
type Posts = { posyanduList: { nodes: { id: string; name: string }[] } };

/** The demonstration ends at the last month that is over. */
const lastMonth = () => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
};

async function homeOf(window: Window): Promise<{ area: string; group: string }> {
  const { wilayah } = await window.ask<Found>('{ wilayah(code: "62.10") { id pokjanal { id } } }');
  return { area: wilayah.id, group: wilayah.pokjanal[0]?.id ?? '' };
}

test('a visit is planned ahead, held by its checklist on a phone, and a finding becomes a problem and a commitment found from both ends', async ({
  signedInAs,
}) => {
  test.setTimeout(180_000);
  const phone = await signedInAs('dpmd', { viewport: { width: 390, height: 844 } });
  const regency = await signedInAs('kabupaten');
  const { group, area } = await homeOf(regency);
  const { posyanduList } = await regency.ask<Posts>(
    'query ($area: ID!) { posyanduList(wilayah: $area, first: 1) { nodes { id name } } }',
    { area },
  );
  const post = posyanduList.nodes[0] ?? { id: '', name: '' };
  const year = Number(lastMonth().slice(0, 4)) - 1;
  const { page } = phone;

  // A quarter of the year before, so that nobody else's share moves.
  await page.goto(`/bukti/baru?kelompok=${group}&kewajiban=BINA_MONEV&periode=${year}-Q4`);
  const opd = await phone.ask<{ me: { assignments: { opd: { id: string } | null }[] } }>(
    '{ me { assignments { opd { id } } } }',
  );
  await page.getByLabel('OPD', { exact: true }).selectOption(opd.me.assignments[0]?.opd?.id ?? '');
  await page.getByLabel('Tanggal rencana').fill(`${year}-11-12`);
  await page.getByRole('combobox', { name: 'Kata kunci' }).fill(post.name.slice(0, 12));
  await page
    .getByRole('option', { name: new RegExp(post.name) })
    .first()
    .click();
  await expect(page.getByRole('button', { name: `Lepas ${post.name}` })).toBeVisible();
  await page.getByRole('button', { name: 'Simpan draf' }).click();
  await expect(page.getByRole('link', { name: 'Lanjutkan draf' })).toBeVisible();

  // What is planned and not held waits in the list of visits, which leads back to the draft.
  await page.goto(`/kunjungan?keadaan=OVERDUE&cari=${encodeURIComponent(post.name)}&sampai=${year}-12-31`);
  await expect(page.getByText(/^lewat .* hari$/)).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('link', { name: /^Catat hasil / }).click();

  await page.getByLabel('Tanggal pelaksanaan').fill(`${year}-11-14`);
  await page.getByLabel('Tempat atau posyandu').fill(post.name);
  await page.getByLabel('Tim', { exact: true }).fill('DPMD dan puskesmas');
  await page.getByLabel('Temuan', { exact: true }).fill('Alat ukur rusak.');
  await page.getByRole('button', { name: /^Isi daftar tilik/ }).click();
  const choose = (item: string, answer: string) =>
    page.getByRole('group', { name: item }).getByText(answer, { exact: true }).click();
  await choose('Posyandu buka pada hari jadwalnya', 'Ya');
  await choose('Alat pemantauan lengkap dan berfungsi', 'Tidak');
  await page.getByLabel(/^Temuan: Alat pemantauan/).fill('Timbangan bayi tidak menunjuk nol.');
  await page.getByLabel('Jumlah kader yang bertugas').fill('4');
  await expect(page.getByText('3 dari 15 dilihat')).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await expect(page.getByText('Bukti ini terhitung untuk tugasnya.')).toBeVisible();
  const visit = page.url();

  await regency.page.goto(visit);
  await expect(regency.page.getByRole('table', { name: 'Daftar tilik' })).toContainText('Timbangan bayi');
  const follow = regency.page.getByRole('button', { name: 'Tindak lanjuti temuan Timbangan bayi tidak menunjuk nol.' });
  const dialog = regency.page.getByRole('dialog');
  await follow.click();
  await dialog.getByText('Masalah', { exact: true }).click();
  await expect(dialog.getByLabel('Judul')).toHaveValue('Timbangan bayi tidak menunjuk nol.');
  await expect(dialog.getByLabel('Posyandu')).toContainText(post.name);
  await expectNoViolations(regency.page);
  await dialog.getByRole('button', { name: 'Ajukan' }).click();
  await expect(regency.page.getByRole('heading', { name: 'Masalah dari bukti ini' })).toBeVisible();
  await regency.page.getByRole('link', { name: 'Timbangan bayi tidak menunjuk nol.' }).click();
  await expect(regency.page.getByText('Dari bukti', { exact: true })).toBeVisible();
  await regency.page.goto(visit);
  await follow.click();
  await expect(dialog.getByLabel('Apa yang dikerjakan')).toHaveValue('Timbangan bayi tidak menunjuk nol.');
  await dialog.getByLabel('Indikator yang dituju').selectOption('SKDN_DS');
  await dialog.getByRole('button', { name: 'Tambah komitmen' }).click();
  await expect(regency.page.getByRole('heading', { name: 'Komitmen dari bukti ini' })).toBeVisible();
  await expectNoViolations(regency.page);
  const made = regency.page.getByRole('link', { name: 'Timbangan bayi tidak menunjuk nol.' });
  await made.and(regency.page.locator('a[href^="/komitmen"]')).click();
  await regency.page.getByRole('button', { name: 'Perbaiki komitmen Timbangan bayi tidak menunjuk nol.' }).click();
  const correction = regency.page.getByRole('dialog');
  await expect(correction.getByLabel('Indikator yang dituju')).toHaveValue('SKDN_DS');
  await correction.getByLabel('Apa yang dikerjakan').fill('Tera ulang timbangan bayi yang tidak menunjuk nol.');
  await correction.getByLabel('Alasan perbaikan').fill('Kurang jelas');
  await correction.getByRole('button', { name: 'Simpan perbaikan' }).click();
  await expect(regency.page.getByText('Komitmen diperbaiki.')).toBeVisible();
  await regency.page.goto('/komitmen?indikator=SKDN_DS&cari=Tera%20ulang');
  await expect(regency.page.getByRole('link', { name: /^Menuju indikator/ })).toBeVisible();
  await expectNoViolations(regency.page);
  await regency.page.getByRole('link', { name: /^Dari bukti/ }).click();
  await regency.page.getByRole('link', { name: post.name }).first().click();
  await expect(regency.page.getByRole('heading', { name: 'Bukti terkait' })).toBeVisible();
});

test('from a figure one reaches who answers for it, their activities and what was seen, and comes back to the figure', async ({
  signedInAs,
}) => {
  test.setTimeout(120_000);
  const { page, ask } = await signedInAs('kabupaten');
  const { area } = await homeOf({ page, ask });
  await page.goto(`/angka?indikator=SKDN_DS&wilayah=${area}&periode=${lastMonth()}`);
  const agencies = page.getByRole('table', { name: 'OPD yang menjawab indikator ini' });
  await expect(agencies.getByRole('link', { name: /^Dinas Kesehatan/ })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Semua kegiatan' }).click();
  await expect(page.getByRole('table', { name: /^Kegiatan rencana tahunan/ })).toBeVisible();
  await expect(page.getByText(/bukan bukti bahwa kegiatan ini penyebabnya/)).toBeVisible();
  await expect(page.getByRole('table', { name: /^Sebelum dan sesudah/ })).toContainText('Tetangga');
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Lihat angkanya' }).click();
  await expect(page.getByRole('heading', { name: 'Siapa bertanggung jawab' })).toBeVisible();
});
