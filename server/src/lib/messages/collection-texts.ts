/** What can be wrong with a request for decrees and with an answer to it by hand. */
export const collectionTexts = {
  REQUEST_NOT_FOUND: { id: 'Permintaan SK tidak ditemukan.', en: 'The request for decrees was not found.' },
  REQUEST_LEVEL: {
    id: 'Tingkat yang diminta harus di bawah tingkat wilayah yang meminta.',
    en: 'The level asked must lie below the level of the area that asks.',
  },
  DEADLINE_PAST: { id: 'Batas waktu ini sudah lewat.', en: 'This deadline is over.' },
  REQUEST_STALE: {
    id: 'Permintaan ini sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed this request: you edited revision {expected}, the newest is revision {actual}.',
  },
  REQUEST_CLOSED: { id: 'Permintaan ini sudah ditutup.', en: 'This request was closed.' },
  AREA_NOT_ASKED: {
    id: 'Wilayah ini tidak termasuk yang diminta.',
    en: 'This area is not among those asked.',
  },
  ALREADY_ANSWERED: {
    id: 'Wilayah ini sudah dianggap menjawab.',
    en: 'This area counts as having answered already.',
  },
  NO_HAND_ANSWER: {
    id: 'Wilayah ini tidak dianggap menjawab dengan tangan.',
    en: 'No answer by hand stands for this area.',
  },
} as const;
