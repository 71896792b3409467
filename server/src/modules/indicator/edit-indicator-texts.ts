import type { Localized } from '../../lib/errors.ts';

/** Says that a part of a formula cannot be added up over posts, quoting it. */
export function notSummable(part: string): Localized {
  return {
    id: `bagian "${part}" tidak dapat dijumlahkan antarposyandu`,
    en: `the part "${part}" cannot be summed over posts`,
  };
}

/** Says that a definition got a newer version since it was opened. */
export function staleDefinition({ code }: { code: string }): Localized {
  return {
    id: `Definisi ${code} sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu ubah lagi.`,
    en: `Somebody changed the definition ${code} since you opened it. Reload it and edit again.`,
  };
}

/** Says that a rule is held by the program itself and has no statement to change. */
export function builtInRule({ code }: { code: string }): Localized {
  return {
    id: `Aturan ${code} dijaga oleh program sendiri; pernyataannya tidak dapat diubah di sini.`,
    en: `The rule ${code} is kept by the program itself; its statement cannot be changed here.`,
  };
}
