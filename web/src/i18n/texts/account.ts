import { defineCatalogue } from '../i18n.ts';

const id = {
  title: 'Akun',
  profile: 'Profil',
  name: 'Nama',
  office: 'Jabatan atau kantor',
  username: 'Nama pengguna',
  roles: 'Peran',
  rolePlace: '{{role}}, {{place}}',
  until: 's.d. {{day}}',
  tokens: 'Token akses pribadi',
  tokensLead:
    'Token membuka data yang boleh Anda baca bagi program lain, misalnya dasbor mitra. Token hanya dapat membaca dan dapat dicabut kapan saja.',
  noTokens: 'Belum ada token.',
  create: 'Buat token',
  tokenName: 'Nama token',
  tokenNameHint: 'Untuk apa token ini dipakai, misalnya Dasbor Bappeda.',
  days: 'Berlaku selama',
  daysOption_other: '{{count}} hari',
  createdTitle: 'Token siap dipakai',
  createdHint: 'Salin sekarang. Token ini tidak akan ditampilkan lagi.',
  token: 'Token',
  hint: 'Awalan',
  createdAt: 'Dibuat',
  expiresAt: 'Berlaku sampai',
  lastUsedAt: 'Terakhir dipakai',
  never: 'belum pernah',
  state: 'Keadaan',
  active: 'Berlaku',
  expired: 'Kedaluwarsa',
  revoked: 'Dicabut',
  act: 'Tindakan',
  revoke: 'Cabut',
  revokeTitle: 'Cabut token {{name}}?',
  revokeBody: 'Program yang memakai token ini langsung kehilangan akses. Pencabutan tidak dapat diurungkan.',
  revokeDone: 'Token {{name}} dicabut.',
  done: 'Selesai',
} as const;

export const { useT: useAccountText } = defineCatalogue('account', id, () =>
  import('./account.en.ts').then((module) => module.en),
);
export type AccountTexts = typeof id;
