import { defineCatalogue } from '../i18n.ts';

/** Words of the list of planned guidance visits. */
const id = {
  title: 'Rencana kunjungan',
  lead: 'Kunjungan pembinaan yang sudah direncanakan dan belum dicatat hasilnya.',
  caption: 'Kunjungan pembinaan yang direncanakan',
  search: 'Cari posyandu, tempat, OPD, atau kelompok',
  time: 'Waktu',
  everyTime: 'Semua waktu',
  times: { OVERDUE: 'Lewat tanggal', WEEK: 'Tujuh hari ini', LATER: 'Sesudah itu' },
  from: 'Dari tanggal',
  to: 'Sampai tanggal',
  ofGroup: 'Hanya kunjungan satu kelompok.',
  ofOpd: 'Hanya kunjungan satu OPD.',
  ofPost: 'Hanya kunjungan ke satu posyandu.',
  widen: 'Tampilkan semua',
  visit: 'Kunjungan',
  day: 'Tanggal rencana',
  where: 'Posyandu atau tempat',
  opd: 'OPD',
  team: 'Tim',
  group: 'Kelompok',
  act: 'Tindakan',
  record: 'Catat hasilnya',
  recordOf: 'Catat hasil {{title}}',
  overdue_other: 'lewat {{count, number}} hari',
  today: 'hari ini',
  inDays_other: '{{count, number}} hari lagi',
  none: 'Tidak ada kunjungan dengan saringan ini.',
  noneHint: 'Longgarkan saringan, atau ganti wilayah kerja di bilah atas.',
  empty: 'Belum ada kunjungan yang direncanakan.',
  emptyHint:
    'Pada tugas pembinaan dan pemantauan kelompok, isi tanggal rencana dan posyandunya, lalu simpan draf. Kunjungan itu muncul di sini.',
  toDuties: 'Buka tugas kelompok',
  shareHead: 'Rencana kunjungan pembinaan: {{total, number}} kunjungan, {{overdue, number}} lewat tanggal.',
  shareRest: 'dan {{count, number}} lainnya',
} as const;

export const { useT: useVisitText } = defineCatalogue('visit', id, () =>
  import('./visit.en.ts').then((module) => module.en),
);
export type VisitTexts = typeof id;
