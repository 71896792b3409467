/** What can be wrong with the acts on a pustu and the villages it serves. */
export const pustuTexts = {
  STALE_PUSTU: {
    id: 'Pustu sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed the pustu: you edited revision {expected}, the newest is revision {actual}.',
  },
  PUSTU_SAME_NAME: {
    id: 'Di {desa} sudah ada pustu bernama {name}.',
    en: 'There is a pustu named {name} in {desa} already.',
  },
  PUSTU_CLOSED: { id: 'Pustu ini sudah tutup sejak {on}.', en: 'The pustu is closed since {on}.' },
  PUSTU_OPEN: { id: 'Pustu ini masih buka.', en: 'The pustu is open.' },
  PUSTU_WITHDRAWN: {
    id: '{name} sudah ditarik karena tercatat keliru.',
    en: '{name} was taken back as entered by mistake.',
  },
  PUSTU_SERVES_NONE: {
    id: 'Pilih paling sedikit satu desa/kelurahan yang dilayani.',
    en: 'Choose at least one village that it serves.',
  },
} as const;
