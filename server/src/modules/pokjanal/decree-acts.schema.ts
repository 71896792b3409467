import type { DecreeKind } from '@pokjanal/prisma/client';
import { visibleDecree } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { bulkActId, idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import type { DecreeContent } from './decree-content.ts';
import { correctDecree } from './decree-correct.ts';
import { recordDecree } from './decree-record.ts';
import { withdrawDecree } from './decree-withdraw.ts';
import { DecreeKindEnum } from './decree.schema.ts';

const DecreeContentInput = builder.inputType('DecreeContentInput', {
  description: 'Everything written down about a decree.',
  fields: (t) => ({
    kind: t.field({ type: DecreeKindEnum, required: true, description: 'What it does to the groups.' }),
    number: t.string({ required: true, description: 'As written on the document.' }),
    date: t.field({ type: 'Day', required: true, description: 'Day it was signed; not after today.' }),
    issuer: t.string({ required: true, description: 'Office that issued it, with its area: Bupati Gunung Mas.' }),
    subject: t.string({ required: true, description: 'Subject as written.' }),
    termStart: t.field({ type: 'Day', description: 'First day of the term, if stated.' }),
    termEnd: t.field({ type: 'Day', description: 'Last day of the term, if stated.' }),
    legalBases: t.stringList({ description: 'Rules it cites, in its order.' }),
    groups: t.idList({ required: true, description: 'Groups it serves.' }),
    supersedes: t.id({ description: 'Decree it replaces: of one of the same groups, and not newer.' }),
    attachment: t.id({ description: 'The document, brought to `/files/attachment` before; null takes it away.' }),
  }),
});

type Input = {
  kind: DecreeKind;
  number: string;
  date: Date;
  issuer: string;
  subject: string;
  termStart?: Date | null | undefined;
  termEnd?: Date | null | undefined;
  legalBases?: readonly string[] | null | undefined;
  groups: readonly string[];
  supersedes?: string | null | undefined;
  attachment?: string | null | undefined;
};

function contentOf(input: Input): DecreeContent {
  const { kind, number, date, issuer, subject } = input;
  return {
    kind,
    number,
    date,
    issuer,
    subject,
    termStart: input.termStart ?? null,
    termEnd: input.termEnd ?? null,
    legalBases: input.legalBases ?? [],
    groupIds: input.groups.map((id) => idOf('Pokjanal', id, 'groups')),
    supersedesId: optionalIdOf('Decree', input.supersedes, 'supersedes') ?? null,
    attachmentId: optionalIdOf('Attachment', input.attachment, 'attachment') ?? null,
  };
}

const DecreeSuccess = builder.objectRef<{ id: string; actId?: string | null }>('DecreeSuccess').implement({
  description: 'The decree was recorded, corrected or withdrawn.',
  fields: (t) => ({
    act: t.id({
      nullable: true,
      description:
        'The act on many as a whole, for `undoBulkAct`: where a decree was recorded for more groups than one.',
      resolve: ({ actId }) => bulkActId(actId ?? null),
    }),
    decree: t.prismaField({
      type: 'Decree',
      description: 'As it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.decree.findFirstOrThrow({ ...query, where: { AND: [{ id }, visibleDecree(ctx.actor)] } }),
    }),
  }),
});

const RecordDecreeInput = builder.inputType('RecordDecreeInput', {
  description: 'A decree to record.',
  fields: (t) => ({
    content: t.field({ type: DecreeContentInput, required: true, description: 'What it says.' }),
  }),
});

builder.mutationField('recordDecree', (t) =>
  t.field({
    type: DecreeSuccess,
    description:
      'Records a decree for groups the caller manages. The same document (issuer, number, date) is recorded once; a second time is a conflict that names it.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'RecordDecreeResult' } },
    args: { input: t.arg({ type: RecordDecreeInput, required: true, description: 'The decree.' }) },
    resolve: (_root, { input }, ctx) => recordDecree(ctx, contentOf(input.content)),
  }),
);

const CorrectDecreeInput = builder.inputType('CorrectDecreeInput', {
  description: 'A decree as it should have been written down.',
  fields: (t) => ({
    decree: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw.' }),
    content: t.field({ type: DecreeContentInput, required: true, description: 'All of it, not the difference alone.' }),
    reason: t.string({ description: 'Kept in its history.' }),
  }),
});

builder.mutationField('correctDecree', (t) =>
  t.field({
    type: DecreeSuccess,
    description: 'Puts a decree right; what stood there before stays in its history.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'CorrectDecreeResult' } },
    args: { input: t.arg({ type: CorrectDecreeInput, required: true, description: 'Which one, and how.' }) },
    resolve: (_root, { input }, ctx) =>
      correctDecree(ctx, {
        ...contentOf(input.content),
        id: idOf('Decree', input.decree, 'decree'),
        expectedRevision: input.expectedRevision,
        reason: input.reason ?? null,
      }),
  }),
);

const WithdrawDecreeInput = builder.inputType('WithdrawDecreeInput', {
  description: 'A decree that should never have been entered.',
  fields: (t) => ({
    decree: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw.' }),
    reason: t.string({ required: true, description: 'Why, at most 500 characters.' }),
  }),
});

builder.mutationField('withdrawDecree', (t) =>
  t.field({
    type: DecreeSuccess,
    description: 'Takes back a decree that was wrongly entered: it counts for nothing and stays readable.',
    authScopes: { can: 'pokjanal.manage' },
    errors: { types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name: 'WithdrawDecreeResult' } },
    args: { input: t.arg({ type: WithdrawDecreeInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) =>
      withdrawDecree(ctx, {
        id: idOf('Decree', input.decree, 'decree'),
        expectedRevision: input.expectedRevision,
        reason: input.reason,
      }),
  }),
);
