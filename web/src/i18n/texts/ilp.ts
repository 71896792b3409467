import { defineCatalogue } from '../i18n.ts';

/** Words of primary-care integration and of the services posts are joined with. */
const id = {
  title: 'Status ILP',
  lead: 'Sejauh mana integrasi layanan primer berjalan di kabupaten/kota, puskesmas, dan posyandu.',
  chooseArea: 'Pilih wilayah kerja di bilah atas.',
  stage: { NOT_STARTED: 'Belum mulai', KICK_OFF: 'Kick-off', RUNNING: 'Berjalan' },
  sinceDay: 'sejak {{day}}',
  status: 'Status',
  area: 'Wilayah',
  areas: 'Wilayah di {{name}}',
  puskesmas: 'Puskesmas',
  puskesmasRunning: 'Puskesmas yang sudah berjalan',
  posts: 'Posyandu',
  postsRunning: 'Posyandu yang sudah berjalan',
  share: { posts: '{{running}} dari {{total}} posyandu', puskesmas: '{{running}} dari {{total}} puskesmas' },
  launched: 'kick-off {{count}}',
  none: 'Belum ada puskesmas atau posyandu di sini',
  noneHint: 'Pilih wilayah lain di bilah atas, atau daftarkan posyandu lebih dahulu.',
  set: 'Ubah status',
  setTitle: 'Ubah status ILP {{name}}',
  from: 'Berlaku sejak',
  basis: 'Dasar',
  basisHint: 'SK atau dokumen lain, bila diketahui.',
  save: 'Simpan',
  setDone: 'Status ILP {{name}} dicatat.',
  noHistory: 'Belum ada catatan.',
  entry: '{{stage}} sejak {{day}}',
  postTitle: 'ILP dan integrasi',
  flags: 'Terintegrasi dengan',
  noFlags: 'Belum ada integrasi yang dicatat.',
  setFlags: 'Ubah integrasi',
  flagsHint: 'Centang semua layanan yang terintegrasi sejak tanggal itu.',
  flagsDone: 'Integrasi {{name}} dicatat.',
  kind: {
    PAUD: 'PAUD',
    BKB: 'Bina Keluarga Balita (BKB)',
    PHBS: 'Perilaku hidup bersih dan sehat (PHBS)',
    EKONOMI: 'Pengembangan ekonomi masyarakat',
    HOLISTIK_INTEGRATIF: 'Posyandu holistik integratif',
  },
} as const;

export const { useT: useIlpText } = defineCatalogue('ilp', id, () => import('./ilp.en.ts').then((module) => module.en));
export type IlpTexts = typeof id;
