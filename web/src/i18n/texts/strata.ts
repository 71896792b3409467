import { defineCatalogue } from '../i18n.ts';

/** Words of what the scorings say of posts. */
const id = {
  title: 'Strata posyandu',
  lead: 'Telaah kemandirian menurut Pedoman Umum 2011 dan posyandu aktif menurut Kemenkes 2020, dari laporan dua belas bulan sampai {{month}}.',
  month: 'Dua belas bulan sampai',
  strata: 'Strata',
  active: 'Posyandu aktif',
  result: {
    MANDIRI: 'Mandiri',
    PURNAMA: 'Purnama',
    MADYA: 'Madya',
    PRATAMA: 'Pratama',
    AKTIF: 'Aktif',
    TIDAK_AKTIF: 'Belum aktif',
  },
  unjudged: 'Belum dinilai',
  unjudgedHint: 'Penilaian dibuat setelah bulan berakhir, dari laporan yang masuk.',
  all: 'Semua posyandu',
  counts: 'Posyandu menurut strata',
  activeCount: '{{count}} dari {{all}} posyandu aktif ({{share}})',
  areas: 'Menurut wilayah',
  area: 'Wilayah',
  posts: 'Posyandu',
  share: 'Purnama dan mandiri',
  list: 'Daftar posyandu',
  caption: 'Strata posyandu {{area}}, {{month}}',
  name: 'Posyandu',
  missing: 'Yang masih kurang',
  missingFor: 'Untuk {{result}}:',
  notReported: 'belum ada data',
  found: 'baru {{found}}',
  top: 'Semua syarat terpenuhi.',
  filter: { active: 'Keaktifan', every: 'Semua', yes: 'Aktif', no: 'Belum aktif', search: 'Cari nama posyandu' },
  order: {
    label: 'Urutkan',
    AREA: 'Menurut desa',
    LOWEST_FIRST: 'Strata terendah dahulu',
    HIGHEST_FIRST: 'Strata tertinggi dahulu',
  },
  none: 'Tidak ada posyandu dengan pilihan ini.',
  noneHint: 'Longgarkan saringan, atau pilih wilayah dan bulan lain.',
  ofPost: 'Strata dan keaktifan',
  method: {
    STRATA_2011: 'Strata (telaah kemandirian 2011)',
    AKTIF_2020: 'Posyandu aktif (Kemenkes 2020)',
    AKTIF_SIKLUS: 'Posyandu siklus hidup aktif (usulan, aturan resmi belum ada)',
  },
  until: 'Laporan dua belas bulan sampai {{month}}.',
  met: 'terpenuhi',
  unmet: 'belum',
  conditions: 'Semua syarat',
  months: 'Hasil per bulan',
  replaced: '(sampai {{day}} dinilai {{result}})',
} as const;

export const { useT: useStrataText } = defineCatalogue('strata', id, () =>
  import('./strata.en.ts').then((module) => module.en),
);
export type StrataTexts = typeof id;
