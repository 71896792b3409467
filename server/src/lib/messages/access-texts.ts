/** Who is calling, what is out of reach, and what is not there. */
export const accessTexts = {
  UNAUTHENTICATED: { id: 'Silakan masuk lebih dahulu.', en: 'Please sign in first.' },
  SIGN_IN_REFUSED: {
    id: 'Nama pengguna, nomor telepon, atau kata sandi tidak cocok.',
    en: 'The user name, telephone number or password does not match.',
  },
  ACCOUNT_DISABLED: { id: 'Akun ini tidak aktif.', en: 'This account is not active.' },
  CODE_EXPIRED: {
    id: 'Kode sekali pakai sudah dipakai atau kedaluwarsa. Mintalah kode baru kepada petugas.',
    en: 'The one-time code was used or has expired. Ask the officer for a new one.',
  },
  TOKEN_READ_ONLY: {
    id: 'Token akses pribadi hanya untuk membaca.',
    en: 'A personal access token can only read.',
  },
  SESSION_REVOKED: { id: 'Sesi ini telah dicabut.', en: 'This session was revoked.' },
  CSRF_REFUSED: { id: 'Permintaan bukan dari halaman kami.', en: 'The request did not come from our own page.' },
  FORBIDDEN: {
    id: 'Anda tidak berwenang melakukan tindakan ini.',
    en: 'You are not allowed to do this.',
  },
  FORBIDDEN_ACTION: {
    id: 'Peran Anda tidak berwenang untuk tindakan {action}.',
    en: 'Your role does not allow the action {action}.',
  },
  NOT_OWN_WORK: {
    id: 'Laporan yang Anda isi sendiri harus diperiksa oleh orang lain.',
    en: 'A report you typed yourself must be checked by someone else.',
  },
  NOT_FOUND: { id: 'Data tidak ditemukan.', en: 'Not found.' },
  RELEASE_NOT_FOUND: { id: 'Rilis {release} belum dibuat di sini.', en: 'The release {release} was not made here.' },
  WILAYAH_NOT_FOUND: { id: 'Wilayah tidak ditemukan.', en: 'The area was not found.' },
  POKJANAL_NOT_FOUND: { id: 'Pokjanal tidak ditemukan.', en: 'The Pokjanal was not found.' },
  DECREE_NOT_FOUND: { id: 'Surat keputusan tidak ditemukan.', en: 'The decree was not found.' },
  OPD_NOT_FOUND: { id: 'OPD tidak ditemukan.', en: 'The OPD was not found.' },
  DUTY_NOT_FOUND: { id: 'Tugas tidak ditemukan.', en: 'The duty was not found.' },
  PUSKESMAS_NOT_FOUND: { id: 'Puskesmas tidak ditemukan.', en: 'The puskesmas was not found.' },
  POSYANDU_NOT_FOUND: { id: 'Posyandu tidak ditemukan.', en: 'The posyandu was not found.' },
  INDICATOR_NOT_FOUND: { id: 'Indikator {code} tidak dikenal.', en: 'The indicator {code} is not known.' },
  ELEMENT_NOT_FOUND: { id: 'Elemen {code} tidak dikenal.', en: 'The element {code} is not known.' },
  TARGET_NOT_FOUND: { id: 'Target tidak ditemukan.', en: 'The target was not found.' },
  NOTE_NOT_FOUND: { id: 'Catatan data tidak ditemukan.', en: 'The data note was not found.' },
  FORM_NOT_FOUND: { id: 'Formulir tidak ditemukan.', en: 'The form was not found.' },
  PERMIT_NOT_FOUND: { id: 'Izin pembetulan tidak ditemukan.', en: 'No such leave to amend.' },
  REPORT_NOT_FOUND: { id: 'Laporan tidak ditemukan.', en: 'The report was not found.' },
  USER_NOT_FOUND: { id: 'Pengguna tidak ditemukan.', en: 'The user was not found.' },
  TOKEN_NOT_FOUND: { id: 'Token tidak ditemukan.', en: 'The token was not found.' },
} as const;
