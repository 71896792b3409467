/** Refusals about agencies over time. */
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
} as const;
