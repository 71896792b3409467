/** Kinds of evidence in the order of the duties, with the code of the duty each proves. */
export const DUTIES = [
  ['DATASET', 'DATA_INFO', 'QUARTER'],
  ['REFERRAL', 'SAMPAI_DATA', 'QUARTER'],
  ['ANALYSIS', 'ANALISIS', 'QUARTER'],
  ['PLAN', 'RENCANA_DANA', 'YEAR'],
  ['VISIT', 'BINA_MONEV', 'QUARTER'],
  ['PARTICIPATION', 'PARTISIPASI', 'QUARTER'],
  ['OTHER', 'KEGIATAN_LAIN', 'YEAR'],
  ['REPORT', 'LAPOR', 'QUARTER'],
] as const;
export type DemoKind = (typeof DUTIES)[number][0];

/** A run of months with its id. */
export type DemoPeriod = { readonly id: string; readonly first: number; readonly last: number };

/** The quarters of the year of a month that had begun by then, oldest first. */
export function quartersUntil(lastMonth: number): DemoPeriod[] {
  const year = Math.floor(lastMonth / 12);
  const count = Math.floor((lastMonth % 12) / 3) + 1;
  return Array.from({ length: count }, (_, at) => ({
    id: `${year}-Q${at + 1}`,
    first: year * 12 + at * 3,
    last: year * 12 + at * 3 + 2,
  }));
}

/** The year of a month as a period. */
export function yearOf(lastMonth: number): DemoPeriod {
  const year = Math.floor(lastMonth / 12);
  return { id: String(year), first: year * 12, last: year * 12 + 11 };
}

/** A day of a month. */
export const dayOf = (month: number, day: number): string =>
  new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10);

/** What a place did in the year, as far as it is told: thin places have few records. */
export type DemoPlace = {
  readonly code: string;
  /** Of ten cells, how many have a record. */
  readonly share: number;
};

/** The five places of the records; the first is told in full. */
export const DEMO_PLACES: readonly DemoPlace[] = [
  { code: '12.72', share: 8 },
  { code: '62.10', share: 4 },
  { code: '36.71', share: 3 },
  { code: '62.01', share: 2 },
  { code: '63.10', share: 3 },
];

const TOPICS: Readonly<Record<string, string>> = {
  DINKES: 'Cakupan penimbangan dan imunisasi di posyandu',
  DPMD: 'Kelembagaan posyandu dan SK kader',
  BAPPEDA: 'Sasaran posyandu dalam rencana kerja daerah',
  P2KB: 'Keluarga sasaran Bina Keluarga Balita',
  DINSOS: 'Keluarga penerima bantuan di wilayah posyandu',
  DKP: 'Kebun gizi di sekitar posyandu',
  DISKOPUKM: 'Usaha keluarga kader posyandu',
  DISNAKER: 'Pelatihan keterampilan bagi keluarga sasaran',
  DISKOMINFO: 'Penyebaran informasi jadwal posyandu',
  TPPKK: 'Catatan dasawisma di sekitar posyandu',
};

/** What an agency of a kind tells of, in a few words. */
export const topicOf = (kinds: readonly string[]): string =>
  kinds.map((kind) => TOPICS[kind]).find(Boolean) ?? 'Dukungan bagi posyandu';

type Scene = { readonly topic: string; readonly place: string; readonly head: string; readonly period: DemoPeriod };

type Told = { title: string; details: object };
type Day = (at: number) => string;

/** What a record of each kind says; `day` is a day of the first month of its period. */
const TOLD: Readonly<Record<DemoKind, (scene: Scene, day: Day) => Told>> = {
  DATASET: ({ topic, place }) => ({
    title: `Data: ${topic}`,
    details: { topic, area: place, source: 'Catatan OPD', values: 'Terlampir dalam rekap triwulan.', check: 'CHECKED' },
  }),
  REFERRAL: ({ place }, day) => ({
    title: 'Penyampaian masalah kader yang berhenti',
    details: {
      problem: 'Beberapa posyandu kekurangan kader.',
      to: `Camat se-${place}`,
      sentOn: day(8),
      dueOn: day(22),
      acknowledgedOn: day(10),
      answer: 'Kader pengganti diusulkan pada musyawarah berikut.',
      closedOn: null,
    },
  }),
  ANALYSIS: ({ topic }) => ({
    title: `Analisis: ${topic.toLowerCase()}`,
    details: {
      causes: 'Jadwal posyandu berbenturan dengan hari pasar dan musim tanam.',
      options: [
        { name: 'Menggeser hari buka', pros: 'Tanpa biaya', cons: 'Perlu kesepakatan warga', cost: 0 },
        { name: 'Kunjungan rumah', pros: 'Menjangkau yang tidak datang', cons: 'Beban kader', cost: 6_000_000 },
      ],
      chosen: 1,
      reason: 'Paling cepat dan tidak memerlukan anggaran.',
    },
  }),
  PLAN: () => ({
    title: 'Rencana pembinaan posyandu',
    details: { goal: 'Semua posyandu dibina sedikitnya sekali setahun.' },
  }),
  VISIT: ({ place }, day) => ({
    title: 'Kunjungan pembinaan posyandu',
    details: {
      visitKind: 'BIMTEK',
      plannedOn: day(12),
      heldOn: day(14),
      place: `Posyandu di ${place}`,
      team: 'OPD bersama puskesmas dan TP PKK',
      findings: 'Pencatatan sudah berjalan; alat ukur panjang badan perlu diganti.',
      followUps: ['Mengusulkan alat ukur pada perubahan anggaran'],
    },
  }),
  PARTICIPATION: ({ place }, day) => ({
    title: 'Gotong royong membenahi posyandu',
    details: {
      activityKind: 'GOTONG_ROYONG',
      heldOn: day(16),
      place,
      men: 18,
      women: 24,
      participants: null,
      worth: 1_500_000,
      goods: 'Cat, kayu, dan tenaga warga',
    },
  }),
  OTHER: (_scene, day) => ({
    title: 'Pojok baca di posyandu',
    details: {
      need: 'Anak menunggu giliran tanpa kegiatan.',
      about: 'Buku cerita dan permainan sederhana di ruang tunggu.',
      heldOn: day(18),
      partner: 'Perpustakaan daerah',
      result: 'Dipakai di tiga posyandu.',
    },
  }),
  REPORT: ({ head }, day) => ({
    title: 'Laporan pelaksanaan tugas',
    details: {
      addressees: [head],
      body: 'Pelaksanaan tugas pada periode ini dilaporkan menurut lampiran.',
      figures: null,
      sentOn: day(26),
      receivedOn: day(28),
      noteBack: null,
    },
  }),
};

/** What a record of a kind says; its days lie in the first month of its period, which has passed by then. */
export function detailsOf(kind: DemoKind, scene: Scene): Told {
  return TOLD[kind](scene, (at) => dayOf(scene.period.first, at));
}

/** A record that was written: in ten cells as many as the share of the place, in a pattern that looks unplanned. */
export type DemoTurn = { readonly isTheirs: boolean; readonly isOdd: boolean; readonly isLate: boolean };

/** How it went with one duty of one agency in one period, by their places in the lists. */
export function turnOf(share: number, kind: DemoKind, at: number, number: number, part: number): DemoTurn {
  const chance = (at * 7 + number * 3 + part * 5) % 10;
  return {
    isTheirs: chance < share && (kind !== 'REFERRAL' || chance < 2),
    isOdd: (at + number + part) % 9 === 4,
    isLate: kind === 'REPORT' && chance === 1,
  };
}
