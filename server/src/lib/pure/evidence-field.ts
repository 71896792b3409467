import type { Localized } from './texts.ts';

/** What a field of evidence holds: a line, a text, a day, a month, a count, rupiah, a number, one of a list, lines, rows of fields. */
export type FieldType = 'text' | 'long' | 'day' | 'month' | 'count' | 'money' | 'decimal' | 'choice' | 'lines' | 'rows';

export type Choice = { readonly value: string; readonly label: Localized };

/** One field of a kind of evidence: what the API takes and gives, what is checked, and what the form shows. */
export type EvidenceField = {
  readonly name: string;
  readonly type: FieldType;
  readonly label: Localized;
  readonly hint?: Localized;
  /** Must be there before the record can be submitted; a draft may lack it. */
  readonly required?: true;
  /** Longest text, largest number, or most rows. */
  readonly max?: number;
  /** Fewest rows of a submitted record. */
  readonly min?: number;
  /** A day that may not lie after today. */
  readonly isPast?: true;
  /** Name of a day before which this one may not lie. */
  readonly notBefore?: string;
  /** Values of a choice. */
  readonly choices?: readonly Choice[];
  /** Fields of a row. */
  readonly fields?: readonly EvidenceField[];
  /** Name of the rows of which this count is one, counted from 1. */
  readonly oneOf?: string;
};

/** Longest texts of the types that have one, where a field says nothing else. */
export const DEFAULT_MAX: Readonly<Partial<Record<FieldType, number>>> = {
  text: 200,
  long: 4_000,
  count: 1_000_000,
  money: 1_000_000_000_000_000,
  decimal: 1_000_000,
  lines: 50,
  rows: 50,
};

type More = Omit<Partial<EvidenceField>, 'name' | 'type' | 'label'>;

/** Writes a field in one line. */
export const field = (name: string, type: FieldType, id: string, en: string, more: More = {}): EvidenceField => ({
  name,
  type,
  label: { id, en },
  ...more,
});

/** Writes a value of a choice in one line. */
export const choice = (value: string, id: string, en: string): Choice => ({ value, label: { id, en } });

/** What a submitted record may not lack. */
export const NEEDED = { required: true } as const satisfies More;
