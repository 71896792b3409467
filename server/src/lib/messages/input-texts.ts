/** What can be wrong with an input, as a whole and field by field. */
export const inputTexts = {
  INVALID_INPUT: {
    id: 'Isian belum benar: ada {count} hal yang perlu diperbaiki.',
    en: 'The input is not right yet: {count} thing(s) to correct.',
  },
  BAD_REQUEST: {
    id: 'Permintaan ini tidak dapat dibaca.',
    en: 'This request cannot be read.',
  },
  REQUIRED: { id: 'Wajib diisi.', en: 'Required.' },
  TOO_SHORT: { id: 'Paling sedikit {min} huruf.', en: 'At least {min} characters.' },
  TOO_LONG: { id: 'Paling banyak {max} huruf.', en: 'At most {max} characters.' },
  NOT_A_REGENCY: { id: 'Pilih kabupaten atau kota.', en: 'Choose a regency or city.' },
  MONTH_STILL_RUNS: {
    id: 'Bulan {period} belum berakhir, jadi belum dapat ditutup.',
    en: 'The month {period} is not over, so it cannot be closed yet.',
  },
  DAY_IS_OVER: { id: 'Tanggal ini sudah lewat.', en: 'This day is over.' },
  NOT_YES_NO: { id: 'Jawab ya (1) atau tidak (0).', en: 'Answer yes (1) or no (0).' },
  OUT_OF_RANGE: { id: 'Harus antara {min} dan {max}.', en: 'Must lie between {min} and {max}.' },
  NOT_INTEGER: { id: 'Harus bilangan bulat.', en: 'Must be a whole number.' },
  BAD_ID: { id: 'Tanda pengenal tidak sah.', en: 'Not a valid id.' },
  BAD_TEXT: {
    id: 'Ada huruf yang rusak dalam teks ini; ketik ulang bagian itu.',
    en: 'This text has a broken character; type that part again.',
  },
  BAD_DAY: { id: 'Tanggal {value} tidak ada dalam kalender.', en: '{value} is not a day of the calendar.' },
  BAD_PERIOD: {
    id: 'Periode {value} tidak dikenal. Contoh: 2026-05, 2026-Q2, 2026-S1, 2026, 2026-05/YTD.',
    en: 'The period {value} is not known. Examples: 2026-05, 2026-Q2, 2026-S1, 2026, 2026-05/YTD.',
  },
  TARGET_PERIOD: {
    id: 'Target ditetapkan untuk bulan, triwulan, semester, atau tahun; {value} bukan salah satunya.',
    en: 'A target is set for a month, quarter, semester or year; {value} is none of them.',
  },
  NOT_NUMBER: {
    id: '{value} bukan bilangan. Contoh: 85 atau 82,5.',
    en: '{value} is not a number. Examples: 85 or 82.5.',
  },
  DUPLICATE_ROW: { id: 'Target yang sama sudah ada pada baris {row}.', en: 'The same target stands in row {row}.' },
  DUPLICATE_FORM: {
    id: 'Unit dan bulan yang sama sudah ada pada baris {row}.',
    en: 'The same unit and month stand in row {row} already.',
  },
  BAD_RANGE: { id: 'Awal harus sebelum akhir.', en: 'The start must come before the end.' },
  BAD_RELEASE: {
    id: 'Rilis {value} tidak dikenal; tulis seperti 2026-05/R1.',
    en: '{value} is no release; write it like 2026-05/R1.',
  },
  NOT_YET: { id: 'Waktu ini belum tiba.', en: 'This moment has not come yet.' },
  NOT_TOGETHER: { id: 'Tidak dapat dipakai bersama {other}.', en: 'Cannot be used together with {other}.' },
  BREAKDOWN_OF_TODAY: {
    id: 'Rincian menurut posyandu (jenis desa, strata, formulir) hanya ada untuk wilayah dan laporan menurut keadaan sekarang.',
    en: 'A breakdown by post (kind of village, strata, form set) is there for the areas and reports of today alone.',
  },
  BAD_CURSOR: { id: 'Penanda halaman tidak sah.', en: 'Not a valid cursor.' },
  BAD_PHONE: { id: 'Nomor telepon tidak sah.', en: 'Not a valid telephone number.' },
  BAD_CODE: { id: 'Kode {value} tidak dikenal.', en: 'The code {value} is not known.' },
  WEAK_SECRET: { id: 'Kata sandi paling sedikit {min} huruf.', en: 'The password needs at least {min} characters.' },
  WRONG_LEVEL: { id: 'Peran ini perlu wilayah tingkat {level}.', en: 'This role needs an area of level {level}.' },
  NAME_TAKEN: { id: 'Nama {value} sudah dipakai.', en: 'The name {value} is taken.' },
  UNKNOWN_SLOT: { id: 'Sel {slot} tidak ada pada formulir ini.', en: 'The cell {slot} is not on this form.' },
  DUPLICATE_SLOT: { id: 'Sel {slot} diisi lebih dari sekali.', en: 'The cell {slot} is given more than once.' },
  VALUE_REQUIRED: { id: 'Sel {slot} bernilai, tetapi angkanya tidak ada.', en: 'The cell {slot} has no number.' },
  BAD_MISSING_REASON: {
    id: 'Alasan kosong {reason} tidak dikenal.',
    en: 'The missing reason {reason} is not known.',
  },
  REASON_REQUIRED: { id: 'Alasan wajib diisi.', en: 'A reason is required.' },
  NOTE_REQUIRED: {
    id: 'Ada {count} peringatan; tulis satu catatan penjelasan sebelum mengirim.',
    en: 'There are {count} warning(s); write one note before submitting.',
  },
  RULE_BROKEN: { id: '{message}', en: '{message}' },
  BAD_EXPRESSION: {
    id: 'Rumus salah pada huruf ke-{position}: {message}',
    en: 'The formula is wrong at character {position}: {message}',
  },
} as const;
