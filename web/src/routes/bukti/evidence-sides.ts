import { EVIDENCE, type EvidenceField } from '@pokjanal/server/pure';
import type { EvidenceForm } from './evidence-form-state.ts';

/** One thing a form says: in words, and how it is taken into another form. */
type FormPart = {
  readonly key: string;
  /** The field behind it, where there is one. */
  readonly field: EvidenceField | null;
  readonly words: (form: EvidenceForm) => string;
  readonly take: (from: EvidenceForm, into: EvidenceForm) => Partial<EvidenceForm>;
};

/** A row of a list in one line. */
const rowWords = (row: Readonly<Record<string, string>>): string => Object.values(row).filter(Boolean).join(' · ');

function fieldPart(field: EvidenceField): FormPart {
  const { name } = field;
  if (field.type === 'rows') return rowsPart(name, field);
  return {
    key: name,
    field,
    words: ({ values }) => values[name] ?? '',
    take: (from, into) => ({ values: { ...into.values, [name]: from.values[name] ?? '' } }),
  };
}

function rowsPart(name: string, field: EvidenceField | null): FormPart {
  return {
    key: name,
    field,
    words: ({ rows }) => (rows[name] ?? []).map(rowWords).filter(Boolean).join('\n'),
    take: (from, into) => ({ rows: { ...into.rows, [name]: from.rows[name] ?? [] } }),
  };
}

const answerWords = ({ answers }: EvidenceForm): string =>
  Object.entries(answers)
    .filter(([, { value, finding }]) => value || finding)
    .map(([code, { value, finding }]) => `${code}: ${[value, finding].filter(Boolean).join(', ')}`)
    .toSorted()
    .join('\n');

const TITLE: FormPart = {
  key: 'title',
  field: null,
  words: ({ title }) => title ?? '',
  take: ({ title }) => ({ title }),
};

const OTHERS: readonly FormPart[] = [
  rowsPart('activities', null),
  {
    key: 'files',
    field: null,
    words: ({ files }) => files.map(({ name }) => name).join('\n'),
    take: ({ files }) => ({ files }),
  },
  {
    key: 'links',
    field: null,
    words: ({ links }) => links.map(({ name }) => name).join('\n'),
    take: ({ links }) => ({ links }),
  },
  {
    key: 'answers',
    field: null,
    words: answerWords,
    take: ({ checklist, answers }) => ({ checklist, answers }),
  },
];

/** The parts of a form in which what was typed is not what is stored. */
export function differing(typed: EvidenceForm, stored: EvidenceForm): readonly FormPart[] {
  return [TITLE, ...EVIDENCE[typed.kind].fields.map(fieldPart), ...OTHERS].filter(
    ({ words }) => words(typed).trim() !== words(stored).trim(),
  );
}
