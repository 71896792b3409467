/** What can be wrong with evidence of duties, with what is proposed as such, and with the matrix of duties. */
export const dutyTexts = {
  EVIDENCE_NOT_FOUND: { id: 'Bukti tidak ditemukan.', en: 'The evidence was not found.' },
  PROPOSAL_NOT_FOUND: { id: 'Usulan bukti tidak ditemukan.', en: 'The proposed evidence was not found.' },
  EXEMPTION_NOT_FOUND: {
    id: 'Tanda tidak berlaku ini tidak ditemukan.',
    en: 'This mark of not applicable was not found.',
  },
  DUTY_NOT_OWED: {
    id: 'Kelompok ini tidak mempunyai tugas itu.',
    en: 'This group does not have that duty.',
  },
  NOT_A_MEMBER: {
    id: '{name} bukan anggota kelompok ini pada {period}.',
    en: '{name} is no member of this group in {period}.',
  },
  EVIDENCE_STALE: {
    id: 'Bukti ini sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed this evidence: you edited revision {expected}, the newest is revision {actual}.',
  },
  EVIDENCE_WRONG_STATUS: {
    id: 'Tindakan ini tidak berlaku untuk bukti berstatus {status}.',
    en: 'This cannot be done to evidence that is {status}.',
  },
  EVIDENCE_CONFIRMED: {
    id: 'Bukti ini tidak menunggu pernyataan benar dari OPD.',
    en: 'This evidence does not wait to be confirmed by the agency.',
  },
  EVIDENCE_DETAILS: {
    id: 'Isi tepat satu rincian, yaitu yang sesuai dengan jenis buktinya.',
    en: 'Give exactly one set of details, the one of its kind.',
  },
  PLAN_NOT_A_YEAR: {
    id: 'Rencana tahunan memerlukan periode satu tahun, misalnya {example}.',
    en: 'An annual plan is for one year, such as {example}.',
  },
  PROPOSAL_SETTLED: {
    id: 'Usulan ini sudah diputuskan.',
    en: 'This proposal was already settled.',
  },
  DUTY_PERIOD: {
    id: '{value} bukan periode tugas ini.',
    en: '{value} is no period of this duty.',
  },
  EXEMPT_ALREADY: {
    id: 'Tugas ini sudah ditandai tidak berlaku pada periode itu.',
    en: 'This duty is already marked as not applicable in that period.',
  },
  EXEMPTION_WITHDRAWN: {
    id: 'Tanda tidak berlaku ini sudah ditarik.',
    en: 'This mark of not applicable was already taken back.',
  },
  ROWS_NEEDED: { id: 'Isi paling sedikit {min} baris.', en: 'Give at least {min} rows.' },
  UNKNOWN_FIELD: { id: '{field} tidak dikenal.', en: '{field} is not known.' },
  LINK_NOT_FOUND: { id: 'Yang dirujuk tidak ditemukan.', en: 'What it points to was not found.' },
  CHOOSE_YEAR: { id: 'Tahun harus antara {min} dan {max}.', en: 'The year must lie between {min} and {max}.' },
} as const;
