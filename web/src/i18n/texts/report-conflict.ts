import { defineCatalogue } from '../i18n.ts';

/** Words of the choice between two sides of one report; few ever see them, so they come with the dialog. */
const id = {
  title: 'Laporan ini sudah diubah orang lain',
  lead: 'Sejak Anda mulai mengisi, laporan ini berubah. Pilih isian mana yang dipakai; belum ada yang hilang.',
  statusNow: 'Keadaan sekarang: {{status}}',
  cell: 'Sel',
  mine: 'Isian saya',
  theirs: 'Yang tersimpan',
  choose: 'Pilih untuk {{cell}}',
  head: 'Keterangan laporan (buka/tidak buka, catatan)',
  noDifference: 'Angka-angkanya sama; hanya keadaannya yang berubah.',
  allMine: 'Pakai semua isian saya',
  allTheirs: 'Pakai semua yang tersimpan',
  apply: 'Pakai pilihan ini',
  empty: 'kosong',
} as const;

export const { useT: useReportConflictText } = defineCatalogue('report-conflict', id, () =>
  import('./report-conflict.en.ts').then((module) => module.en),
);
export type ReportConflictTexts = typeof id;
