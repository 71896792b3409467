/** What can be wrong with the register of kader. */
export const kaderTexts = {
  KADER_NOT_FOUND: { id: 'Kader tidak ditemukan.', en: 'There is no such kader.' },
  STALE_KADER: {
    id: 'Catatan kader sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed the record: you edited revision {expected}, the newest is revision {actual}.',
  },
  KADER_SAME_NAME: {
    id: 'Di posyandu ini sudah ada kader bernama {name}. Bila orangnya lain, tambahkan pembeda pada namanya.',
    en: 'A kader named {name} serves at this post already. If it is somebody else, add something to tell them apart.',
  },
  KADER_LEFT: { id: 'Kader ini sudah berhenti sejak {on}.', en: 'This kader has left on {on}.' },
  KADER_ERASED: {
    id: 'Data pribadi kader ini sudah dihapus atas permintaannya.',
    en: 'The personal data of this kader was erased at her request.',
  },
  KADER_NAME_DIFFERS: {
    id: 'Ketik nama kader persis seperti tercatat.',
    en: 'Type the name of the kader as it is on record.',
  },
  KADER_NAMED: {
    id: 'Jangan menulis nama kader di sini: alasan ini tetap tersimpan.',
    en: 'Do not write the name of the kader here: this reason is kept.',
  },
  KADER_SAME_POST: {
    id: 'Kader ini sudah bertugas di posyandu itu.',
    en: 'This kader serves at that post already.',
  },
  KADER_ELSEWHERE: {
    id: 'Kader ini tidak bertugas di posyandu itu.',
    en: 'This kader does not serve at that post.',
  },
  NO_PERSONAL_NUMBER: {
    id: 'Jangan menulis NIK atau nomor telepon di sini.',
    en: 'Write no national identity or telephone number here.',
  },
  NO_PHONE: { id: 'Nomor telepon kader ini tidak tercatat.', en: 'There is no telephone number on record.' },
  SKILL_TWICE: {
    id: 'Keterampilan {value} dinilai dua kali.',
    en: 'The skill {value} is assessed twice.',
  },
  KADER_COUNTED: {
    id: 'Kader ini sudah dinilai keterampilannya. Catat saja bahwa ia berhenti.',
    en: 'Skills of this kader were assessed. Record that she left instead.',
  },
  NOTHING_ASSESSED: { id: 'Belum ada keterampilan yang dinilai.', en: 'No skill is assessed yet.' },
  POSYANDU_NOT_OPEN_THEN: {
    id: 'Posyandu ini tidak beroperasi pada {on}.',
    en: 'The post does not operate on {on}.',
  },
} as const;
