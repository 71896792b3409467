import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { encodeGlobalId } from '../src/graphql/ids.ts';

/** What a field would hold if nothing were wrong: by its name, else by the name of its type. */
export type Usual = (name: string, type: string, path: readonly string[]) => unknown;

const required: Readonly<Record<string, unknown>> = {
  ID: encodeGlobalId('Nothing', 'x'),
  String: 'Sesuatu',
  Int: 1,
  Float: 1,
  Boolean: false,
  Day: '2026-11-02',
  Period: '2026-05',
  JSON: {},
};

/** The arguments of one call, with one of them bent. */
export type OddCall = { readonly path: string; readonly values: Record<string, unknown> };

const NUL = '\u0000';
const LONG = 'x'.repeat(20_000);

const odd: Readonly<Record<string, readonly unknown[]>> = {
  String: ['', ' ', `a${NUL}b`, '\uD800', LONG, '%_\\\'";--', '[](){}*+?|^$', '0000-00-00', '1e999', '-1', '…-…'],
  ID: [
    '',
    'x',
    `${NUL}`,
    LONG,
    encodeGlobalId('Wilayah', "' or 1=1"),
    encodeGlobalId('__proto__', 'x'),
    encodeGlobalId('Nothing', 'x'),
    encodeGlobalId('RollupFigure', NUL),
    encodeGlobalId('Report', '999999999.999999.SKDN'),
    encodeGlobalId('Posyandu', '00000000-0000-4000-8000-000000000001'),
  ],
  Int: [-1, 0, 2_147_483_647, -2_147_483_648],
  Float: [-1, 0, 1e308, -1e308, 1e-320, 1e12],
  Count: [-1, 0, 1e12, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER],
  Day: ['0000-00-00', '0000-01-01', '0001-01-01', '9999-12-31', '2026-02-31'],
  DateTime: ['0000-01-01T00:00:00Z', '+275760-09-13T00:00:00.000Z', '-271821-04-20T00:00:00.000Z', '9999-12-31', 'x'],
  Period: ['0000-01', '9999-12', '0000', '9999', '9999-Q4', '0000-S1', '9999-12/YTD', '2026-13'],
  JSON: [null, 0, 'x', [], {}, [[]], { type: 'FeatureCollection', features: [null] }, { type: NUL, features: {} }],
  Boolean: [true, false],
};

/** Every way to call a field with one value bent, all others as usual. */
export function oddCalls(field: GraphQLField<unknown, unknown>, usual: Usual): OddCall[] {
  const whole = usualObject(field.args, usual, []);
  return bendObject(field.args, whole, usual, []);
}

type Slot = GraphQLArgument | GraphQLInputField;

function usualObject(slots: readonly Slot[], usual: Usual, path: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    slots.flatMap((slot) => {
      const value = usualValue(slot.type, slot.name, usual, [...path, slot.name]);
      return value === undefined || value === null ? [] : [[slot.name, value]];
    }),
  );
}

function usualValue(type: GraphQLInputType, name: string, usual: Usual, path: readonly string[]): unknown {
  if (isNonNullType(type)) return usualValue(type.ofType, name, usual, path) ?? required[getNamedType(type).name];
  if (isListType(type)) {
    const given = usual(name, `[${String(type.ofType).replace('!', '')}]`, path);
    return given !== undefined ? given : [usualValue(type.ofType, name, usual, path)];
  }
  const given = usual(name, type.name, path);
  if (given !== undefined) return given;
  if (isEnumType(type)) return type.getValues()[0]?.name;
  const isOpen = path.length < 6;
  return isInputObjectType(type) && isOpen ? usualObject(Object.values(type.getFields()), usual, path) : undefined;
}

type Whole = Record<string, unknown>;

function bendObject(slots: readonly Slot[], whole: Whole, usual: Usual, path: readonly string[]): OddCall[] {
  return slots.flatMap((slot) => {
    const at = [...path, slot.name];
    return bendValue(slot.type, whole[slot.name], usual, at).map(({ path: where, values }) => ({
      path: where,
      values: { ...whole, [slot.name]: values.value },
    }));
  });
}

type Bent = { readonly path: string; readonly values: { readonly value: unknown } };

function bendValue(type: GraphQLInputType, value: unknown, usual: Usual, at: readonly string[]): Bent[] {
  const as = (bent: unknown): Bent => ({ path: `${at.join('.')} = ${show(bent)}`, values: { value: bent } });
  if (isNonNullType(type))
    return bendValue(type.ofType, value, usual, at).filter(({ values }) => values.value !== null);
  if (isListType(type)) {
    const first: unknown = Array.isArray(value)
      ? value[0]
      : (usualValue(type.ofType, at.at(-1) ?? '', usual, at) ?? 'x');
    const many = Array.from({ length: 1_500 }, () => first);
    const inside = bendValue(type.ofType, first, usual, at).map((one) => ({
      ...one,
      values: { value: [one.values.value] },
    }));
    return [as([]), as([first, first]), as(many), as(null), ...inside];
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const filled = value ?? usualObject(fields, usual, at);
    const inside = bendObject(fields, filled as Whole, usual, at);
    return [as(null), ...inside.map(({ path, values }) => ({ path, values: { value: values } }))];
  }
  if (isEnumType(type)) return [as(null), ...type.getValues().map(({ name }) => as(name))];
  return [as(null), ...(odd[type.name] ?? []).map(as)];
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text;
}
