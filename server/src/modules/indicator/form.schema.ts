import { Rhythm, UnitKind } from '@pokjanal/prisma/client';
import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import { isInForce } from '../../lib/pure/lint-model.ts';
import { bookOf, todayOf } from './catalogue-book.ts';
import type { FormRecord } from './catalogue-lists.sql.ts';
import { elementsAsked } from './catalogue-usage.ts';
import { DataElementNode } from './indicator.schema.ts';

const RhythmEnum = builder.enumType(Rhythm, { name: 'Rhythm', description: 'How often a form is due.' });
const UnitKindEnum = builder.enumType(UnitKind, {
  name: 'UnitKind',
  description: 'Who answers: a posyandu, a puskesmas for one village, or an area.',
});

type AskedBlock = { code: string; name: { id: string; en: string }; detailed: boolean };

const FormBlockType = builder.objectRef<AskedBlock>('FormBlock').implement({
  description: 'A block that a form asks.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the block, such as SKDN.' }),
    name: t.field({ type: Text, description: 'Name of the block.', resolve: ({ name }) => name }),
    detailed: t.exposeBoolean('detailed', { description: 'Asked by age and sex or by field; else totals alone.' }),
  }),
});

/** A form in one of its versions. */
export const FormType = builder.objectRef<FormRecord>('Form').implement({
  description: 'What a reporting unit answers, and how often, as it stands in one version.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code, such as SKDN_LENGKAP.' }),
    version: t.exposeInt('version', { description: 'Number of the version, from 1.' }),
    name: t.field({ type: Text, description: 'Name.', resolve: ({ name, nameEn }) => ({ id: name, en: nameEn }) }),
    unit: t.field({ type: UnitKindEnum, description: 'Who answers it.', resolve: ({ unitKind }) => unitKind }),
    rhythm: t.expose('rhythm', { type: RhythmEnum, description: 'How often it is due.' }),
    formSet: t.exposeString('formSet', {
      nullable: true,
      description: 'BASIC or ILP: only posts of this set owe it; null: posts of either.',
    }),
    blocks: t.field({
      type: [FormBlockType],
      description: 'Blocks it asks.',
      resolve: async ({ blocks }, _args, ctx) => {
        const cells = await bookOf(ctx).cells();
        return blocks.map(({ block, detailed }) => {
          const known = cells.find((cell) => cell.block === block);
          return { code: block, detailed, name: { id: known?.blockName ?? block, en: known?.blockNameEn ?? block } };
        });
      },
    }),
    elements: t.field({
      type: [DataElementNode],
      description: 'Elements it asks, in catalogue order.',
      resolve: async (form, _args, ctx) => {
        const asked = new Set(elementsAsked(form, await bookOf(ctx).cells()));
        return (await bookOf(ctx).elements()).filter(({ code }) => asked.has(code));
      },
    }),
    validFrom: t.field({
      type: 'Day',
      description: 'First day.',
      resolve: ({ validFrom }) => new Date(`${validFrom}T00:00:00Z`),
    }),
    validTo: t.field({
      type: 'Day',
      nullable: true,
      description: 'Last day; null while in force.',
      resolve: ({ validTo }) => (validTo ? new Date(`${validTo}T00:00:00Z`) : null),
    }),
  }),
});

builder.queryField('forms', (t) =>
  t.field({
    type: [FormType],
    authScopes: { signedIn: true },
    description: 'The forms in force today, in the order of a month.',
    args: { search: t.arg.string({ description: 'Part of the code or of the name in either language.' }) },
    resolve: async (_root, { search }, ctx) => {
      const [forms, today, wanted] = [await bookOf(ctx).forms(), todayOf(ctx), search?.toLowerCase() ?? ''];
      return forms.filter(
        (form) => isInForce(form, today) && `${form.code} ${form.name} ${form.nameEn}`.toLowerCase().includes(wanted),
      );
    },
  }),
);
