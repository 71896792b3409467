import { defineCatalogue } from '../i18n.ts';

/** Words of the kader's own pages. */
const id = {
  signOut: 'Keluar',
  title: 'Laporan {{month}}',
  month: 'Bulan laporan',
  noForm: 'Belum ada laporan yang perlu diisi.',
  noFormHint: 'Posyandu ini belum punya kewajiban lapor, atau berada di luar tugas Anda. Hubungi petugas puskesmas.',
  otherMonths: 'Bulan lain',
  home: {
    title: 'Posyandu',
    choose: 'Pilih posyandu',
    stateOf: 'Keadaan laporan {{month}}.',
    none: 'Belum ada posyandu untuk akun ini.',
    noneHint: 'Mintalah petugas puskesmas atau operator desa menghubungkan akun Anda dengan posyandu.',
  },
  earlier: {
    none: 'Laporan {{month}} belum dikirim',
    returned: 'Laporan {{month}} dikembalikan',
    open: 'Isi laporan {{month}}',
  },
  step: {
    label: 'Bagian formulir',
    review: 'Periksa',
    empty: 'belum diisi',
    part: 'sebagian terisi',
    done: 'terisi',
    error: 'ada kesalahan',
    next: 'Lanjut',
    back: 'Kembali',
  },
  review: {
    title: 'Periksa dan kirim',
    element: 'Unsur',
    emptyCells_other: '{{count}} kosong',
  },
  sent: {
    title: 'Laporan {{month}} sudah terkirim',
    when: 'Dikirim {{when}}.',
    next: 'Petugas {{puskesmas}} akan memeriksanya. Bila ada yang perlu diperbaiki, laporan muncul lagi di halaman ini beserta alasannya.',
    nextUnknown:
      'Petugas puskesmas akan memeriksanya. Bila ada yang perlu diperbaiki, laporan muncul lagi di halaman ini beserta alasannya.',
    verifiedTitle: 'Laporan {{month}} sudah diperiksa',
    verified: 'Petugas puskesmas sudah memeriksanya. Kabupaten/kota menutup bulan ini kemudian.',
    approvedTitle: 'Laporan {{month}} sudah disetujui',
    approved: 'Bulan ini sudah ditutup; angkanya tidak dapat diubah lagi.',
    readOnlyTitle: 'Laporan {{month}}',
    readOnly: 'Anda dapat membaca laporan ini, tetapi tidak mengisinya.',
    notOpened: 'Tidak buka: {{reason}}',
    edit: 'Perbaiki isian',
    content: 'Isi laporan',
    nextMonth: 'Isi laporan {{month}}',
  },
  bar: 'Capaian dan pemeriksaan',
} as const;

export const { useT: useReportKaderText } = defineCatalogue('report-kader', id, () =>
  import('./report-kader.en.ts').then((module) => module.en),
);
export type ReportKaderTexts = typeof id;
