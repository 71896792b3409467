import { NoteVisibility } from '@pokjanal/prisma/client';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf, uuidOrNobody } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { formatMonth, parseMonth } from '../../lib/pure/month.ts';
import { mayWithdraw, withdrawNote, writeNote } from './data-note.ts';

const VisibilityEnum = builder.enumType(NoteVisibility, {
  name: 'NoteVisibility',
  description:
    'AREA: only people whose figures include the area of the note. EVERYONE: all who see a figure it touches.',
});

builder.prismaNode('DataNote', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), wilayah: { AND: [visible(ctx.actor, 'analytics.read')] } }),
  description: 'A note on figures (catatan data): why some months of an area are not what they seem.',
  fields: (t) => ({
    indicator: t.relation('indicator', { nullable: true, description: 'Indicator it speaks of; null: of all.' }),
    wilayah: t.relation('wilayah', { description: 'Area it speaks of; figures of all areas inside are touched.' }),
    firstMonth: t.field({
      type: 'Period',
      description: 'First month it speaks of.',
      select: { firstMonth: true },
      resolve: (note) => formatMonth(note.firstMonth),
    }),
    lastMonth: t.field({
      type: 'Period',
      description: 'Last month it speaks of.',
      select: { lastMonth: true },
      resolve: (note) => formatMonth(note.lastMonth),
    }),
    text: t.exposeString('text', { description: 'The note, in the words of its author.' }),
    visibility: t.expose('visibility', { type: VisibilityEnum, description: 'Who may read it.' }),
    by: t.string({
      nullable: true,
      description: 'Office of the author; null where none is known.',
      select: { author: { select: { office: true } } },
      resolve: (note) => note.author?.office ?? null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was withdrawn; figures show it no more since.',
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
    abilities: t.stringList({
      description: 'What the caller may do with it: `note.withdraw`, of an own note too.',
      select: { authorId: true, withdrawnAt: true, wilayah: { select: { path: true } } },
      resolve: (note, _args, ctx) =>
        note.withdrawnAt === null && mayWithdraw(ctx.actor, note) ? ['note.withdraw'] : [],
    }),
  }),
});

const NoteSuccess = builder.objectRef<{ id: string }>('NoteSuccess').implement({
  description: 'The note was written or withdrawn.',
  fields: (t) => ({
    note: t.prismaField({
      type: 'DataNote',
      description: 'As it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.dataNote.findFirstOrThrow({
          ...query,
          where: { id, wilayah: { AND: [visible(ctx.actor, 'analytics.read')] } },
        }),
    }),
  }),
});

const WriteNoteInput = builder.inputType('WriteNoteInput', {
  description: 'A note on the figures of an area and some months.',
  fields: (t) => ({
    indicator: t.string({ description: 'Indicator code; left out: the note speaks of every indicator.' }),
    wilayah: t.id({ required: true, description: 'The area.' }),
    firstMonth: t.field({ type: 'Period', required: true, description: 'First month, such as 2026-03.' }),
    lastMonth: t.field({ type: 'Period', required: true, description: 'Last month; may be the first.' }),
    text: t.string({ required: true, description: 'At most 2,000 characters; no names of persons.' }),
    visibility: t.field({ type: VisibilityEnum, defaultValue: 'EVERYONE', description: 'Who may read it.' }),
  }),
});

/** Reads a month of an input. @throws InvalidInput for any other period. */
function monthOf(period: string, path: string): number {
  const month = parseMonth(period);
  if (month === null) throw new InvalidInput([problem(path, 'BAD_PERIOD', { value: period })]);
  return month;
}

builder.mutationField('writeNote', (t) =>
  t.field({
    type: NoteSuccess,
    description: 'Writes a note on figures; it is shown with every figure it touches. A retry keeps it once.',
    authScopes: { can: 'note.write' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'WriteNoteResult' } },
    args: { input: t.arg({ type: WriteNoteInput, required: true, description: 'Area, months and text.' }) },
    resolve: (_root, { input }, ctx) =>
      writeNote(ctx, {
        indicatorCode: input.indicator ?? null,
        wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        firstMonth: monthOf(input.firstMonth, 'firstMonth'),
        lastMonth: monthOf(input.lastMonth, 'lastMonth'),
        text: input.text,
        visibility: input.visibility ?? 'EVERYONE',
      }),
  }),
);

const WithdrawNoteInput = builder.inputType('WithdrawNoteInput', {
  description: 'A note to withdraw.',
  fields: (t) => ({ note: t.id({ required: true, description: 'The note.' }) }),
});

builder.mutationField('withdrawNote', (t) =>
  t.field({
    type: NoteSuccess,
    description: 'Withdraws a note: one’s own, or as an admin of its area. It is kept and shown with figures no more.',
    authScopes: { can: 'note.write' },
    errors: { types: [InvalidInput, Forbidden, NotFound], union: { name: 'WithdrawNoteResult' } },
    args: { input: t.arg({ type: WithdrawNoteInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input }, ctx) => withdrawNote(ctx, { id: idOf('DataNote', input.note, 'note') }),
  }),
);
