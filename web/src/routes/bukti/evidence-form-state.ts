import type { FormFile } from '@/features/files/files-field.tsx';
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
/** What a record may point to, as the form searches for it. */
export const LINK_KINDS = ['POSYANDU', 'INDICATOR', 'MEETING', 'COMMITMENT', 'PROBLEM'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
export type FormLink = { readonly kind: LinkKind; readonly id: string; readonly name: string };
/** What was found for an item of the checklist; everything as typed. */
export type FormAnswer = { readonly value: string; readonly finding: string };

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
  readonly links: readonly FormLink[];
  /** The checklist that is used, and the answers by item; null without one. */
  readonly checklist: string | null;
  readonly answers: Readonly<Record<string, FormAnswer>>;
  readonly reason: string;
};

/** What was given of links that the form does not show, sent back as it stands. */
export type KeptLinks = Pick<EvidenceContentInput, 'referrals'>;

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
    links: [],
    checklist: null,
    answers: {},
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
      activities: rowsOf(ACTIVITY_FIELDS, activities).map((row, at) => ({
        ...row,
        effectWilayah: activities[at]?.effectWilayah?.id ?? '',
      })),
    },
    files: evidence.attachments,
    alsoFor: [],
    links: linksOf(evidence),
    ...answersOf(evidence),
    reason: '',
  };
}

function linksOf({ posts, meetings, commitments, problems, aboutIndicators }: EvidenceContentFragment): FormLink[] {
  return [
    ...posts.map(({ id, name }) => ({ kind: 'POSYANDU' as const, id, name })),
    ...aboutIndicators.map(({ code, name }) => ({ kind: 'INDICATOR' as const, id: code, name: name.id })),
    ...meetings.map(({ id, title }) => ({ kind: 'MEETING' as const, id, name: title })),
    ...commitments.map(({ id, text }) => ({ kind: 'COMMITMENT' as const, id, name: text })),
    ...problems.map(({ id, title }) => ({ kind: 'PROBLEM' as const, id, name: title })),
  ];
}

function answersOf(evidence: EvidenceContentFragment): Pick<EvidenceForm, 'checklist' | 'answers'> {
  const answers = evidence.__typename === 'VisitEvidence' ? evidence.answers : [];
  const said = ({ yesNo, number, text }: (typeof answers)[number]) =>
    yesNo === null ? sayable(number ?? text) : yesNo ? 'ya' : 'tidak';
  return {
    checklist: answers[0]?.item.checklist.id ?? null,
    answers: Object.fromEntries(
      answers.map((one) => [one.item.code, { value: said(one), finding: one.finding ?? '' }]),
    ),
  };
}

/** The answers as they are sent: each in the kind of its item, which its own text tells. */
function sentAnswers(form: EvidenceForm, kinds: ReadonlyMap<string, string>): Plain[] {
  return Object.entries(form.answers).map(([item, { value, finding }]) => {
    const kind = kinds.get(item);
    const isSaid = value.trim() !== '';
    return {
      item,
      yesNo: kind === 'YES_NO' && isSaid ? value === 'ya' : null,
      number: kind === 'NUMBER' && isSaid ? Number(value) : null,
      text: kind === 'TEXT' && isSaid ? value : null,
      finding: finding.trim() || null,
    };
  });
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
export function contentOf(
  form: EvidenceForm,
  title: string,
  code: string,
  { kinds, ...kept }: KeptLinks & { readonly kinds: ReadonlyMap<string, string> },
): EvidenceContentInput {
  const refs = (kind: LinkKind) => form.links.flatMap((link) => (link.kind === kind ? [link.id] : []));
  const { key, fields } = EVIDENCE[form.kind];
  const details = Object.fromEntries(
    fields.map((one) => [
      one.name,
      one.type === 'rows'
        ? typedRows(one.fields ?? [], form.rows[one.name] ?? [])
        : valueOf(one, form.values[one.name] ?? ''),
    ]),
  );
  const rows = form.rows['activities'] ?? [];
  const activities = rows.flatMap((row) =>
    typedRows(ACTIVITY_FIELDS, [row]).map((typed) => ({ ...typed, effectWilayah: row['effectWilayah'] || null })),
  );
  return {
    ...kept,
    kind: form.kind,
    period: form.period,
    title,
    // The one description of the kind names the fields, on both sides.
    [key]: details,
    activities: activities as unknown as NonNullable<EvidenceContentInput['activities']>,
    posyandu: refs('POSYANDU'),
    indicators: refs('INDICATOR'),
    meetings: refs('MEETING'),
    commitments: refs('COMMITMENT'),
    problems: refs('PROBLEM'),
    ...(form.checklist && {
      checklist: form.checklist,
      answers: sentAnswers(form, kinds) as unknown as NonNullable<EvidenceContentInput['answers']>,
    }),
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
