import { defineCatalogue } from '../i18n.ts';

/** Words of the directory of puskesmas and the posts they mentor. */
const id = {
  title: 'Puskesmas dan jejaring',
  name: 'Puskesmas',
  code: 'Kode Kemenkes',
  place: 'Tempat',
  villages: 'Wilayah kerja',
  villagesCount: '{{count, number}} desa, kelurahan, atau kecamatan',
  noVillages: 'Belum ada wilayah kerja yang dicatat.',
  posts: 'Posyandu binaan',
  postsOf: 'Posyandu yang dibina {{name}}',
  noPosts: 'Belum ada posyandu yang dibina',
  noPostsHint: 'Posyandu memilih puskesmas pembinanya pada halaman posyandu itu sendiri.',
  village: 'Desa/kelurahan',
  ilp: 'Status ILP',
  running: '{{running}} dari {{total}} posyandu sudah berjalan ILP.',
  search: 'Cari nama puskesmas',
  none: 'Tidak ada puskesmas di sini',
  noneHint: 'Pilih wilayah lain di bilah atas, ubah pencarian, atau masukkan daftarnya.',
  openPws: 'Papan PWS',
  openRanking: 'Peringkat wilayah kerja',
} as const;

export const { useT: useNetworkText } = defineCatalogue('jejaring', id, () =>
  import('./jejaring.en.ts').then((module) => module.en),
);
export type NetworkTexts = typeof id;
