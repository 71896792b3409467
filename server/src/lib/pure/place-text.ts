import { TIDAK_DIRINCI } from './layout.ts';
import type { Localized } from './texts.ts';

const SEXES: Readonly<Record<string, Localized>> = {
  L: { id: 'laki-laki', en: 'boys' },
  P: { id: 'perempuan', en: 'girls' },
};

/** Names an age band such as `12_23` in words. */
export function ageText(age: string): Localized {
  const [from, to] = age.split('_');
  if (from === undefined || to === undefined || age === TIDAK_DIRINCI) return { id: 'semua umur', en: 'all ages' };
  return { id: `umur ${from}–${to} bulan`, en: `age ${from}–${to} months` };
}

/** Names a sex as a form does. */
export function sexText(sex: string): Localized {
  return SEXES[sex] ?? { id: 'laki-laki dan perempuan', en: 'boys and girls' };
}

/** Names a column inside a sentence, with the blank before it; the undivided total is named by nothing. */
export function whereText(column: { age: string; sex: string } | null): Localized {
  if (column === null || column.age === TIDAK_DIRINCI) return { id: '', en: '' };
  const age = ageText(column.age);
  const sex = sexText(column.sex);
  return { id: ` (${age.id}, ${sex.id})`, en: ` (${age.en}, ${sex.en})` };
}
