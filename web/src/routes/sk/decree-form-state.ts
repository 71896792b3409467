import type { FormFile } from '@/features/files/files-field.tsx';
import type { DecreeContentInput, DecreeKind, WilayahKind } from '@/gql/schema-types.ts';
import type { DecreeContentFragment, DecreeGroupFragment } from './decree-pages.generated.ts';

export type FormGroup = Pick<DecreeGroupFragment, 'id' | 'name' | 'wilayah'>;
/** What stands in the form; `issuer` is null until somebody types it, and what is proposed counts meanwhile. */
export type DecreeForm = {
  readonly kind: DecreeKind;
  readonly number: string;
  readonly date: string;
  readonly issuer: string | null;
  readonly subject: string;
  readonly termStart: string;
  readonly termEnd: string;
  readonly bases: string;
  readonly groups: readonly FormGroup[];
  readonly supersedes: string;
  readonly file: FormFile | null;
  readonly reason: string;
};

/** A form nobody has typed in. */
export const emptyForm = (groups: readonly FormGroup[]): DecreeForm => ({
  kind: 'ESTABLISHMENT',
  number: '',
  date: '',
  issuer: null,
  subject: '',
  termStart: '',
  termEnd: '',
  bases: '',
  groups,
  supersedes: '',
  file: null,
  reason: '',
});

/** The form of a decree as it stands. */
export const formOf = (decree: DecreeContentFragment): DecreeForm => ({
  kind: decree.kind,
  number: decree.number,
  date: decree.date,
  issuer: decree.issuer,
  subject: decree.subject,
  termStart: decree.termStart ?? '',
  termEnd: decree.termEnd ?? '',
  bases: decree.legalBases.join('\n'),
  groups: decree.groups,
  supersedes: decree.supersedes?.id ?? '',
  file: decree.attachment,
  reason: '',
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is sent for a form. */
export const contentOf = (form: DecreeForm): DecreeContentInput => ({
  kind: form.kind,
  number: form.number,
  date: form.date,
  issuer: issuerOf(form),
  subject: form.subject,
  termStart: form.termStart || null,
  termEnd: form.termEnd || null,
  legalBases: linesOf(form.bases),
  groups: form.groups.map(({ id }) => id),
  supersedes: form.supersedes || null,
  attachment: form.file?.id ?? null,
});

/** Fields that no decree is without and that are still empty. A day that is none cannot even be sent. */
export function missingIn(form: DecreeForm) {
  const filled = { number: form.number, date: form.date, issuer: issuerOf(form), subject: form.subject };
  const fields = (['number', 'date', 'issuer', 'subject'] as const).filter((field) => filled[field].trim() === '');
  return form.groups.length > 0 ? fields : (['groups', ...fields] as const);
}

const HEADS: Partial<Record<WilayahKind, string>> = {
  PROVINSI: 'Gubernur',
  KABUPATEN: 'Bupati',
  KOTA: 'Wali Kota',
  KECAMATAN: 'Camat',
  DISTRIK: 'Kepala Distrik',
  DESA: 'Kepala Desa',
  KELURAHAN: 'Lurah',
};

/** The office that as a rule issues the decree of a group: the head of its area. */
export function proposedIssuer(groups: readonly FormGroup[]): string {
  const area = groups[0]?.wilayah;
  return area ? headOf(area) : '';
}

/** The office at the head of an area, with its name. */
export function headOf(area: Pick<FormGroup['wilayah'], 'kind' | 'name'>): string {
  if (area.kind === 'NEGARA') return 'Menteri Dalam Negeri';
  const head = HEADS[area.kind];
  return head ? `${head} ${area.name.replace(/^(Kabupaten|Kota|Kecamatan|Desa|Kelurahan|Provinsi) /, '')}` : '';
}

/** The issuer that counts: as typed, else as proposed. */
export const issuerOf = (form: DecreeForm): string => form.issuer ?? proposedIssuer(form.groups);

/** The values of two states of a decree where they differ, by field, lists line by line: what a conflict is about. */
export function differences(yours: DecreeForm, current: DecreeForm) {
  const [mine, theirs] = [sayable(yours), sayable(current)];
  return Object.keys(mine)
    .map((field) => ({ field, yours: mine[field] ?? '', current: theirs[field] ?? '' }))
    .filter((row) => row.yours !== row.current);
}

const sayable = (form: DecreeForm): Readonly<Record<string, string>> => ({
  kind: form.kind,
  number: form.number,
  date: form.date,
  issuer: issuerOf(form),
  subject: form.subject,
  termStart: form.termStart,
  termEnd: form.termEnd,
  legalBases: linesOf(form.bases).join('\n'),
  groups: form.groups
    .map(({ name }) => name)
    .sort((one, other) => one.localeCompare(other))
    .join('\n'),
  attachment: form.file?.name ?? '',
});
