import type { EvidenceLinkKind, Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visible, visibleEvidence } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { EvidenceFace, EvidenceLine, refsOf } from './evidence.schema.ts';

const FEW = 20;
const placeSelect = { wilayah: { select: { path: true } }, members: { select: { opdId: true } } } as const;

/** Asks for the newest records that point to something, as far as the caller may read them. */
const visiblePointers = (ctx: Ctx, kind: EvidenceLinkKind, ref: string) =>
  ({
    where: { AND: [{ links: { some: { kind, ref } } }, visibleEvidence(ctx.actor)] },
    orderBy: [{ toMonth: 'desc' }, { id: 'asc' }],
    take: FEW,
  }) satisfies Prisma.EvidenceFindManyArgs;

type Placed = { readonly pokjanal: { wilayah: { path: string }; members: { opdId: string }[] } };

/** A record that something grew out of, where the caller may read it. */
function inReach<E extends Placed>(ctx: Ctx, evidence: E | null): E | null {
  if (!evidence) return null;
  const { wilayah, members } = evidence.pokjanal;
  const place = { path: wilayah.path, opdIds: members.map(({ opdId }) => opdId) };
  return can(ctx.actor, 'duty.read', place) ? evidence : null;
}

builder.prismaObjectFields('Meeting', (t) => ({
  evidence: t.prismaField({
    type: [EvidenceLine],
    description: 'Records of evidence that name it, the newest first; at most 20.',
    select: { id: true },
    resolve: (query, { id }, _args, ctx) =>
      ctx.db.prisma.evidence.findMany({ ...query, ...visiblePointers(ctx, 'MEETING', id) }),
  }),
}));

builder.prismaObjectFields('Posyandu', (t) => ({
  evidence: t.prismaField({
    type: [EvidenceLine],
    description: 'Records of evidence that name it, such as guidance visits, the newest first; at most 20.',
    select: { id: true },
    resolve: (query, { id }, _args, ctx) =>
      ctx.db.prisma.evidence.findMany({ ...query, ...visiblePointers(ctx, 'POSYANDU', id) }),
  }),
}));

builder.prismaObjectFields('Commitment', (t) => ({
  evidence: t.field({
    type: EvidenceLine,
    nullable: true,
    description: 'Record of evidence it grew out of, within reach.',
    select: (_args, _ctx, nestedSelection) => ({
      evidence: nestedSelection({ include: { pokjanal: { select: placeSelect } } }),
    }),
    resolve: ({ evidence }, _args, ctx) => inReach(ctx, evidence),
  }),
  evidenceAbout: t.prismaField({
    type: [EvidenceLine],
    description: 'Records of evidence that name it, the newest first; at most 20.',
    select: { id: true },
    resolve: (query, { id }, _args, ctx) =>
      ctx.db.prisma.evidence.findMany({ ...query, ...visiblePointers(ctx, 'COMMITMENT', id) }),
  }),
}));

builder.prismaInterfaceFields(EvidenceFace, (t) => ({
  problems: t.prismaField({
    type: ['Problem'],
    description: 'Problems it is about, as far as the caller may read them.',
    select: { id: true },
    resolve: async (query, row, _args, ctx) =>
      ctx.db.prisma.problem.findMany({
        ...query,
        where: { AND: [{ id: { in: await refsOf(ctx, row, 'PROBLEM') } }, visible(ctx.actor, 'problem.read')] },
        orderBy: [{ raisedOn: 'asc' }, { id: 'asc' }],
      }),
  }),
  referrals: t.prismaField({
    type: ['Evidence'],
    description: 'Referrals of problems, themselves records of evidence, that it is about.',
    select: { id: true },
    resolve: async (query, row, _args, ctx) =>
      ctx.db.prisma.evidence.findMany({
        ...query,
        where: { AND: [{ id: { in: await refsOf(ctx, row, 'REFERRAL') } }, visibleEvidence(ctx.actor)] },
        orderBy: { createdAt: 'asc' },
      }),
  }),
  problemsMade: t.relation('problems', {
    description: 'Problems that were raised out of it, as far as the caller may read them.',
    query: (_args, ctx) => ({ where: visible(ctx.actor, 'problem.read'), orderBy: { createdAt: 'asc' } }),
  }),
}));

builder.prismaObjectFields('Problem', (t) => ({
  evidence: t.field({
    type: EvidenceLine,
    nullable: true,
    description: 'Record of evidence it was raised out of, within reach.',
    select: (_args, _ctx, nestedSelection) => ({
      evidence: nestedSelection({ include: { pokjanal: { select: placeSelect } } }),
    }),
    resolve: ({ evidence }, _args, ctx) => inReach(ctx, evidence),
  }),
  evidenceAbout: t.prismaField({
    type: [EvidenceLine],
    description: 'Records of evidence that name it, the newest first; at most 20.',
    select: { id: true },
    resolve: (query, { id }, _args, ctx) =>
      ctx.db.prisma.evidence.findMany({ ...query, ...visiblePointers(ctx, 'PROBLEM', id) }),
  }),
}));
