import type { EvidenceLinkKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visibleEvidence } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { EvidenceLine } from './evidence.schema.ts';

const FEW = 20;
const placeSelect = { wilayah: { select: { path: true } }, members: { select: { opdId: true } } } as const;

/** Filter of the records that point to something, as far as the caller may read them. */
const pointingTo = (ctx: Ctx, kind: EvidenceLinkKind, ref: string) => ({
  AND: [{ links: { some: { kind, ref } } }, visibleEvidence(ctx.actor)],
});

builder.prismaObjectFields('Meeting', (t) => ({
  evidence: t.prismaField({
    type: [EvidenceLine],
    description: 'Records of evidence that name it, the newest first; at most 20.',
    select: { id: true },
    resolve: (query, { id }, _args, ctx) =>
      ctx.db.prisma.evidence.findMany({
        ...query,
        where: { AND: [pointingTo(ctx, 'MEETING', id), visibleEvidence(ctx.actor)] },
        orderBy: [{ toMonth: 'desc' }, { id: 'asc' }],
        take: FEW,
      }),
  }),
}));

builder.prismaObjectFields('Posyandu', (t) => ({
  evidence: t.prismaField({
    type: [EvidenceLine],
    description: 'Records of evidence that name it, such as guidance visits, the newest first; at most 20.',
    select: { id: true },
    resolve: (query, { id }, _args, ctx) =>
      ctx.db.prisma.evidence.findMany({
        ...query,
        where: { AND: [pointingTo(ctx, 'POSYANDU', id), visibleEvidence(ctx.actor)] },
        orderBy: [{ toMonth: 'desc' }, { id: 'asc' }],
        take: FEW,
      }),
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
    resolve: ({ evidence }, _args, ctx) => {
      if (!evidence) return null;
      const { wilayah, members } = evidence.pokjanal;
      const place = { path: wilayah.path, opdIds: members.map(({ opdId }) => opdId) };
      return can(ctx.actor, 'duty.read', place) ? evidence : null;
    },
  }),
  evidenceAbout: t.prismaField({
    type: [EvidenceLine],
    description: 'Records of evidence that name it, the newest first; at most 20.',
    select: { id: true },
    resolve: (query, { id }, _args, ctx) =>
      ctx.db.prisma.evidence.findMany({
        ...query,
        where: { AND: [pointingTo(ctx, 'COMMITMENT', id), visibleEvidence(ctx.actor)] },
        orderBy: [{ toMonth: 'desc' }, { id: 'asc' }],
        take: FEW,
      }),
  }),
}));
