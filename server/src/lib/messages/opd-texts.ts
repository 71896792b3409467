/** Refusals about agencies over time, and about earlier versions of records. */
export const opdTexts = {
  OPD_MERGED: {
    id: '{name} sudah digabung ke {into}; perubahan dilakukan di sana.',
    en: '{name} was merged into {into}; changes are made there.',
  },
  OPD_NAME_KEPT: {
    id: 'Nama dan singkatannya masih sama: {name}.',
    en: 'Name and abbreviation are still the same: {name}.',
  },
  OPD_NEVER_RENAMED: {
    id: '{name} belum pernah berganti nama.',
    en: '{name} was never renamed.',
  },
  OPD_ITSELF: {
    id: 'OPD tidak dapat digabung ke dirinya sendiri.',
    en: 'An agency cannot be merged into itself.',
  },
  OPD_ELSEWHERE: {
    id: '{name} bukan OPD {area}: hanya OPD dari satu wilayah yang digabung.',
    en: '{name} is no agency of {area}: only agencies of one area are merged.',
  },
  OPD_WORK_LATER: {
    id: '{title} baru mulai {from}, sesudah hari terakhir {on}: pilih hari lain atau perbaiki dahulu.',
    en: '{title} begins on {from}, after the last day {on}: choose another day or put it right first.',
  },
  OPD_MERGE_BUILT_ON: {
    id: '{what} sudah berubah sesudah penggabungan.',
    en: '{what} was changed after the merger.',
  },
  OPD_MERGER_UNDONE: {
    id: 'Penggabungan ke {name} sudah dibatalkan.',
    en: 'The merger into {name} was taken back already.',
  },
  NOT_RESTORABLE: {
    id: 'Catatan ini tidak dapat dipulihkan: SK, masa jabatan, komitmen, dan laporan diperbaiki dengan tindakannya sendiri.',
    en: 'This record cannot be put back: decrees, holdings, commitments and reports are put right by an act of their own.',
  },
  NOTHING_TO_RESTORE: {
    id: 'Isi versi itu sama dengan yang sekarang.',
    en: 'That version says the same as the present one.',
  },
} as const;
