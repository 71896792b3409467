import type { Ctx } from '../../auth/ctx.ts';
import { builder } from '../../graphql/builder.ts';
import { Text } from '../../graphql/text.ts';
import { bookOf } from './catalogue-book.ts';
import type { CellRecord } from './catalogue-lists.sql.ts';
import { RuleType } from './catalogue-rule.schema.ts';
import { FormType } from './form.schema.ts';
import { DataElementNode, IndicatorNode } from './indicator.schema.ts';

const ElementCellType = builder.objectRef<CellRecord>('ElementCell').implement({
  description: 'A place where an element is stored: one count by age, sex or field.',
  fields: (t) => ({
    slot: t.exposeInt('slot', { description: 'Number of the cell in its block, given once and for ever.' }),
    age: t.exposeString('age', { description: 'Age band; TIDAK_DIRINCI when not broken down.' }),
    sex: t.exposeString('sex', { description: 'L, P or TIDAK_DIRINCI.' }),
    field: t.exposeString('field', { description: 'Field of minimum service, or TIDAK_DIRINCI.' }),
  }),
});

const BlockType = builder.objectRef<CellRecord>('Block').implement({
  description: 'A part of a form that is stored and summed as one.',
  fields: (t) => ({
    code: t.exposeString('block', { description: 'Code, such as SKDN.' }),
    name: t.field({
      type: Text,
      description: 'Name.',
      resolve: ({ blockName, blockNameEn }) => ({ id: blockName, en: blockNameEn }),
    }),
  }),
});

const ElementUseType = builder.objectRef<{ code: string }>('ElementUse').implement({
  description: 'Who reads an element today.',
  fields: (t) => ({
    indicators: t.field({
      type: [IndicatorNode],
      description: 'Indicators whose formula reads it.',
      resolve: async ({ code }, _args, ctx) => {
        const codes = (await bookOf(ctx).usage()).indicatorsWith(code);
        return (await bookOf(ctx).indicators()).filter((indicator) => codes.includes(indicator.code));
      },
    }),
    rules: t.field({
      type: [RuleType],
      description: 'Rules that name it.',
      resolve: async ({ code }, _args, ctx) => [...(await bookOf(ctx).usage()).rulesOn([code])],
    }),
    forms: t.field({
      type: [FormType],
      description: 'Forms that ask it.',
      resolve: async ({ code }, _args, ctx) => [...(await bookOf(ctx).usage()).formsAsking([code])],
    }),
  }),
});

async function cellsOf(ctx: Ctx, element: string): Promise<CellRecord[]> {
  return (await bookOf(ctx).cells()).filter((cell) => cell.element === element);
}

builder.prismaObjectFields('DataElement', (t) => ({
  block: t.field({
    type: BlockType,
    nullable: true,
    description: 'Block it is stored in.',
    select: { code: true },
    resolve: async ({ code }, _args, ctx) => (await cellsOf(ctx, code))[0] ?? null,
  }),
  cells: t.field({
    type: [ElementCellType],
    description: 'Its cells.',
    select: { code: true },
    resolve: ({ code }, _args, ctx) => cellsOf(ctx, code),
  }),
  usedBy: t.field({
    type: ElementUseType,
    description: 'Who reads it today.',
    select: { code: true },
    resolve: ({ code }) => ({ code }),
  }),
}));

builder.prismaObjectFields('Indicator', (t) => ({
  reads: t.field({
    type: [DataElementNode],
    description: 'Elements of its formula in force; of the newest where none is.',
    select: { code: true },
    resolve: async ({ code }, _args, ctx) => {
      const codes = (await bookOf(ctx).usage()).elementsOf(code);
      return (await bookOf(ctx).elements()).filter((element) => codes.includes(element.code));
    },
  }),
  rules: t.field({
    type: [RuleType],
    description: 'Rules on the same elements.',
    select: { code: true },
    resolve: async ({ code }, _args, ctx) => {
      const usage = await bookOf(ctx).usage();
      return [...usage.rulesOn(usage.elementsOf(code))];
    },
  }),
  forms: t.field({
    type: [FormType],
    description: 'Forms that ask any of its elements.',
    select: { code: true },
    resolve: async ({ code }, _args, ctx) => {
      const usage = await bookOf(ctx).usage();
      return [...usage.formsAsking(usage.elementsOf(code))];
    },
  }),
}));
