import { useDecreeText } from '@/i18n/texts/sk.ts';

/** The fields of a decree, as the API and its history name them. */
const NAMES = {
  kind: 'form.kind',
  number: 'form.number',
  date: 'form.date',
  issuer: 'form.issuer',
  subject: 'form.subject',
  termStart: 'form.termStart',
  termEnd: 'form.termEnd',
  legalBases: 'form.bases',
  groups: 'form.groups',
  supersedes: 'form.supersedes',
  attachment: 'form.file',
  reason: 'form.reason',
} as const;

export type FieldName = keyof typeof NAMES;

/** Narrows a path of the API to the field it is about; what is inside a field is about the field. */
export function fieldAt(path: string): FieldName | null {
  const last = path.replace(/^content\./, '').split('.')[0] ?? '';
  return last in NAMES ? (last as FieldName) : null;
}

/** Says the name of a field as the form writes it. */
export function useFieldName() {
  const t = useDecreeText();
  return (field: string): string => {
    const known = fieldAt(field);
    return known ? t(NAMES[known]) : field;
  };
}
