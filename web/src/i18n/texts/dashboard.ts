import { defineCatalogue } from '../i18n.ts';

const id = {
  title: 'Dasbor',
  month: 'Bulan laporan',
  provisional: 'Angka sementara: laporan terkirim atau lebih lanjut.',
  noArea: 'Pilih wilayah kerja',
  noAreaHint: 'Buka daftar wilayah di bilah atas lalu pilih wilayah yang ingin Anda lihat.',
  completeness: 'Kelengkapan',
  reports: '{{reported}} dari {{expected}} laporan',
  fraction: '{{numerator}} ÷ {{denominator}}',
  change: '{{change}} poin dari bulan lalu',
  leftOut: '{{count}} laporan tidak lengkap tidak dihitung',
  reason: {
    NO_DATA: 'belum ada data',
    NO_DENOMINATOR: 'tidak ada sasaran',
    VERSION_BREAK: 'definisi berganti',
    SUPPRESSED: 'dirahasiakan',
  },
  children: {
    title: 'Wilayah di bawahnya',
    caption: 'Kelengkapan dan capaian wilayah di bawahnya',
    name: 'Wilayah',
    posts: 'Posyandu',
    none: 'Tidak ada wilayah di bawahnya.',
    noneHint: 'Lihat daftar posyandu untuk laporan tiap posyandu.',
    openPosts: 'Daftar posyandu',
  },
  trend: {
    title: 'Perjalanan 12 bulan',
    indicator: 'Indikator',
    asChart: 'Grafik',
    asTable: 'Tabel',
    show: 'Tampilkan sebagai',
    month: 'Bulan',
    value: 'Capaian',
    numerator: 'Pembilang',
    denominator: 'Penyebut',
    chartLabel: '{{indicator}}, {{from}} sampai {{to}}',
  },
  live: {
    on: 'Langsung',
    off: 'Menyambung kembali…',
    changed: '{{name}} diperbarui',
    lagged: 'Ada pembaruan yang terlewat; angka dimuat ulang.',
  },
  silent: {
    title: 'Belum melapor',
    lead: 'Wilayah diurutkan dari yang paling banyak belum melapor.',
    caption: 'Wilayah dengan posyandu yang belum melapor',
    posts: 'Belum melapor',
    received: 'Diterima',
    onTime: 'Tepat waktu',
    pokjanal: 'Pokjanal',
    noGroup: 'Belum ada',
    contact: 'Kantor yang dapat dihubungi',
    open: 'Lihat posyandu',
    everyone: 'Semua posyandu sudah melapor untuk {{month}}.',
    everyoneHint: 'Lihat capaiannya di dasbor.',
    none: 'Tidak ada wilayah di bawah wilayah ini.',
    toDashboard: 'Buka dasbor',
  },
} as const;

export const { useT: useDashboardText } = defineCatalogue('dashboard', id, () =>
  import('./dashboard.en.ts').then((module) => module.en),
);
export type DashboardTexts = typeof id;
