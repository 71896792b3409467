import type { Locator, Page } from '@playwright/test';
import { expect, test, type Window } from '../support/test.ts';

/** A second try on the same server finds its own records alone. */
const MARK = Date.now().toString(36);

type Participants = { readonly name: string; readonly came?: number };
type Recorded = {
  readonly of: string;
  readonly admin: string;
  readonly finder: string;
  /** What the other end knows of it: a speaker, a participant, an output. */
  readonly findBy: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly offices?: readonly string[];
  readonly groups: readonly Participants[];
  readonly agenda?: readonly string[];
  readonly speakers: readonly string[];
  readonly outputs?: readonly string[];
  readonly outcome: Readonly<Record<string, string>>;
};

/** What the records of four regencies tell; that of Pematangsiantar is entered in meeting.spec.ts. */
const RECORDED: readonly Recorded[] = [
  {
    of: 'Kotawaringin Barat, 2020',
    admin: 'kabupaten.6201',
    finder: 'provinsi',
    findBy: 'Kabid Kelembagaan DPMD',
    kind: 'Rapat koordinasi',
    facts: {
      Judul: 'Rapat Koordinasi Kelompok Kerja Operasional Posyandu',
      Tanggal: '2020-10-08',
      Tempat: 'Aula Dinkes Kotawaringin Barat',
      Penyelenggara: 'Dinas Kesehatan',
      'Rujukan peraturan': 'Perbup 54/2020\nKMK HK.01.07/MENKES/382/2020',
      Tanda: 'holistik integratif',
    },
    groups: [{ name: 'Peserta lintas sektor', came: 30 }],
    agenda: ['Sosialisasi Perbup 54/2020', 'Keterpaduan layanan sosial dasar'],
    speakers: ['Kabid Kelembagaan DPMD', 'Kabid Kesmas Dinkes'],
    outputs: ['Tim Pokjanal dengan SK Bupati', 'Rencana aksi lintas sektor', 'Rencana kerja yang tertib'],
    outcome: { Notulen: 'Peran sektor dalam pembinaan belum dipahami sama.' },
  },
  {
    of: 'Gunung Mas, 2024',
    admin: 'kabupaten',
    finder: 'provinsi',
    findBy: 'penanggung jawab promkes',
    kind: 'Kick-off ILP',
    facts: {
      Judul: 'Advokasi Pokjanal dan kick-off ILP tingkat kabupaten',
      Tanggal: '2024-10-17',
      Tempat: 'Aula Bapperida',
      Penyelenggara: 'Dinas Kesehatan',
      'Dibuka oleh': 'Asisten I Setda',
    },
    groups: [
      { name: 'Anggota Pokjanal', came: 24 },
      { name: 'Camat' },
      { name: 'Kepala UPT Puskesmas', came: 17 },
      { name: 'Penanggung jawab promkes', came: 7 },
      { name: 'Perwakilan kader' },
    ],
    speakers: ['Kabid Kesmas Dinas Kesehatan Provinsi'],
    outcome: {
      Notulen: 'Komitmen bersama ditandatangani para pihak.',
      'Isi komitmen': 'Mendukung layanan primer di setiap posyandu',
      'Penanda tangan': 'Asisten I Setda\nDinas Kesehatan',
      'Tanggal tanda tangan': '2024-10-17',
    },
  },
  {
    of: 'Kota Tangerang, 2024',
    admin: 'kabupaten.3671',
    finder: 'pusat',
    findBy: 'Direktorat Tata Kelola',
    kind: 'Sosialisasi',
    facts: {
      Judul: 'Sosialisasi Kebijakan Enam Integrasi Layanan Primer di Posyandu',
      Tanggal: '2024-09-12',
      Penyelenggara: 'TP PKK Kota Tangerang',
      Tanda: 'layanan primer, layanan rujukan, ketahanan kesehatan, pembiayaan, SDM kesehatan, teknologi kesehatan',
    },
    groups: [{ name: 'Seluruh kader kota' }],
    speakers: ['Direktorat Tata Kelola Kesehatan Masyarakat'],
    outcome: {
      'Alasan jumlah terdaftar tidak diketahui': 'Tidak disebut dalam berita.',
      Notulen: 'Enam pilar disampaikan.',
    },
  },
  {
    of: 'Tanah Bumbu, 2023',
    admin: 'kabupaten.6310',
    finder: 'pusat',
    findBy: 'Ketua panitia',
    kind: 'Program kerja',
    facts: {
      Judul: 'Rapat Koordinasi Program Kerja Pokjanal Posyandu 2023',
      Tanggal: '2023-08-23',
      Tempat: 'Hotel Ebony, Batulicin',
      Penyelenggara: 'Dinas Kesehatan',
      Tema: 'Transformasi layanan primer',
      'Rujukan peraturan': 'Permendagri 19/2011',
      Tanda: 'PAUD, BKB, PHBS, ekonomi masyarakat',
    },
    offices: ['Ketua TP PKK Kabupaten', 'Ketua panitia'],
    groups: [],
    agenda: ['Program kerja 2023', 'Keterpaduan layanan'],
    speakers: ['Sekretaris Dinas Kesehatan'],
    outcome: { Notulen: 'Program kerja 2023 disepakati.' },
  },
];

const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true });

async function fillAll(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await field(page, label).fill(label === 'Judul' ? `${value} ${MARK}` : value);
  }
}

/** Types texts into rows that grow by Enter; the first row stands already. */
async function typeRows(page: Page, what: string, texts: readonly string[] = []): Promise<void> {
  for (const [at, text] of texts.entries()) {
    await field(page, `${what} ${at + 1}`).fill(text);
    if (at < texts.length - 1) await field(page, `${what} ${at + 1}`).press('Enter');
  }
}

/** Groups stand below the offices, one of which is always there to type into. */
async function addGroups(page: Page, { offices = [], groups }: Recorded): Promise<void> {
  for (const [at, { name, came }] of groups.entries()) {
    const no = Math.max(offices.length, 1) + at + 1;
    await page.getByRole('button', { name: 'Tambah kelompok peserta' }).click();
    await field(page, `Kelompok peserta ${no}`).fill(name);
    if (came !== undefined) await field(page, `Jumlah hadir ${no}`).fill(String(came));
  }
}

async function groupOf({ ask }: Window): Promise<string> {
  const { pokjanalList } = await ask<{ pokjanalList: { nodes: { id: string }[] } }>(
    '{ pokjanalList(level: KABKOTA, regime: POKJANAL) { nodes { id } } }',
  );
  const [group] = pokjanalList.nodes;
  if (!group) throw new Error('The demonstration has no such group');
  return group.id;
}

for (const recorded of RECORDED) {
  test(`the recorded event of ${recorded.of} is entered by its admin and found from its other end`, async ({
    signedInAs,
  }) => {
    test.setTimeout(240_000);
    const admin = await signedInAs(recorded.admin);
    const { page } = admin;
    await page.goto(`/rapat/baru?kelompok=${await groupOf(admin)}`);
    await page.getByLabel('Jenis').selectOption({ label: recorded.kind });
    await fillAll(page, recorded.facts);
    await typeRows(page, 'Kantor yang diundang', recorded.offices);
    await addGroups(page, recorded);
    await typeRows(page, 'Butir agenda', recorded.agenda);
    await typeRows(page, 'Kantor narasumber', recorded.speakers);
    await typeRows(page, 'Keluaran', recorded.outputs);
    await fillAll(page, recorded.outcome);
    await page.getByRole('button', { name: 'Simpan rapat' }).click();
    const title = `${recorded.facts.Judul} ${MARK}`;
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const parties = page.getByRole('table', { name: 'Undangan dan kehadiran' });
    for (const { name, came } of recorded.groups) {
      await expect(parties.getByRole('row', { name: new RegExp(`^${name}`) })).toContainText(
        came === undefined ? 'tidak diketahui' : String(came),
      );
    }

    const finder = await signedInAs(recorded.finder);
    await finder.page.goto('/rapat');
    await finder.page.getByLabel(/^Cari judul/).fill(recorded.findBy);
    await finder.page.getByRole('link', { name: title }).click();
    await expect(finder.page).toHaveURL(page.url());
    for (const text of [...recorded.speakers, ...(recorded.outputs ?? [])]) {
      await expect(finder.page.getByText(text).first()).toBeVisible();
    }
  });
}
