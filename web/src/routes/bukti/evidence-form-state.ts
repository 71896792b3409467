import {
  ACTIVITY_FIELDS,
  EVIDENCE,
  type EvidenceField,
  type EvidenceKind,
  kindOfArtefact,
} from '@pokjanal/server/pure';
import type { EvidenceContentInput } from '@/gql/schema-types.ts';
import { proposedIssuer } from '../sk/decree-form-state.ts';
import type { EvidenceContentFragment, EvidenceGroupFragment } from './evidence-pages.generated.ts';

export type Values = Readonly<Record<string, string>>;
export type FormFile = { readonly id: string; readonly name: string };

/** What stands in the form; `title` is null until somebody types it, and what is proposed counts meanwhile. */
export type EvidenceForm = {
  readonly kind: EvidenceKind;
  readonly opd: string;
  readonly period: string;
  readonly title: string | null;
  readonly values: Values;
  /** Rows of a field by its name; activities of a plan under `activities`. */
  readonly rows: Readonly<Record<string, readonly Values[]>>;
  readonly files: readonly FormFile[];
  /** Other agencies it counts for. */
  readonly alsoFor: readonly string[];
  readonly indicators: string;
  readonly reason: string;
};

/** What was given of links that the form does not show, sent back as it stands. */
export type KeptLinks = Pick<EvidenceContentInput, 'posyandu' | 'meetings' | 'problems'>;

type Plain = Readonly<Record<string, unknown>>;

const emptyRow = (fields: readonly EvidenceField[]): Values => Object.fromEntries(fields.map(({ name }) => [name, '']));

/** The first value of a choice that must be made, so that the common case is no press. */
const firstChoice = ({ required, choices }: EvidenceField): string => (required ? (choices?.[0]?.value ?? '') : '');

/** A form nobody has typed in, with what can be told without asking. */
export function emptyForm(
  kind: EvidenceKind,
  group: EvidenceGroupFragment,
  given: { readonly opd: string; readonly period: string; readonly today: string },
): EvidenceForm {
  const { fields } = EVIDENCE[kind];
  const told: Values = {
    area: group.wilayah.fullName,
    addressees: [proposedIssuer([group]), `Ketua ${group.name}`].filter(Boolean).join('\n'),
    sentOn: given.today,
  };
  return {
    kind,
    opd: given.opd,
    period: given.period,
    title: null,
    values: Object.fromEntries(
      fields.map((one) => [one.name, one.type === 'choice' ? firstChoice(one) : (told[one.name] ?? '')]),
    ),
    rows: {
      ...Object.fromEntries(
        fields.flatMap((one) =>
          one.type === 'rows'
            ? [[one.name, Array.from({ length: one.min ?? 1 }, () => emptyRow(one.fields ?? []))]]
            : [],
        ),
      ),
      activities: kind === 'PLAN' ? [emptyRow(ACTIVITY_FIELDS)] : [],
    },
    files: [],
    alsoFor: [],
    indicators: '',
    reason: '',
  };
}

const sayable = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(String).join('\n') : String(value as string | number);
};
const rowsOf = (fields: readonly EvidenceField[], list: unknown): Values[] =>
  (Array.isArray(list) ? (list as Plain[]) : []).map((row) =>
    Object.fromEntries(fields.map(({ name }) => [name, sayable(row[name])])),
  );

/** The form of a record as it stands. */
export function formOf(evidence: EvidenceContentFragment): EvidenceForm {
  const plain: Plain = { ...evidence };
  const { fields } = EVIDENCE[evidence.kind];
  const activities = evidence.__typename === 'PlanEvidence' ? evidence.activities : [];
  return {
    kind: evidence.kind,
    opd: evidence.opd.id,
    period: evidence.period,
    title: evidence.title,
    values: Object.fromEntries(
      fields.flatMap((one) => (one.type === 'rows' ? [] : [[one.name, sayable(plain[one.name])]])),
    ),
    rows: {
      ...Object.fromEntries(
        fields.flatMap((one) => (one.type === 'rows' ? [[one.name, rowsOf(one.fields ?? [], plain[one.name])]] : [])),
      ),
      activities: rowsOf(ACTIVITY_FIELDS, activities),
    },
    files: evidence.attachments,
    alsoFor: [],
    indicators: evidence.indicators.join('\n'),
    reason: '',
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function valueOf({ type }: EvidenceField, text: string): unknown {
  if (type === 'lines') return linesOf(text);
  if (text.trim() === '') return null;
  return type === 'count' || type === 'money' || type === 'decimal' ? Number(text) : text;
}

/** Rows in which somebody typed something. */
const typedRows = (fields: readonly EvidenceField[], rows: readonly Values[]): Plain[] =>
  rows
    .filter((row) => fields.some(({ name }) => (row[name] ?? '').trim() !== ''))
    .map((row) => Object.fromEntries(fields.map((one) => [one.name, valueOf(one, row[one.name] ?? '')])));

/** What is sent for a form. */
export function contentOf(form: EvidenceForm, title: string, code: string, kept: KeptLinks): EvidenceContentInput {
  const { key, fields } = EVIDENCE[form.kind];
  const details = Object.fromEntries(
    fields.map((one) => [
      one.name,
      one.type === 'rows'
        ? typedRows(one.fields ?? [], form.rows[one.name] ?? [])
        : valueOf(one, form.values[one.name] ?? ''),
    ]),
  );
  const activities = typedRows(ACTIVITY_FIELDS, form.rows['activities'] ?? []);
  return {
    ...kept,
    kind: form.kind,
    period: form.period,
    title,
    // The one description of the kind names the fields, on both sides.
    [key]: details,
    activities: activities as unknown as NonNullable<EvidenceContentInput['activities']>,
    indicators: linesOf(form.indicators),
    attachments: form.files.map(({ id }) => id),
    alsoFor: form.alsoFor.map((opd) => ({ opd, duty: code })),
  };
}

const RHYTHMS: Readonly<Record<string, (year: number) => string[]>> = {
  MONTHLY: (year) => Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`),
  QUARTERLY: (year) => [1, 2, 3, 4].map((part) => `${year}-Q${part}`),
  SEMESTER: (year) => [1, 2].map((part) => `${year}-S${part}`),
};

/** Periods one may choose for a duty: those of its rhythm in a year and the year before, and the one that stands there. */
export function periodChoices(rhythm: string, year: number, current: string): string[] {
  const of = RHYTHMS[rhythm] ?? ((one: number) => [String(one)]);
  const all = [year, year - 1].flatMap((one) => of(one).reverse());
  return current !== '' && !all.includes(current) ? [current, ...all] : all;
}

type Duty = EvidenceGroupFragment['duties'][number];

/** The duties of a group for which evidence can be recorded, each with the kind that proves it. */
export const provableDuties = (duties: readonly Duty[]): { duty: Duty; kind: EvidenceKind }[] =>
  duties.flatMap((duty) => {
    const kind = kindOfArtefact(duty.artefact);
    return kind ? [{ duty, kind }] : [];
  });
