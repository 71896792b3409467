import { column } from './register.ts';

/** Columns of a list of posts, in the order of the template. */
export const POST_COLUMNS = [
  column('code', 'kode', ['kode_posyandu', 'id'], 'P1204', 'Kode dari templat. Kosongkan untuk posyandu baru.'),
  column(
    'regNo',
    'noreg',
    ['no_reg', 'nomor_registrasi', 'no_registrasi', 'noreg_posyandu'],
    '6201.001.0012',
    'Nomor registrasi Kemendagri.',
  ),
  column(
    'name',
    'nama_posyandu',
    ['nama', 'posyandu'],
    'Melati 1',
    'Nama tanpa kata Posyandu. Wajib untuk posyandu baru.',
  ),
  column(
    'villageCode',
    'kode_desa',
    ['kode_kelurahan', 'kode_wilayah', 'kode_kemendagri'],
    '62.01.02.2001',
    'Kode Kemendagri desa/kelurahan. Cukup kode atau nama.',
  ),
  column(
    'village',
    'desa_kelurahan',
    ['desa', 'kelurahan', 'nama_desa', 'desa/kelurahan'],
    'Sungai Kapitan',
    'Nama desa/kelurahan, bila kodenya tidak diisi.',
  ),
  column(
    'district',
    'kecamatan',
    ['nama_kecamatan', 'kec'],
    'Kumai',
    'Nama kecamatan, bila nama desa ada di beberapa kecamatan.',
  ),
  column('puskesmas', 'puskesmas', ['nama_puskesmas', 'kode_puskesmas'], 'Kumai', 'Nama atau kode puskesmas pembina.'),
  column(
    'decree',
    'nomor_sk',
    ['sk', 'no_sk', 'sk_posyandu'],
    '188.4/12/2026',
    'Nomor SK posyandu dan pengurusnya, seperti tertulis.',
  ),
  column(
    'formSet',
    'formulir',
    ['jenis_formulir', 'set_formulir'],
    'ILP',
    'ILP atau dasar. Kosong berarti ILP untuk posyandu baru.',
  ),
  column('openingDay', 'hari_buka', ['jadwal', 'hari'], 'Rabu, minggu kedua', 'Hari buka yang biasa.'),
  column('address', 'alamat', ['lokasi', 'tempat'], 'Balai RT 04', 'Tempat posyandu buka.'),
  column(
    'openedOn',
    'buka_sejak',
    ['tanggal_buka', 'berdiri', 'tanggal_berdiri'],
    '2019-03-01',
    'Tanggal mulai buka, untuk posyandu baru.',
  ),
  column(
    'movedOn',
    'pindah_sejak',
    ['tanggal_pindah', 'berlaku_sejak'],
    '2026-01-01',
    'Tanggal mulai di desa atau puskesmas yang baru. Kosong berarti hari ini.',
  ),
] as const;

/** Titles of columns by what the verbs call them. */
export const POST_TITLES: Readonly<Record<string, string>> = {
  name: 'nama_posyandu',
  regNo: 'noreg',
  decree: 'nomor_sk',
  openingDay: 'hari_buka',
  address: 'alamat',
  formSet: 'formulir',
  openedOn: 'buka_sejak',
  on: 'pindah_sejak',
  wilayah: 'desa_kelurahan',
  puskesmas: 'puskesmas',
};
