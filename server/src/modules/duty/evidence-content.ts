import type { EvidenceLinkKind, Prisma } from '@pokjanal/prisma/client';
import { ACTIVITY_FIELDS, EVIDENCE, type EvidenceKind } from '../../lib/pure/evidence-kinds.ts';
import type { Details } from '../../lib/pure/check-evidence.ts';
import type { EvidenceField } from '../../lib/pure/evidence-field.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import type { Logged, LoggedValue } from '../activity/record-change.ts';

export type EvidenceLinkTo = { readonly kind: EvidenceLinkKind; readonly ref: string };
/** Another agency, or another duty, that a record should count for as well. */
export type AlsoFor = { readonly opdId: string; readonly code: string };

/** What a visit found for one item of its checklist. */
export type AnswerContent = {
  readonly item: string;
  readonly yesNo: boolean | null;
  readonly number: number | null;
  readonly text: string | null;
  /** What was found wrong. */
  readonly finding: string | null;
};
/** A checklist in one version, with what was found. */
export type ChecklistContent = { readonly id: string; readonly answers: readonly AnswerContent[] };

/** Everything a person writes down about a record of evidence. */
export type EvidenceContent = {
  readonly kind: EvidenceKind;
  /** Such as `2026-Q3`. */
  readonly period: string;
  readonly title: string;
  /** Fields of the kind by name; days as text. */
  readonly details: Details;
  /** Rows of a yearly plan, by `ACTIVITY_FIELDS`, and the area of the expected effect as `effectWilayahId`. */
  readonly activities: readonly Details[];
  readonly links: readonly EvidenceLinkTo[];
  readonly attachmentIds: readonly string[];
  /** Of a visit: what was looked at; null where no checklist was used. */
  readonly checklist: ChecklistContent | null;
  readonly alsoFor: readonly AlsoFor[];
};

/** What is read of a record before it is changed. */
export const evidenceStateSelect = {
  id: true,
  pokjanalId: true,
  opdId: true,
  kind: true,
  period: true,
  title: true,
  status: true,
  returnNote: true,
  details: true,
  onBehalf: true,
  confirmedAt: true,
  revision: true,
  activities: { orderBy: { order: 'asc' } },
  links: { select: { kind: true, ref: true }, orderBy: [{ kind: 'asc' }, { ref: 'asc' }] },
  files: { select: { attachment: { select: { id: true, name: true } } } },
  answers: {
    select: { yesNo: true, number: true, text: true, finding: true, item: { select: { text: true } } },
    orderBy: { item: { order: 'asc' } },
  },
} as const satisfies Prisma.EvidenceSelect;

export type EvidenceState = Prisma.EvidenceGetPayload<{ select: typeof evidenceStateSelect }>;

/** A record as its history tells it, its details field by field. */
export function loggedOf(state: EvidenceState): Logged {
  const { title, period, status, returnNote, files } = state;
  const details = state.details as Details;
  const fields = EVIDENCE[state.kind].fields.map(
    ({ name, ...rest }) => [`details.${name}`, plain({ name, ...rest }, details[name])] as const,
  );
  return {
    title,
    period,
    status,
    returnNote,
    confirmed: state.onBehalf ? state.confirmedAt !== null : null,
    ...Object.fromEntries(fields),
    activities: state.activities.map((row) => rowText(ACTIVITY_FIELDS, activityDetails(row))),
    indicators: state.links.flatMap(({ kind, ref }) => (kind === 'INDICATOR' ? [ref] : [])),
    posyandu: state.links.filter(({ kind }) => kind === 'POSYANDU').length || null,
    answers: state.answers.map(answerText),
    files: files.map(({ attachment }) => attachment.name).sort(),
  };
}

function answerText({ item, yesNo, number, text, finding }: EvidenceState['answers'][number]): string {
  const said = yesNo === null ? (number?.toString() ?? text) : yesNo ? 'Ya' : 'Tidak';
  return [`${item.text}: ${said ?? '–'}`, finding].filter(Boolean).join(' · ');
}

function plain(one: EvidenceField, value: unknown): LoggedValue {
  if (value === null || value === undefined) return null;
  if (one.type === 'rows') return (value as Details[]).map((row) => rowText(one.fields ?? [], row));
  return value as LoggedValue;
}

const rowText = (fields: readonly EvidenceField[], row: Details): string =>
  fields
    .map(({ name }) => row[name])
    .filter((value): value is string | number => typeof value === 'string' || typeof value === 'number')
    .join(' · ');

type ActivityRow = EvidenceState['activities'][number];

const money = (value: bigint | null): number | null => (value === null ? null : Number(value));

/** A row of a plan as its fields say it. */
export function activityDetails(row: ActivityRow): Details {
  return {
    title: row.title,
    target: row.target,
    place: row.place,
    month: row.month === null ? null : formatMonth(row.month),
    costPlanned: money(row.costPlanned),
    costSecured: money(row.costSecured),
    costSpent: money(row.costSpent),
    source: row.source,
    effectIndicator: row.effectIndicator,
    effectDirection: row.effectDirection,
    effectSize: row.effectSize === null ? null : Number(row.effectSize),
    effectLag: row.effectLag,
  };
}
