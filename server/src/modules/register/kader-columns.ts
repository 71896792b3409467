import { column } from './register.ts';

/** Columns of a list of kader, in the order of the template. */
export const KADER_COLUMNS = [
  column(
    'postCode',
    'kode_posyandu',
    ['kode', 'noreg', 'noreg_posyandu', 'no_reg'],
    'P1204',
    'Kode posyandu dari templat, atau nomor registrasinya. Cukup kode atau nama.',
  ),
  column('post', 'posyandu', ['nama_posyandu'], 'Melati 1', 'Nama posyandu, bila kodenya tidak diisi.'),
  column(
    'village',
    'desa_kelurahan',
    ['desa', 'kelurahan', 'nama_desa', 'kode_desa', 'kode_kelurahan'],
    'Sungai Kapitan',
    'Nama atau kode desa/kelurahan, bila nama posyandu ada di beberapa desa.',
  ),
  column('name', 'nama', ['nama_kader', 'kader'], 'Kader Melati A', 'Nama kader, tanpa NIK dan tanpa nomor apa pun.'),
  column(
    'phone',
    'telepon',
    ['hp', 'no_hp', 'nomor_hp', 'nomor_telepon', 'wa'],
    '0812…',
    'Nomor telepon, boleh kosong. Ditampilkan tersamar; templat tidak memuatnya.',
  ),
  column('rw', 'rw', [], '03', 'RW tempat kader bertugas.'),
  column('rt', 'rt', [], '07', 'RT tempat kader bertugas.'),
  column('since', 'sejak', ['mulai', 'bertugas_sejak', 'tmt'], '2024-01-15', 'Hari pertama bertugas di posyandu ini.'),
  column('decreeNumber', 'nomor_sk', ['sk', 'no_sk', 'sk_kader'], '141/7/2024', 'Nomor SK kader, seperti tertulis.'),
  column('decreeDate', 'tanggal_sk', ['tgl_sk'], '2024-01-10', 'Tanggal SK itu.'),
  column(
    'trainedOn',
    'dilatih',
    ['tanggal_pelatihan', 'tgl_pelatihan', 'pelatihan'],
    '2025-03-02',
    'Hari terakhir pelatihan keterampilan dasar yang paling baru.',
  ),
] as const;
