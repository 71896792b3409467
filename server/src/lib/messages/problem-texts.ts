/** What can be wrong with problems and requests on their way to an answer. */
export const problemTexts = {
  PROBLEM_NOT_FOUND: { id: 'Masalah tidak ditemukan.', en: 'The problem was not found.' },
  PROBLEM_STALE: {
    id: 'Masalah ini sudah diubah orang lain: Anda melihat revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody moved this problem: you saw revision {expected}, the newest is revision {actual}.',
  },
  PROBLEM_STANDS_ELSEWHERE: {
    id: 'Langkah ini tidak mungkin pada keadaan masalah sekarang.',
    en: 'The problem does not allow this step as it stands now.',
  },
  PROBLEM_NOT_LATE: {
    id: 'Jawabannya belum lewat tenggat {due}, jadi belum dapat dinaikkan.',
    en: 'The answer is not past its due day {due}, so the problem cannot be passed up yet.',
  },
  FIELD_OF_CITIZENS: {
    id: 'Usulan warga diajukan dalam salah satu dari enam bidang SPM.',
    en: 'Citizens ask in one of the six fields of minimum service.',
  },
  RAISER_MISSING: {
    id: 'Pilih posyandu, OPD atau kelompok yang mengajukan.',
    en: 'Choose the post, the agency or the group that raises it.',
  },
  PLACE_MISSING: { id: 'Pilih posyandu atau wilayahnya.', en: 'Choose the post or the area.' },
  PLACE_OUTSIDE: {
    id: 'Tempat ini di luar wilayah yang mengajukan.',
    en: 'This place lies outside the area of who raises it.',
  },
  ADDRESSEE_MISSING: {
    id: 'Pilih OPD atau kelompok yang harus menjawab.',
    en: 'Choose the agency or the group that must answer.',
  },
  ADDRESSEE_UNFIT: {
    id: 'Tujuan ini tidak melayani wilayah masalah, atau sudah tidak bekerja.',
    en: 'This addressee does not serve the area of the problem, or works no more.',
  },
  DUE_PAST: { id: 'Tenggat tidak boleh sebelum hari ini.', en: 'The due day cannot lie before today.' },
  ANSWER_BEFORE_LAST: {
    id: 'Tanggal ini sebelum langkah terakhir, {last}.',
    en: 'This day lies before the last step, {last}.',
  },
  LOOKS_LIKE_NIK: {
    id: 'Ada yang tampak seperti NIK atau nomor KK. Hapus, atau nyatakan bahwa ini bukan data pribadi.',
    en: 'Something looks like an identity number. Take it out, or state that it is no personal data.',
  },
  LOOKS_LIKE_PHONE: {
    id: 'Ada yang tampak seperti nomor telepon. Hapus, atau nyatakan bahwa ini bukan data pribadi.',
    en: 'Something looks like a telephone number. Take it out, or state that it is no personal data.',
  },
} as const;
