import type { InputRef } from '@pothos/core';
import { EffectDirection, FundingSource } from '@pokjanal/prisma/client';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import type { Details } from '../../lib/pure/check-evidence.ts';
import type { EvidenceField, FieldType } from '../../lib/pure/evidence-field.ts';
import { ACTIVITY_FIELDS, EVIDENCE, EVIDENCE_KINDS, type EvidenceKind } from '../../lib/pure/evidence-kinds.ts';
import { activityDetails } from './evidence-content.ts';
import { capital, fieldTypeName, typeNameOf } from './evidence-names.ts';
import { EvidenceFace } from './evidence.schema.ts';

const FundingSourceEnum = builder.enumType(FundingSource, {
  name: 'FundingSource',
  description: 'Where the money of an activity comes from.',
});
const EffectDirectionEnum = builder.enumType(EffectDirection, {
  name: 'EffectDirection',
  description: 'Which way an indicator should move.',
});

const SCALARS = {
  text: 'String',
  long: 'String',
  day: 'Day',
  month: 'Period',
  count: 'Int',
  money: 'Count',
  decimal: 'Float',
} as const;
type Plain = Exclude<FieldType, 'choice' | 'lines' | 'rows'>;
type PlainField = EvidenceField & { readonly type: Plain };

const isPlain = (one: EvidenceField): one is PlainField => one.type in SCALARS;
const scalarOf = ({ type }: PlainField) => SCALARS[type];
const words = ({ label }: EvidenceField) => `${label.en}.`;

/** Enums of the choices of every kind, by the name of their type. */
const choiceEnums = new Map(
  EVIDENCE_KINDS.flatMap((kind) =>
    EVIDENCE[kind].fields.flatMap((one) => {
      if (one.type !== 'choice') return [];
      const name = fieldTypeName(kind, one);
      const values = (one.choices ?? []).map(({ value, label }) => [value, { description: `${label.en}.` }] as const);
      return [[name, builder.enumType(name, { description: words(one), values: Object.fromEntries(values) })] as const];
    }),
  ),
);

function enumOf(kind: EvidenceKind | null, one: EvidenceField) {
  if (one.name === 'source') return FundingSourceEnum;
  if (one.name === 'effectDirection') return EffectDirectionEnum;
  const found = kind && choiceEnums.get(fieldTypeName(kind, one));
  if (!found) throw new Error(`The choice ${one.name} has no type`);
  return found;
}

/** The value of a field as its scalar wants it; days are kept as text. */
const plainValue = ({ type }: EvidenceField, value: unknown) =>
  type === 'day' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : ((value ?? null) as string | null);
const listAt = <T>(row: Details, name: string): T[] => (Array.isArray(row[name]) ? (row[name] as T[]) : []);
const detailsOf = ({ details }: { readonly details: unknown }): Details => (details ?? {}) as Details;

const rowTypes = new Map(
  EVIDENCE_KINDS.flatMap((kind) =>
    EVIDENCE[kind].fields.flatMap((one) => {
      if (one.type !== 'rows') return [];
      const name = fieldTypeName(kind, one);
      const type = builder.objectRef<Details>(name).implement({
        description: `${one.label.en}: one of them.`,
        fields: (t) =>
          Object.fromEntries(
            (one.fields ?? []).filter(isPlain).map((cell) => [
              cell.name,
              t.field({
                type: scalarOf(cell),
                nullable: true,
                description: words(cell),
                resolve: (row) => plainValue(cell, row[cell.name]) as never,
              }),
            ]),
          ),
      });
      return [[name, type] as const];
    }),
  ),
);

/** An activity of a yearly plan. */
export const PlanActivity = builder.prismaObject('PlanActivity', {
  description: 'An activity of a yearly plan, with its money and the effect expected of it.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('PlanActivity', id) }),
    ...Object.fromEntries(
      ACTIVITY_FIELDS.map((one) => [
        one.name,
        t.field({
          type: isPlain(one) ? scalarOf(one) : enumOf(null, one),
          nullable: true,
          description: words(one),
          resolve: (row) => activityDetails(row)[one.name] as never,
        }),
      ]),
    ),
    effectWilayah: t.relation('effectWilayah', {
      nullable: true,
      description: 'Area where the indicator should move.',
    }),
  }),
});

for (const kind of EVIDENCE_KINDS) {
  const { label, fields } = EVIDENCE[kind];
  builder.prismaObject('Evidence', {
    variant: typeNameOf(kind),
    interfaces: [EvidenceFace, builder.nodeInterfaceRef()],
    description: `${label.en}, as evidence of a duty.`,
    fields: (t) => ({
      id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('Evidence', id) }),
      ...Object.fromEntries(
        fields.map((one) => {
          const options = { description: words(one) };
          if (one.type === 'lines') {
            return [one.name, t.stringList({ ...options, resolve: (row) => listAt<string>(detailsOf(row), one.name) })];
          }
          const rows = rowTypes.get(fieldTypeName(kind, one));
          if (rows) {
            return [
              one.name,
              t.field({ ...options, type: [rows], resolve: (row) => listAt<Details>(detailsOf(row), one.name) }),
            ];
          }
          return [
            one.name,
            t.field({
              ...options,
              type: isPlain(one) ? scalarOf(one) : enumOf(kind, one),
              nullable: true,
              resolve: (row) => plainValue(one, detailsOf(row)[one.name]) as never,
            }),
          ];
        }),
      ),
      ...(kind === 'VISIT' && {
        answers: t.relation('answers', {
          description:
            'What was found item by item of its checklist, in their order; none where no checklist was used.',
          query: { orderBy: { item: { order: 'asc' } } },
        }),
      }),
      ...(kind === 'PLAN' && {
        activities: t.relation('activities', {
          description: 'Its activities, in their order.',
          query: { orderBy: { order: 'asc' } },
        }),
      }),
    }),
  });
}

type DetailsRef = InputRef<Details>;

/** An input of plain fields, lists and rows, as a description says; which fields it has only the description knows. */
function inputOf(
  name: string,
  about: string,
  fields: readonly EvidenceField[],
  kind: EvidenceKind | null,
  ids: readonly (readonly [name: string, about: string])[] = [],
): DetailsRef {
  const rows = new Map<string, DetailsRef>();
  for (const one of fields) {
    if (one.type !== 'rows' || !kind) continue;
    const rowName = `${fieldTypeName(kind, one)}Input`;
    rows.set(one.name, inputOf(rowName, `${one.label.en}: one of them.`, one.fields ?? [], kind));
  }
  return builder.inputType(name, {
    description: about,
    fields: (t) =>
      Object.fromEntries([
        ...ids.map(([id, description]) => [id, t.id({ description })] as const),
        ...fields.map((one) => {
          const options = { description: words(one) };
          const row = rows.get(one.name);
          if (row) return [one.name, t.field({ ...options, type: [row] })] as const;
          if (one.type === 'lines') return [one.name, t.stringList(options)] as const;
          return [one.name, t.field({ ...options, type: isPlain(one) ? scalarOf(one) : enumOf(kind, one) })] as const;
        }),
      ]),
  });
}

/** Inputs of the details of each kind, by the name they have in a content. */
export const detailInputs = EVIDENCE_KINDS.map((kind) => {
  const { key, label, fields } = EVIDENCE[kind];
  const about = `Fields of this kind: ${label.en.toLowerCase()}.`;
  return { key, about: label.en, type: inputOf(`${capital(key)}DetailsInput`, about, fields, kind) };
});

/** Input of an activity of a plan; the area of its effect is an id, which no field of a kind is. */
export const PlanActivityInput = inputOf('PlanActivityInput', 'An activity of a yearly plan.', ACTIVITY_FIELDS, null, [
  ['effectWilayah', 'Area where the indicator should move; that of the group when left out.'],
]);
