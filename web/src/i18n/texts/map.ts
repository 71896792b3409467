import { defineCatalogue } from '../i18n.ts';

const id = {
  title: 'Peta',
  month: 'Bulan laporan',
  indicator: 'Indikator',
  print: 'Cetak',
  noArea: 'Pilih wilayah kerja',
  noAreaHint: 'Buka daftar wilayah di bilah atas lalu pilih wilayah yang ingin Anda lihat.',
  none: 'Tidak ada wilayah di bawahnya.',
  noneHint: 'Lihat daftar posyandu untuk laporan tiap posyandu.',
  openPosts: 'Daftar posyandu',
  provisional: 'Angka sementara: laporan terkirim atau lebih lanjut.',
  mapLabel: 'Peta {{title}}, {{area}}. Tombol panah berpindah wilayah, Enter masuk, Backspace ke atas.',
  areaLabel: '{{name}}: {{value}}, {{fraction}}, kelengkapan {{share}}',
  table: 'Tabel',
  area: 'Wilayah',
  value: 'Capaian',
  numerator: 'Pembilang',
  denominator: 'Penyebut',
  completeness: 'Kelengkapan',
  fraction: '{{numerator}} ÷ {{denominator}}',
  reason: {
    NO_DATA: 'belum ada data',
    NO_DENOMINATOR: 'tidak ada sasaran',
    VERSION_BREAK: 'definisi berganti',
    SUPPRESSED: 'dirahasiakan',
    NOT_AVAILABLE: 'tidak tersedia',
  },
  classes: { label: 'Pembagian kelas', kuantil: 'Jumlah wilayah sama', sama: 'Jarak nilai sama' },
  legend: {
    title: 'Keterangan warna',
    range: '{{from}} – {{to}}',
    areas_other: '{{count}} wilayah',
    missing: 'tanpa nilai',
    suppressed: 'dirahasiakan',
  },
  direction: {
    HIGHER_BETTER: 'Makin tinggi makin baik.',
    LOWER_BETTER: 'Makin rendah makin baik.',
  },
  readout: {
    none: 'Arahkan penunjuk ke wilayah, atau pakai tombol panah.',
    completeness: 'kelengkapan {{share}}',
  },
  undrawn_other: '{{count}} wilayah belum tergambar; angkanya ada di tabel.',
  tiles: 'Satu petak satu provinsi, kira-kira pada tempatnya; ukurannya tidak berarti apa-apa.',
  origin: 'Batas wilayah: {{source}}, diimpor {{day}}.',
  import: {
    title: 'Belum ada batas wilayah untuk tingkat ini',
    useReal: 'Pakai batas wilayah yang sebenarnya',
    how: 'Siapkan berkas GeoJSON atau TopoJSON dengan kode Kemendagri, hentikan server bila basis datanya bawaan, lalu jalankan di server:',
    ask: 'Mintalah admin provinsi atau admin pusat mengimpor batas wilayah. Semua angkanya ada di tabel.',
    file: 'berkas',
    source: 'asal dan lisensi',
  },
} as const;

export const { useT: useMapText } = defineCatalogue('map', id, () => import('./map.en.ts').then((module) => module.en));
export type MapTexts = typeof id;
