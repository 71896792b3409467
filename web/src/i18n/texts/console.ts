import { defineCatalogue } from '../i18n.ts';

const id = {
  product: 'Pokjanal Posyandu',
  nav: {
    dashboard: 'Dasbor',
    map: 'Peta',
    pws: 'Papan PWS',
    ranking: 'Peringkat',
    strata: 'Strata posyandu',
    targets: 'Target',
    wilayah: 'Wilayah',
    pokjanal: 'Pokjanal',
    decrees: 'Surat keputusan',
    opd: 'OPD',
    users: 'Pengguna',
    posyandu: 'Posyandu',
    worklist: 'Laporan posyandu',
    import: 'Impor laporan',
    kader: 'Isian bulan ini',
    closing: 'Tutup bulan',
    catalogue: 'Katalog',
    explorer: 'Penjelajah API',
    work: 'Pekerjaan',
    organisation: 'Kelembagaan',
    tools: 'Alat',
  },
  account: {
    menu: 'Akun {{name}}',
    open: 'Akun dan token akses',
    signOut: 'Keluar',
  },
  area: {
    switch: 'Ganti wilayah kerja',
    title: 'Wilayah kerja',
    none: 'Pilih wilayah',
    placeholder: 'Nama atau kode wilayah, misalnya Kahayan atau 62.10',
    own: 'Wilayah Anda',
    found: 'Hasil pencarian',
    nothing: 'Tidak ada wilayah dengan nama atau kode itu.',
    above: 'Ke atas',
  },
  search: {
    open: 'Cari',
    title: 'Cari wilayah, posyandu, atau halaman',
    placeholder: 'Nama atau kode wilayah, nama posyandu, halaman…',
    hint: 'Ketik sedikitnya dua huruf.',
    nothing: 'Tidak ada yang cocok dengan “{{text}}”.',
    pages: 'Halaman',
    wilayah: 'Wilayah',
    posyandu: 'Posyandu',
    results_other: '{{count}} hasil',
  },
  attribution: 'Sumber data',
} as const;

export const { useT: useConsoleText, t: consoleText } = defineCatalogue('console', id, () =>
  import('./console.en.ts').then((module) => module.en),
);
export type ConsoleTexts = typeof id;
