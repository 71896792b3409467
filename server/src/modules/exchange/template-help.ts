import { MISSING_REASONS } from '../../lib/pure/cells.ts';
import { NOT_APPLICABLE } from './cell-text.ts';

/** The sheet of help in a template, line by line; for those who fill it in, so in their language. */
export const HELP: readonly string[] = [
  'Petunjuk pengisian',
  '',
  'Satu baris untuk satu unit dan satu bulan. Baris pertama (kode kolom) tidak boleh diubah; baris kedua hanya keterangan.',
  'kode: kode unit, sudah terisi. bulan: ditulis 2026-05. nama: hanya untuk diperiksa, tidak mengubah nama unit.',
  'Baris yang seluruh selnya kosong dilewati. Sel kosong berarti belum diisi. Nol ditulis 0 dan dihitung sebagai angka.',
  'Angka ditulis sebagai bilangan bulat tanpa titik dan tanpa koma, misalnya 1234. Pertanyaan ya/tidak dijawab ya atau tidak.',
  'Sel abu-abu tidak ditanyakan pada formulir unit itu; biarkan kosong.',
  'tidak_buka: bila posyandu tidak buka bulan ini, tulis alasannya di sini; sel lain diabaikan.',
  'pengunjung_luar: tulis ya bila pengunjung dari luar wilayah ikut dihitung.',
  'catatan: satu catatan yang menjelaskan peringatan pada baris itu. Catatan untuk semua baris dapat ditulis saat impor.',
  '',
  'Bila sebuah angka tidak ada, tulis alasannya di dalam sel:',
  ...Object.entries(MISSING_REASONS)
    .filter(([code]) => code !== 'NOT_ENTERED')
    .map(([code, { id }]) => (code === 'OTHER' ? `   ${id}: tulis alasannya di belakang titik dua` : `   ${id}`)),
  `   ${NOT_APPLICABLE.id} (unit ini tidak mempunyai layanan itu)`,
  '',
  'Berkas boleh disimpan sebagai XLSX atau CSV. Berkas yang sama boleh diunggah lagi: baris yang tidak berubah dilewati.',
];
