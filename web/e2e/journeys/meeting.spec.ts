import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expect, test, type Window } from '../support/test.ts';

/** A second try on the same server finds its own records alone. */
const MARK = Date.now().toString(36);
const TITLE = `Penguatan Pembinaan Pokjanal Posyandu Tingkat Kota ${MARK}`;
const DECISION = `Spanduk dan baliho ${MARK}`;
const UNITS = [
  'Bappeda',
  'Dinas Koperasi',
  'Badan P2KB',
  'Dinas Sosial P3A',
  'Dinas Ketenagakerjaan',
  'Dinas Ketahanan Pangan',
  'Diskominfo',
  'TP PKK Kota',
  'Dinas Kesehatan',
];

type Groups = {
  pokjanalList: { nodes: { id: string; name: string; seats: { holders: { office: string }[] }[] }[] };
};

/** The group of the caller's regency, and the office in it that owns what is decided. */
async function groupOf({ ask }: Window) {
  const { pokjanalList } = await ask<Groups>(
    '{ pokjanalList(level: KABKOTA, regime: POKJANAL) { nodes { id name seats { holders { office } } } } }',
  );
  const [group] = pokjanalList.nodes;
  const offices = group?.seats.flatMap(({ holders }) => holders.map(({ office }) => office)) ?? [];
  const owner = offices.find((office) => office.includes('Komunikasi dan Informatika'));
  if (!group || !owner) throw new Error('The demonstration has no such group');
  return { ...group, owner };
}

/** Types names into rows that grow by Enter. */
async function typeRows(page: Page, what: string, names: readonly string[]): Promise<void> {
  for (const [at, name] of names.entries()) {
    const field = page.getByLabel(`${what} ${at + 1}`, { exact: true });
    await field.fill(name);
    if (at < names.length - 1) await field.press('Enter');
  }
}

test('a past meeting is entered on one page with nine units and a decision, found from its owner by the province, passed up and closed', async ({
  signedInAs,
}) => {
  test.setTimeout(240_000);
  const admin = await signedInAs('kabupaten');
  const { page } = admin;
  const group = await groupOf(admin);
  await page.goto(`/pokjanal/${group.id}`);
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Rapat dan komitmen' }) });
  await section.getByRole('link', { name: 'Catat rapat' }).click();

  await page.getByLabel('Judul').fill(TITLE);
  await page.getByLabel('Jenis').selectOption({ label: 'Penguatan' });
  await page.getByLabel('Tanggal', { exact: true }).fill('2024-08-14');
  await page.getByLabel('Tempat').fill('Cafe dan Resto Asana Garden, Jl. Kasuari 8');
  await page.getByLabel('Fasilitator').fill('Bidang Kesmas Dinas Kesehatan Provinsi');
  await typeRows(page, 'Kantor yang diundang', UNITS);
  await page.getByRole('button', { name: 'Semua hadir' }).click();
  await page.getByRole('button', { name: 'Tambah kelompok peserta' }).click();
  await page.getByLabel('Kelompok peserta 10', { exact: true }).fill('Perwakilan kader');
  await page.getByLabel('Apa yang dikerjakan 1', { exact: true }).fill(DECISION);
  await page.getByLabel('Penanggung jawab 1', { exact: true }).fill(group.owner);
  await page.getByLabel('Tenggat 1', { exact: true }).fill('2024-08-01');

  // What is missing or wrong is said at once, where it is.
  await page.getByRole('button', { name: 'Simpan rapat' }).click();
  await expect(page.getByText('Rapat belum tersimpan.')).toBeVisible();
  await expect(page.getByLabel('Penyelenggara')).toBeFocused();
  await expect(page.getByText('Tanggal ini mendahului awalnya', { exact: false }).first()).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel('Penyelenggara').fill('Dinas Kesehatan');
  await page.getByLabel('Notulen').fill('Setiap perangkat daerah diminta masukannya.');
  await page.getByLabel('Tenggat 1', { exact: true }).fill('2024-09-30');
  await page.getByRole('button', { name: 'Simpan rapat' }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  const parties = page.getByRole('table', { name: 'Undangan dan kehadiran' });
  for (const unit of UNITS) await expect(parties.getByRole('rowheader', { name: unit, exact: true })).toBeVisible();
  await expect(parties.getByRole('row', { name: /Perwakilan kader/ })).toContainText('tidak diketahui');
  await expectNoViolations(page);
  const address = new URL(page.url()).pathname;

  // Whoever knows the owner alone finds it.
  const province = await signedInAs('provinsi');
  await province.page.goto('/rapat');
  await province.page.getByLabel(/^Cari judul/).fill(group.owner);
  await province.page.getByRole('link', { name: TITLE }).click();
  await expect(province.page).toHaveURL(new RegExp(`${address}$`));
  await province.page.goto('/komitmen?keadaan=OVERDUE');
  await province.page.getByLabel(/^Cari isi/).fill(MARK);
  const late = province.page.getByRole('row', { name: new RegExp(DECISION) });
  await expect(late).toContainText('lewat');
  await expect(late).toContainText('Sudah waktunya dinaikkan');
  await expectNoViolations(province.page);

  await page.goto('/komitmen?keadaan=OVERDUE');
  await page.getByRole('button', { name: `Naikkan komitmen ${DECISION}` }).click();
  await page.getByLabel('Yang perlu diketahui kelompok di atas').fill('Anggaran belum ada.');
  await page.getByRole('dialog').getByRole('button', { name: 'Naikkan' }).click();
  await expect(page.getByRole('row', { name: new RegExp(DECISION) })).toContainText('Dinaikkan ke');
  await page.getByRole('button', { name: `Perbarui komitmen ${DECISION}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Perbarui komitmen' });
  await dialog.getByLabel('Menjadi').selectOption({ label: 'Selesai' });
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await expect(dialog.getByText('Tulis apa buktinya', { exact: false })).toBeVisible();
  await dialog.getByLabel('Bukti, kemajuan, atau alasan').fill('Spanduk terpasang di delapan kelurahan.');
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Komitmen diperbarui.')).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(DECISION) })).toHaveCount(0);
  await page.goto(address);
  await page.getByText('Catatan', { exact: true }).click();
  await expect(page.getByText('Spanduk terpasang di delapan kelurahan.')).toBeVisible();
});

test('a meeting to come takes over the proposed agenda by one press, takes place, and is written down by who saw it last', async ({
  signedInAs,
}) => {
  const admin = await signedInAs('kabupaten');
  const { page } = admin;
  const group = await groupOf(admin);
  await page.goto(`/rapat/baru?kelompok=${group.id}`);
  await page.getByText('Akan datang', { exact: true }).click();
  await page.getByLabel('Judul').fill('Rapat usulan (uji)');
  await page.getByLabel('Tanggal', { exact: true }).fill('2026-01-05');
  await page.getByLabel('Penyelenggara').fill('Sekretariat Pokjanal');
  await page.getByLabel('Keluaran 1', { exact: true }).fill('Rencana kerja');
  await page.getByRole('button', { name: 'Simpan rencana' }).click();
  await expect(page.getByText('Direncanakan', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Ambil usulan agenda' }).click();
  await expect(page.getByText(/usulan masuk ke agenda/)).toBeVisible();
  await expect(page.getByText('Capaian terendah').first()).toBeVisible();
  await page.getByRole('button', { name: 'Bagikan' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(/Undangan: Rapat usulan \(uji\)/);
  await page.keyboard.press('Escape');

  const other = await signedInAs('provinsi');
  await page.getByRole('link', { name: 'Catat hasil' }).click();
  await expect(page.getByLabel('Judul')).toHaveValue('Rapat usulan (uji)');
  await other.page.goto(page.url().replace('/hasil', '/ubah'));
  await other.page.getByLabel('Tempat').fill('Aula provinsi');
  await other.page.getByRole('button', { name: 'Simpan perbaikan' }).click();
  await expect(other.page.getByText('Aula provinsi').first()).toBeVisible();
  await page.getByLabel('Notulen').fill('Rencana kerja disepakati.');
  await page.getByRole('button', { name: 'Simpan rapat' }).click();
  await expect(page.getByRole('heading', { name: 'Rapat ini berubah sementara Anda mengisi' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Tempat/ })).toContainText('Aula provinsi');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Simpan isian saya' }).click();
  await expect(page.getByText('Terlaksana', { exact: true }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Ubah keadaan: Rencana kerja' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keadaan keluaran' });
  await dialog.getByLabel('Bukti atau alasan').fill('Rencana dibagikan kepada anggota.');
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Tercapai', { exact: true })).toBeVisible();
});
