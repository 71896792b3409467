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

const FIELDS: Readonly<Record<string, Localized>> = {
  SPM_PENDIDIKAN: { id: 'bidang pendidikan', en: 'field of education' },
  SPM_KESEHATAN: { id: 'bidang kesehatan', en: 'field of health' },
  SPM_PU: { id: 'bidang pekerjaan umum', en: 'field of public works' },
  SPM_PERUMAHAN: { id: 'bidang perumahan rakyat', en: 'field of public housing' },
  SPM_TRANTIB: {
    id: 'bidang ketenteraman, ketertiban, dan pelindungan masyarakat',
    en: 'field of order and protection',
  },
  SPM_SOSIAL: { id: 'bidang sosial', en: 'field of social affairs' },
};

/** Names a field of minimum service (bidang SPM) in words. */
export function fieldText(field: string): Localized {
  return FIELDS[field] ?? { id: 'semua bidang', en: 'all fields' };
}

/** Names a column inside a sentence, with the blank before it; the undivided total is named by nothing. */
export function whereText(column: { age: string; sex: string; field?: string } | null): Localized {
  if (column?.field !== undefined && column.field !== TIDAK_DIRINCI) {
    const field = fieldText(column.field);
    return { id: ` (${field.id})`, en: ` (${field.en})` };
  }
  if (column === null || column.age === TIDAK_DIRINCI) return { id: '', en: '' };
  const age = ageText(column.age);
  const sex = sexText(column.sex);
  return { id: ` (${age.id}, ${sex.id})`, en: ` (${age.en}, ${sex.en})` };
}
