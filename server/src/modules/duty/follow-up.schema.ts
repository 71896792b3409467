import type { Prisma } from '@pokjanal/prisma/client';
import { visible, visibleEvidence } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';
import { EvidenceLine } from './evidence.schema.ts';
import { followUp, type FollowUp } from './follow-up.ts';
import type { ResponsibleRow } from './follow-up.sql.ts';

const FEW = 20;

builder.prismaObject('IndicatorOpdKind', {
  description: 'A kind of agency that answers for an indicator, as far as sources tell.',
  fields: (t) => ({
    kind: t.relation('kind', { description: 'The kind of agency.' }),
    isLead: t.exposeBoolean('isLead', { description: 'It leads; otherwise it supports.' }),
    source: t.exposeString('source', { description: 'Where this comes from.' }),
    confidence: t.exposeString('confidence', { description: 'sure, likely or unsure; an unsure one is a proposal.' }),
  }),
});

builder.prismaObjectFields('Indicator', (t) => ({
  responsible: t.relation('responsible', {
    description: 'Kinds of agencies that answer for it, who leads first.',
    query: { orderBy: [{ isLead: 'desc' }, { kind: { order: 'asc' } }] },
  }),
}));

builder.prismaObjectFields('Opd', (t) => ({
  indicators: t.prismaField({
    type: ['Indicator'],
    description: 'Indicators its kinds lead, in the order of the catalogue.',
    select: { id: true },
    resolve: (query, { id }, _args, ctx) =>
      ctx.db.prisma.indicator.findMany({
        ...query,
        where: { responsible: { some: { isLead: true, kind: { opd: { some: { opdId: id } } } } } },
        orderBy: { order: 'asc' },
      }),
  }),
}));

const Responsible = builder.objectRef<ResponsibleRow>('ResponsibleAgency').implement({
  description: 'A member agency that answers for an indicator, and what it did in the months looked at.',
  fields: (t) => ({
    opdId: t.id({ description: 'Global id of the agency.', resolve: ({ opdId }) => encodeGlobalId('Opd', opdId) }),
    opdName: t.exposeString('opdName', { description: 'Its name.' }),
    pokjanalId: t.id({
      description: 'Global id of the group it is a member of.',
      resolve: ({ pokjanalId }) => encodeGlobalId('Pokjanal', pokjanalId),
    }),
    pokjanalName: t.exposeString('pokjanalName', { description: 'Name of that group.' }),
    contactOffice: t.exposeString('contactOffice', {
      nullable: true,
      description: 'Office that answers for the group.',
    }),
    kinds: t.stringList({
      description: 'Codes of the kinds for which it answers.',
      resolve: ({ kinds }) => [...kinds],
    }),
    isLead: t.exposeBoolean('isLead', { description: 'One of its kinds leads.' }),
    activities: t.exposeInt('activities', { description: 'Activities of its plans that name the indicator.' }),
    records: t.exposeInt('records', { description: 'Its records of evidence about the indicator.' }),
    openCommitments: t.exposeInt('openCommitments', {
      description: 'Its commitments in that group that are not done.',
    }),
    overdueCommitments: t.exposeInt('overdueCommitments', { description: 'Of these, those past their due day.' }),
    isSilent: t.exposeBoolean('isSilent', {
      description: 'No record of evidence at all, drafts included, and nothing of others it took as its own.',
    }),
  }),
});

const groupsOf = ({ agencies }: FollowUp) => [...new Set(agencies.map(({ pokjanalId }) => pokjanalId))];

/** Open commitments that name the indicator in the area, and then those that agencies answering for it still owe. */
function commitmentsOf(found: FollowUp): Prisma.CommitmentWhereInput[] {
  const { code, path, agencies } = found;
  const open = { state: { notIn: ['DONE', 'DROPPED'] } } satisfies Prisma.CommitmentWhereInput;
  const inArea = { wilayah: { OR: [{ path: { startsWith: path } }, { no: { in: nosOfPath(path) } }] } };
  const owed = { ownerOpdId: { in: agencies.map(({ opdId }) => opdId) }, pokjanalId: { in: groupsOf(found) } };
  const meant = { indicatorCode: code, pokjanal: inArea };
  return [
    { ...open, ...meant },
    { ...open, ...owed, OR: [{ indicatorCode: null }, { NOT: meant }] },
  ];
}

const FollowUpType = builder.objectRef<FollowUp>('IndicatorFollowUp').implement({
  description:
    'From a figure to who answers for it: agencies, their plans, their open commitments, who is silent; within the rights of the caller.',
  fields: (t) => ({
    from: t.field({
      type: 'Period',
      description: 'First month looked at: of the quarter the period ends in, or of the longer period.',
      resolve: ({ first }) => formatMonth(first),
    }),
    to: t.field({ type: 'Period', description: 'Last month looked at.', resolve: ({ last }) => formatMonth(last) }),
    indicator: t.prismaField({
      type: 'Indicator',
      description: 'The indicator, with the kinds of agencies that answer for it.',
      resolve: (query, { code }, _args, ctx) =>
        ctx.db.prisma.indicator.findUniqueOrThrow({ ...query, where: { code } }),
    }),
    agencies: t.field({
      type: [Responsible],
      description: 'Members of such a kind of the groups of the area and of those above it, the nearest group first.',
      resolve: ({ agencies }) => [...agencies],
    }),
    commitments: t.prismaField({
      type: ['Commitment'],
      description:
        'Open commitments that name the indicator, then others that these agencies owe, the longest due first in each; at most 20.',
      resolve: async (query, found, _args, ctx) => {
        const lists = await Promise.all(
          commitmentsOf(found).map((where) =>
            ctx.db.prisma.commitment.findMany({
              where: { AND: [visible(ctx.actor, 'commitment.read'), where] },
              select: { id: true },
              orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
              take: FEW,
            }),
          ),
        );
        const ids = lists.flatMap((list) => list.map(({ id }) => id)).slice(0, FEW);
        const rows = await ctx.db.prisma.commitment.findMany({
          ...query,
          where: { AND: [visible(ctx.actor, 'commitment.read'), { id: { in: ids } }] },
        });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.flatMap((id) => byId.get(id) ?? []);
      },
    }),
    activities: t.prismaField({
      type: ['PlanActivity'],
      description: 'Activities of plans handed in that should move it here, the newest plan first; at most 20.',
      resolve: (query, { code, path }, _args, ctx) =>
        ctx.db.prisma.planActivity.findMany({
          ...query,
          where: {
            effectIndicator: code,
            effectWilayah: { OR: [{ path: { startsWith: path } }, { no: { in: nosOfPath(path) } }] },
            evidence: { AND: [visibleEvidence(ctx.actor), { status: { in: ['SUBMITTED', 'ACCEPTED'] } }] },
          },
          orderBy: [{ evidence: { fromMonth: 'desc' } }, { month: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
          take: FEW,
        }),
    }),
    records: t.prismaField({
      type: [EvidenceLine],
      description:
        'Records of evidence about the indicator in groups of the area or above it, the newest first; at most 20.',
      resolve: (query, { code, path }, _args, ctx) =>
        ctx.db.prisma.evidence.findMany({
          ...query,
          where: {
            AND: [
              visibleEvidence(ctx.actor),
              { links: { some: { kind: 'INDICATOR', ref: code } } },
              { pokjanal: { wilayah: { OR: [{ path: { startsWith: path } }, { no: { in: nosOfPath(path) } }] } } },
            ],
          },
          orderBy: [{ toMonth: 'desc' }, { id: 'asc' }],
          take: FEW,
        }),
    }),
  }),
});

builder.queryField('indicatorFollowUp', (t) =>
  t.field({
    type: FollowUpType,
    nullable: true,
    authScopes: { can: 'analytics.read' },
    description: 'Who answers for a figure and what they do about it; null for a caller who may not read duties.',
    args: {
      indicator: t.arg.string({ required: true, description: 'Code of the indicator.' }),
      wilayah: t.arg.id({ required: true, description: 'The area of the figure.' }),
      period: t.arg({ type: 'Period', required: true, description: 'The period of the figure.' }),
    },
    resolve: (_root, { indicator, wilayah, period }, ctx) =>
      followUp(ctx, { indicator, wilayahId: idOf('Wilayah', wilayah, 'wilayah'), period }),
  }),
);
