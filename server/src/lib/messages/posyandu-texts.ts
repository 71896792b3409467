/** What can be wrong with the acts on a post: opening, correcting, moving, closing, merging. */
export const posyanduTexts = {
  STALE_POSYANDU: {
    id: 'Posyandu sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed the post: you edited revision {expected}, the newest is revision {actual}.',
  },
  POSYANDU_SAME_NAME: {
    id: 'Di {desa} sudah ada posyandu bernama {name}.',
    en: 'There is a post named {name} in {desa} already.',
  },
  POSYANDU_CLOSED: { id: 'Posyandu ini sudah tutup sejak {on}.', en: 'The post is closed since {on}.' },
  POSYANDU_OPEN: { id: 'Posyandu ini masih buka.', en: 'The post is open.' },
  POSYANDU_MERGED: {
    id: 'Catatan ini sudah digabungkan ke posyandu lain.',
    en: 'This record was merged into another post.',
  },
  POSYANDU_ITSELF: { id: 'Pilih posyandu lain.', en: 'Choose another post.' },
  POSYANDU_ELSEWHERE: {
    id: 'Kedua posyandu tidak berada di desa/kelurahan yang sama. Pindahkan dahulu salah satunya.',
    en: 'The posts lie in different villages. Move one of them first.',
  },
  NOT_A_VILLAGE: {
    id: '{name} bukan desa/kelurahan yang masih ada.',
    en: '{name} is no village that exists today.',
  },
  PUSKESMAS_ELSEWHERE: {
    id: 'Puskesmas {name} tidak berada di kabupaten/kota desa ini dan tidak melayaninya.',
    en: 'Puskesmas {name} neither stands in the regency of this village nor serves it.',
  },
  NOTHING_MOVES: {
    id: 'Desa dan puskesmasnya tetap sama: tidak ada yang dipindahkan.',
    en: 'Village and puskesmas stay the same: nothing moves.',
  },
  POSYANDU_WITHDRAWN: {
    id: 'Posyandu ini sudah ditarik karena tercatat keliru.',
    en: 'The post was taken back as entered by mistake.',
  },
  POSYANDU_COUNTED: {
    id: 'Sudah ada laporan atau akun pada posyandu ini. Tutup saja posyandunya.',
    en: 'A report or an account counts on this post. Close it instead.',
  },
  DAY_TOO_FAR: { id: 'Tanggal paling jauh {to}.', en: 'The day may be {to} at the latest.' },
} as const;
