import { builder } from '../../graphql/builder.ts';
import { idOf, optionalIdOf } from '../../graphql/ids.ts';
import type { GivenCode, NewArea, SplitPart } from './change-types.ts';
import { KindEnum } from './wilayah.schema.ts';

const ON = 'First day of the new state; today or earlier, and after any earlier change of the same areas.';
const DECREE = 'Number and date of the decree, as written.';
const CODES = 'Codes of areas that shall not keep the end of their old code.';
const DRY_RUN = 'Only say what would change.';

const GivenCodeInput = builder.inputType('GivenCodeInput', {
  description: 'An official code for an area whose code changes.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'The area.' }),
    code: t.string({ required: true, description: 'Its new Kemendagri code, dotted or not.' }),
  }),
});

const NewWilayahInput = builder.inputType('NewWilayahInput', {
  description: 'An area that is to arise.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Its Kemendagri code, dotted or not.' }),
    kind: t.field({ type: KindEnum, required: true, description: 'Its legal class.' }),
    name: t.string({ required: true, description: 'Its name without the class.' }),
    parent: t.id({ description: 'The area above; that of the old area when absent.' }),
  }),
});

const SplitPartInput = builder.inputType('SplitPartInput', {
  description: 'An area that arises by a split, and what goes to it.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Its Kemendagri code, dotted or not.' }),
    kind: t.field({ type: KindEnum, required: true, description: 'Its legal class.' }),
    name: t.string({ required: true, description: 'Its name without the class.' }),
    parent: t.id({ description: 'The area above; that of the old area when absent. A new province may be named.' }),
    areas: t.idList({ description: 'Areas directly below the old one that go to it.' }),
    posyandu: t.idList({ description: 'Where a village is split: posts that go to it; none is allowed.' }),
  }),
});

export const SplitWilayahInput = builder.inputType('SplitWilayahInput', {
  description: 'An area that stays, and those that arise from it.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'The area that is split.' }),
    into: t.field({ type: [SplitPartInput], required: true, description: 'The new areas, of the same level.' }),
    on: t.field({ type: 'Day', required: true, description: ON }),
    decree: t.string({ required: true, description: DECREE }),
    codes: t.field({ type: [GivenCodeInput], description: CODES }),
    dryRun: t.boolean({ defaultValue: false, description: DRY_RUN }),
  }),
});

export const MergeWilayahInput = builder.inputType('MergeWilayahInput', {
  description: 'Areas that end, and the one they go to: `target` or `newTarget`.',
  fields: (t) => ({
    wilayah: t.idList({ required: true, description: 'The areas that end, all of one level.' }),
    target: t.id({ description: 'An area of the same level that exists.' }),
    newTarget: t.field({ type: NewWilayahInput, description: 'A new area; at least two go to it.' }),
    on: t.field({ type: 'Day', required: true, description: ON }),
    decree: t.string({ required: true, description: DECREE }),
    codes: t.field({ type: [GivenCodeInput], description: CODES }),
    dryRun: t.boolean({ defaultValue: false, description: DRY_RUN }),
  }),
});

export const MoveWilayahInput = builder.inputType('MoveWilayahInput', {
  description: 'An area that goes to another parent, with all below it.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'The area.' }),
    parent: t.id({ required: true, description: 'Its new parent, of the level right above.' }),
    code: t.string({ description: 'Its new code; by default the prefix of the parent and the end of the old one.' }),
    on: t.field({ type: 'Day', required: true, description: ON }),
    decree: t.string({ required: true, description: DECREE }),
    codes: t.field({ type: [GivenCodeInput], description: CODES }),
    dryRun: t.boolean({ defaultValue: false, description: DRY_RUN }),
  }),
});

export const RecodeWilayahInput = builder.inputType('RecodeWilayahInput', {
  description: 'Another official code of an area; the codes below it follow.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'The area.' }),
    code: t.string({ required: true, description: 'Its new Kemendagri code, dotted or not.' }),
    on: t.field({ type: 'Day', required: true, description: ON }),
    decree: t.string({ required: true, description: DECREE }),
    codes: t.field({ type: [GivenCodeInput], description: CODES }),
    dryRun: t.boolean({ defaultValue: false, description: DRY_RUN }),
  }),
});

export const RenameWilayahInput = builder.inputType('RenameWilayahInput', {
  description: 'Another name or legal class of an area, such as a village that becomes an urban ward.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'The area.' }),
    name: t.string({ description: 'Its new name without the class; the old one when absent.' }),
    kind: t.field({ type: KindEnum, description: 'Its new class; the old one when absent.' }),
    code: t.string({ description: 'Its new code, where the class brings one.' }),
    on: t.field({ type: 'Day', required: true, description: ON }),
    decree: t.string({ required: true, description: DECREE }),
    codes: t.field({ type: [GivenCodeInput], description: CODES }),
    dryRun: t.boolean({ defaultValue: false, description: DRY_RUN }),
  }),
});

type ActInput = {
  on: Date;
  decree: string;
  codes?: readonly { wilayah: string; code: string }[] | null | undefined;
  dryRun?: boolean | null | undefined;
};

/** What all acts have in common, with ids of ours. */
export function actOf(input: ActInput) {
  const codes = (input.codes ?? []).map(
    ({ wilayah, code }, index): GivenCode => ({ wilayahId: idOf('Wilayah', wilayah, `codes.${index}.wilayah`), code }),
  );
  return { on: input.on.toISOString().slice(0, 10), decree: input.decree, codes, isDryRun: input.dryRun ?? false };
}

type NewInput = Omit<NewArea, 'parentId'> & { parent?: string | null | undefined };

/** A new area with ids of ours; `at` is its place in the input. */
export function newAreaOf({ code, kind, name, parent }: NewInput, at: string): NewArea {
  return { code, kind, name, parentId: optionalIdOf('Wilayah', parent, `${at}.parent`) };
}

type PartInput = NewInput & {
  areas?: readonly string[] | null | undefined;
  posyandu?: readonly string[] | null | undefined;
};

/** A part of a split with ids of ours. */
export function splitPartOf(part: PartInput, index: number): SplitPart {
  const at = `into.${index}`;
  return {
    ...newAreaOf(part, at),
    areaIds: (part.areas ?? []).map((id, i) => idOf('Wilayah', id, `${at}.areas.${i}`)),
    posyanduIds: (part.posyandu ?? []).map((id, i) => idOf('Posyandu', id, `${at}.posyandu.${i}`)),
  };
}
