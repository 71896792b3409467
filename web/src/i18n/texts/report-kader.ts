import { defineCatalogue } from '../i18n.ts';

/** Words of the kader's own pages. */
const id = {
  signOut: 'Keluar',
  news: 'Pemberitahuan, {{count}} belum dibaca',
  noNews: 'Pemberitahuan, tidak ada yang baru',
  title: 'Laporan {{month}}',
  month: 'Bulan laporan',
  noForm: 'Belum ada laporan yang perlu diisi.',
  noFormHint: 'Posyandu ini belum punya kewajiban lapor, atau berada di luar tugas Anda. Hubungi petugas puskesmas.',
  otherMonths: 'Bulan lain',
  home: {
    title: 'Posyandu',
    choose: 'Pilih posyandu',
    stateOf: 'Keadaan SKDN {{month}}.',
    none: 'Belum ada posyandu untuk akun ini.',
    noneHint: 'Mintalah petugas puskesmas atau operator desa menghubungkan akun Anda dengan posyandu.',
  },
  earlier: {
    none: 'Laporan {{month}} belum lengkap',
    returned: 'Ada formulir {{month}} yang dikembalikan',
    open: 'Isi laporan {{month}}',
  },
  step: {
    label: 'Bagian formulir',
    review: 'Periksa',
    empty: 'belum diisi',
    part: 'sebagian terisi',
    done: 'terisi',
    error: 'ada kesalahan',
    comment: 'ada catatan petugas',
    next: 'Lanjut',
    back: 'Kembali',
  },
  review: {
    title: 'Periksa dan kirim',
    element: 'Pertanyaan',
    emptyCells_other: '{{count}} kosong',
  },
  sent: {
    title: '{{name}} sudah terkirim',
    when: 'Dikirim {{when}}.',
    next: 'Petugas {{puskesmas}} akan memeriksanya. Bila ada yang perlu diperbaiki, laporan muncul lagi di halaman ini beserta alasannya.',
    nextUnknown:
      'Petugas puskesmas akan memeriksanya. Bila ada yang perlu diperbaiki, laporan muncul lagi di halaman ini beserta alasannya.',
    verifiedTitle: '{{name}} sudah diperiksa',
    verified: 'Petugas puskesmas sudah memeriksanya. Kabupaten/kota menutup bulan ini kemudian.',
    approvedTitle: '{{name}} sudah disetujui',
    approved: 'Bulan ini sudah ditutup; angkanya tidak dapat diubah lagi.',
    readOnly: 'Anda dapat membaca laporan ini, tetapi tidak mengisinya.',
    notOpened: 'Tidak buka: {{reason}}',
    edit: 'Perbaiki isian',
    content: 'Isi laporan',
    nextMonth: 'Isi laporan {{month}}',
    nextForm: 'Isi {{name}}',
    allDone: 'Semua formulir bulan ini sudah terkirim.',
  },
  bar: 'Capaian dan pemeriksaan',
  filled: 'Terisi',
  filledOf: '{{done}} dari {{all}}',
  forms: {
    title: 'Formulir bulan ini',
    back: 'Semua formulir {{month}}',
    cells_other: '{{count}} isian',
    sent: '{{done}} dari {{all}} formulir terkirim.',
    returned_other: '{{count}} dikembalikan.',
    kept: 'Ada isian belum terkirim di perangkat ini',
    act: {
      NONE: 'Isi formulir',
      DRAFT: 'Lanjutkan isian',
      RETURNED: 'Perbaiki dan kirim lagi',
      SUBMITTED: 'Lihat atau perbaiki',
      VERIFIED: 'Lihat isian',
      APPROVED: 'Lihat isian',
    },
  },
  months: {
    done: 'Lengkap',
    sent: '{{done}} dari {{all}} terkirim',
    returned_other: '{{count}} dikembalikan',
  },
  closeOthers: {
    title: 'Formulir lain bulan ini belum dikirim',
    button_other: 'Tidak buka juga untuk {{count}} formulir ini',
    done_other: '{{count}} formulir lain dikirim sebagai tidak buka.',
    failed_other: '{{count}} formulir belum terkirim. Periksa sambungan, lalu coba lagi.',
  },
} as const;

export const { useT: useReportKaderText } = defineCatalogue('report-kader', id, () =>
  import('./report-kader.en.ts').then((module) => module.en),
);
export type ReportKaderTexts = typeof id;
