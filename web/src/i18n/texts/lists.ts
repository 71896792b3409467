import { defineCatalogue } from '../i18n.ts';

/** Words of the tools above a list: columns, saved views, download. */
const id = {
  tools: 'Alat daftar',
  close: 'Tutup',
  columns: 'Kolom',
  columnsOf: 'Kolom ({{shown}} dari {{all}})',
  columnsLead: 'Kolom yang dicentang tampil di layar dan ikut diunduh. Pilihan tersimpan di alamat halaman.',
  allColumns: 'Tampilkan semua',
  views: 'Tampilan',
  viewsOf: 'Tampilan: {{name}}',
  viewsTitle: 'Tampilan tersimpan',
  viewsLead: 'Saringan, urutan, dan kolom daftar ini di bawah satu nama. Hanya Anda yang melihat daftar ini.',
  noViews: 'Belum ada tampilan tersimpan untuk daftar ini.',
  open: 'Buka tampilan {{name}}',
  isOpen: 'Sedang dibuka',
  default: 'Bawaan',
  makeDefault: 'Jadikan bawaan',
  makeDefaultOf: 'Jadikan {{name}} bawaan',
  dropDefault: 'Bukan bawaan lagi',
  remove: 'Hapus',
  removeOf: 'Hapus tampilan {{name}}',
  saveTitle: 'Simpan yang sekarang tampil',
  name: 'Nama tampilan',
  nameHint: 'Nama yang sama menggantikan yang lama.',
  asDefault: 'Buka daftar ini selalu dengan tampilan tersebut',
  save: 'Simpan',
  saved: 'Tampilan “{{name}}” tersimpan.',
  removed: 'Tampilan “{{name}}” dihapus.',
  share: 'Bagikan tautan',
  shareTitle: 'Bagikan tampilan ini',
  plain: 'Tampilan awal',
  download: 'Unduh',
  downloadTitle: 'Unduh daftar',
  downloadLead:
    'Berisi semua baris yang cocok dengan saringan, bukan hanya yang sudah dimuat di layar, dengan kolom yang tampil. Paling banyak {{most}} baris.',
  downloadTotal: '{{count}} baris cocok dengan saringan.',
  downloadMost:
    'Saringan ini memuat {{count}} baris; hanya {{most}} yang pertama diunduh. Persempit saringan untuk memperoleh semuanya.',
  csv: 'CSV',
  xlsx: 'Excel (XLSX)',
  reading: 'Membaca… {{count}} baris',
  done: '{{count}} baris diunduh.',
  cut: '{{count}} baris pertama diunduh dari {{total}}.',
} as const;

export const { useT: useListsText } = defineCatalogue('lists', id, () =>
  import('./lists.en.ts').then((module) => module.en),
);
export type ListsTexts = typeof id;
