import { column } from './register.ts';

/** Columns of a list of seats and who holds them, in the order of the template. */
export const SEAT_COLUMNS = [
  column(
    'areaCode',
    'kode_wilayah',
    ['kode'],
    '62.01',
    'Kode Kemendagri wilayah kelompok. Kosong: wilayah tugas Anda.',
  ),
  column(
    'area',
    'wilayah',
    ['kabupaten', 'kecamatan', 'desa', 'desa_kelurahan', 'nama_wilayah'],
    'Kotawaringin Barat',
    'Nama wilayah kelompok, bila kodenya tidak diisi.',
  ),
  column(
    'regime',
    'kelompok',
    ['rezim', 'jenis_kelompok'],
    'Pokjanal',
    'Pokjanal atau Tim Pembina, bila wilayah itu mempunyai keduanya.',
  ),
  column(
    'seat',
    'kursi',
    ['jabatan_dalam_tim', 'jabatan_dalam_pokjanal', 'kedudukan', 'kedudukan_dalam_tim'],
    'Ketua',
    'Nama atau kode kursi. Yang belum ada ditambahkan.',
  ),
  column(
    'holders',
    'pemegang',
    ['satu_atau_banyak'],
    'satu',
    'satu atau banyak; hanya untuk kursi baru yang bukan baku.',
  ),
  column(
    'office',
    'jabatan',
    ['jabatan_dinas', 'jabatan_pemegang', 'pejabat'],
    'Sekretaris Daerah',
    'Jabatan yang memegang kursi. Kosong berarti kursinya saja.',
  ),
  column(
    'person',
    'nama_pejabat',
    ['nama'],
    '',
    'Nama menurut SK, boleh kosong; hanya terbaca oleh pengelola kelompok.',
  ),
  column('opd', 'opd', ['instansi', 'dinas', 'nama_opd'], 'Dinas Kesehatan', 'Nama atau singkatan OPD pemegang kursi.'),
  column('exOfficio', 'ex_officio', ['karena_jabatan'], 'ya', 'ya bila dipegang karena jabatan. Kosong berarti ya.'),
  column('acting', 'pelaksana', ['pj_plt_plh', 'plt'], 'Plt', 'Pj, Plt, atau Plh; kosong untuk pejabat definitif.'),
  column('from', 'mulai', ['sejak', 'tmt', 'dari'], '2026-01-02', 'Hari pertama memegang kursi.'),
  column('to', 'sampai', ['hingga', 's.d.', 'berakhir'], '', 'Hari terakhir; kosong selama masih memegang.'),
  column('decree', 'nomor_sk', ['sk', 'no_sk'], '188.4/12/2026', 'Nomor SK kelompok yang sudah tercatat.'),
] as const;
