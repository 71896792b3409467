import { ChecklistItemKind } from '@pokjanal/prisma/client';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { Text } from '../../graphql/text.ts';
import { dayAsked } from '../../lib/days.ts';

const KindEnum = builder.enumType(ChecklistItemKind, {
  name: 'ChecklistItemKind',
  description: 'What an item asks for: yes or no, where yes is how it should be, a number, or words.',
});

builder.prismaObject('ChecklistItem', {
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the item within its checklist.' }),
    section: t.field({
      type: Text,
      description: 'Heading it stands under.',
      select: { section: true, sectionEn: true },
      resolve: ({ section, sectionEn }) => ({ id: section, en: sectionEn }),
    }),
    text: t.field({
      type: Text,
      description: 'What is looked at.',
      select: { text: true, textEn: true },
      resolve: ({ text, textEn }) => ({ id: text, en: textEn }),
    }),
    kind: t.expose('kind', { type: KindEnum, description: 'What it asks for.' }),
    checklist: t.relation('checklist', { description: 'The version it stands in.' }),
    source: t.exposeString('source', { description: 'Where it comes from.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
  }),
});

const Checklist = builder.prismaObject('Checklist', {
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('Checklist', id) }),
    code: t.exposeString('code', { description: 'Code, such as BINA_POSYANDU.' }),
    version: t.exposeInt('version', { description: 'Number of the version, from 1.' }),
    name: t.field({
      type: Text,
      description: 'Its name.',
      select: { name: true, nameEn: true },
      resolve: ({ name, nameEn }) => ({ id: name, en: nameEn }),
    }),
    validFrom: t.expose('validFrom', { type: 'Day', description: 'First day in force.' }),
    validTo: t.expose('validTo', { type: 'Day', nullable: true, description: 'Last day; null while in force.' }),
    source: t.exposeString('source', { description: 'Where it comes from.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure.' }),
    items: t.relation('items', { description: 'Its items in order.', query: { orderBy: { order: 'asc' } } }),
  }),
});

builder.queryField('checklists', (t) =>
  t.prismaField({
    type: [Checklist],
    authScopes: { signedIn: true },
    description: 'Checklists of guidance visits in force on a day, the newest version of each.',
    args: { on: t.arg({ type: 'Day', description: 'The day; today when left out.' }) },
    resolve: async (query, _root, { on }, ctx) => {
      const day = dayAsked(ctx, on);
      return ctx.db.prisma.checklist.findMany({
        ...query,
        where: { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gte: day } }] },
        orderBy: [{ code: 'asc' }, { version: 'desc' }],
        distinct: ['code'],
      });
    },
  }),
);

builder.prismaObject('VisitAnswer', {
  description: 'What a visit found for one item of its checklist.',
  fields: (t) => ({
    item: t.relation('item', { description: 'The item.' }),
    yesNo: t.exposeBoolean('yesNo', {
      nullable: true,
      description: 'Yes or no; null where it was not asked or not looked at.',
    }),
    number: t.float({
      nullable: true,
      description: 'A count.',
      resolve: ({ number }) => (number === null ? null : Number(number)),
    }),
    text: t.exposeString('text', { nullable: true, description: 'Words.' }),
    finding: t.exposeString('finding', { nullable: true, description: 'What was found wrong.' }),
  }),
});
