import { column } from './register.ts';

/** Columns of a list of pustu, in the order of the template. */
export const PUSTU_COLUMNS = [
  column('name', 'nama_pustu', ['nama', 'pustu', 'puskesmas_pembantu'], 'Pustu Kumai Hilir', 'Nama pustu.'),
  column(
    'kind',
    'jenis',
    ['jenis_pustu', 'bentuk'],
    'Pustu',
    'Pustu, Poskesdes, Polindes, atau Ponkesdes. Kosong berarti Pustu.',
  ),
  column(
    'villageCode',
    'kode_desa',
    ['kode_kelurahan', 'kode_wilayah'],
    '62.01.02.2001',
    'Kode Kemendagri desa/kelurahan tempatnya berdiri. Cukup kode atau nama.',
  ),
  column(
    'village',
    'desa_kelurahan',
    ['desa', 'kelurahan', 'nama_desa'],
    'Kumai Hilir',
    'Nama desa/kelurahan, bila kodenya tidak diisi.',
  ),
  column(
    'district',
    'kecamatan',
    ['nama_kecamatan', 'kec'],
    'Kumai',
    'Nama kecamatan, bila nama desa ada di beberapa kecamatan.',
  ),
  column(
    'puskesmas',
    'puskesmas',
    ['nama_puskesmas', 'kode_puskesmas', 'puskesmas_induk'],
    'Kumai',
    'Nama atau kode puskesmas induk.',
  ),
  column(
    'villages',
    'desa_dilayani',
    ['wilayah_kerja', 'desa_binaan'],
    'Kumai Hilir; Candi',
    'Kode atau nama desa/kelurahan, dipisah titik koma. Isi lengkap: yang tidak disebut berakhir. Kosong berarti desanya sendiri.',
  ),
  column(
    'openedOn',
    'buka_sejak',
    ['tanggal_buka', 'berdiri'],
    '2019-03-01',
    'Tanggal mulai buka, untuk pustu baru, bila diketahui.',
  ),
  column(
    'on',
    'berlaku_sejak',
    ['sejak'],
    '2026-01-01',
    'Tanggal desa yang dilayani berubah. Kosong berarti hari ini.',
  ),
] as const;
