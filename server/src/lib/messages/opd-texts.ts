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
  NOT_RESTORABLE: {
    id: 'Catatan ini tidak dapat dipulihkan: SK, masa jabatan, komitmen, dan laporan diperbaiki dengan tindakannya sendiri.',
    en: 'This record cannot be put back: decrees, holdings, commitments and reports are put right by an act of their own.',
  },
  NOTHING_TO_RESTORE: {
    id: 'Isi versi itu sama dengan yang sekarang.',
    en: 'That version says the same as the present one.',
  },
} as const;
