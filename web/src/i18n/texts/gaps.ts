import { defineCatalogue } from '../i18n.ts';

/** Words of the page of gaps, and of gaps wherever they are named. */
const id = {
  succession: 'Suksesi ke Tim Pembina',
  title: 'Kesenjangan',
  lead: 'Yang belum lengkap pada kelompok di wilayah ini, yang paling mendesak di atas. Setiap baris menyebut langkah yang menutupnya.',
  graph: 'Lihat graf',
  all: 'Semua',
  kinds: 'Jenis kesenjangan',
  kind: {
    EXPIRED: 'SK berakhir',
    ENDS_IN_30: 'Berakhir ≤ 30 hari',
    DISSOLVED: 'Bubar tanpa penerus',
    NO_GROUP: 'Belum ada kelompok',
    AWAITING_DECREE: 'Menunggu SK',
    VACANT_SEAT: 'Kursi kosong',
    ENDS_IN_90: 'Berakhir 31–90 hari',
    ENDS_IN_180: 'Berakhir 91–180 hari',
    MISSING_OPD_KIND: 'OPD belum bergabung',
    IDLE_OPD: 'OPD tanpa kegiatan triwulan ini',
  },
  act: {
    FOUND_GROUP: 'Bentuk kelompok',
    RECORD_DECREE: 'Catat SK',
    RENEW_DECREE: 'Perbarui SK',
    FILL_SEAT: 'Isi kursi',
    ADD_MEMBER: 'Tambah anggota',
    RECORD_EVIDENCE: 'Catat bukti',
  },
  /** Act and what it is for, for whoever hears the button alone. */
  actOf: '{{act}}: {{name}}',
  caption: 'Kesenjangan kelompok',
  area: 'Wilayah',
  group: 'Kelompok',
  detail: 'Rincian',
  since: 'Sejak atau sampai',
  contact: 'Kantor yang dihubungi',
  next: 'Langkah',
  daysPast: '{{count, number}} hari lalu',
  daysLeft: '{{count, number}} hari lagi',
  today: 'hari ini',
  unknown: 'tidak diketahui',
  unsure: 'belum pasti',
  unsureWhy: 'Peraturannya belum kami periksa; jenis OPD ini mungkin tidak wajib di sini.',
  search: 'Cari wilayah, kelompok, kursi, atau OPD',
  depth: 'Kedalaman',
  depths: {
    near: 'Wilayah ini dan langsung di bawahnya',
    two: 'Dua tingkat ke bawah',
    all: 'Semua tingkat',
  },
  child: 'Wilayah di bawah',
  everyChild: 'Semua',
  none: 'Tidak ada kesenjangan di sini.',
  noneHint: 'Semua kelompok mempunyai SK yang berlaku dan kursinya terisi.',
  noneFiltered: 'Tidak ada kesenjangan dengan saringan ini.',
  noneFilteredHint: 'Longgarkan saringan, atau ganti wilayah kerja di bilah atas.',
  chooseArea: 'Pilih wilayah kerja di bilah atas.',
} as const;

export const { useT: useGapsText } = defineCatalogue('gaps', id, () =>
  import('./gaps.en.ts').then((module) => module.en),
);
export type GapsTexts = typeof id;
