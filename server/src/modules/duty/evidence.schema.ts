import { EvidenceKind, type EvidenceLinkKind, EvidenceStatus } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { visible, visibleEvidence } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf, NOBODY, uuidOrNobody } from '../../graphql/ids.ts';
import { readNodeBy } from '../../graphql/own-nodes.ts';
import { Conflict } from '../../lib/errors.ts';
import { EVIDENCE } from '../../lib/pure/evidence-kinds.ts';
import { Change } from '../activity/change.schema.ts';
import { evidenceIdInConflict } from './evidence-conflict.ts';
import { typeNameOf } from './evidence-names.ts';
import { evidenceAbilities, evidenceHistories, fulfilledOf } from './evidence-reads.ts';

export const EvidenceKindEnum = builder.enumType('EvidenceKind', {
  description: 'The eight artefacts that prove duties.',
  values: Object.fromEntries(
    Object.values(EvidenceKind).map((kind) => [kind, { description: `${EVIDENCE[kind].label.en}.` }]),
  ) as Record<EvidenceKind, { description: string }>,
});
export const EvidenceStatusEnum = builder.enumType(EvidenceStatus, {
  name: 'EvidenceStatus',
  description: 'A draft, handed in, accepted by whoever manages the group, or sent back with a note.',
});

/** What a record points to. */
export async function refsOf(ctx: Ctx, { id }: { id: string }, kind: EvidenceLinkKind): Promise<string[]> {
  const links = await ctx.db.prisma.evidenceLink.findMany({
    where: { kind, evidence: { AND: [{ id }, visibleEvidence(ctx.actor)] } },
    orderBy: { ref: 'asc' },
  });
  return links.map(({ ref }) => ref);
}

/** What all records of evidence have in common; each kind is a type of its own. */
export const EvidenceFace = builder.prismaInterface('Evidence', {
  description: 'A record that proves work on a duty by one agency in one group.',
  resolveType: ({ kind }) => typeNameOf(kind),
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('Evidence', id) }),
    kind: t.expose('kind', { type: EvidenceKindEnum, description: 'Which artefact it is.' }),
    title: t.exposeString('title', { description: 'What it is, in one line.' }),
    period: t.expose('period', { type: 'Period', description: 'Period it speaks of.' }),
    status: t.expose('status', { type: EvidenceStatusEnum, description: 'Where it stands.' }),
    returnNote: t.exposeString('returnNote', { nullable: true, description: 'Why it was sent back.' }),
    isFulfilled: t.loadable({
      type: 'Boolean',
      description: 'It counts as proof by the rule of its kind; a draft or what was sent back never does.',
      load: (ids: string[], ctx) => fulfilledOf(ctx, ids),
      resolve: ({ id }) => id,
    }),
    opd: t.relation('opd', { description: 'The agency whose work it is.' }),
    pokjanal: t.relation('pokjanal', { description: 'The group in which it was done.' }),
    by: t.string({
      nullable: true,
      description: 'Office of who entered it.',
      resolve: async ({ authorId }, _args, ctx) => {
        const author = authorId && (await ctx.db.prisma.user.findUnique({ where: { id: authorId } }));
        return author ? author.office : null;
      },
    }),
    onBehalf: t.exposeBoolean('onBehalf', { description: 'Entered by somebody else for the agency.' }),
    confirmedAt: t.expose('confirmedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the agency itself confirmed what was entered on its behalf.',
    }),
    submittedAt: t.expose('submittedAt', { type: 'DateTime', nullable: true, description: 'When it was handed in.' }),
    judgedAt: t.expose('judgedAt', { type: 'DateTime', nullable: true }),
    revision: t.exposeInt('revision'),
    attachments: t.prismaField({
      type: ['Attachment'],
      description: 'Files kept beside it.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.attachment.findMany({
          ...query,
          where: { evidence: { some: { evidence: { AND: [{ id }, visibleEvidence(ctx.actor)] } } } },
          orderBy: { createdAt: 'asc' },
        }),
    }),
    posyandu: t.prismaField({
      type: ['Posyandu'],
      description: 'Posts it is about, as far as the caller may read them.',
      select: { id: true },
      resolve: async (query, row, _args, ctx) =>
        ctx.db.prisma.posyandu.findMany({
          ...query,
          where: { AND: [{ id: { in: await refsOf(ctx, row, 'POSYANDU') } }, visible(ctx.actor, 'posyandu.read')] },
          orderBy: { name: 'asc' },
        }),
    }),
    indicators: t.stringList({
      description: 'Codes of the indicators it is about.',
      resolve: (row, _args, ctx) => refsOf(ctx, row, 'INDICATOR'),
    }),
    meetings: t.prismaField({
      type: ['Meeting'],
      description: 'Meetings it is about, as far as the caller may read them.',
      select: { id: true },
      resolve: async (query, row, _args, ctx) =>
        ctx.db.prisma.meeting.findMany({
          ...query,
          where: { AND: [{ id: { in: await refsOf(ctx, row, 'MEETING') } }, visible(ctx.actor, 'meeting.read')] },
          orderBy: { date: 'asc' },
        }),
    }),
    commitments: t.prismaField({
      type: ['Commitment'],
      description: 'Commitments it is about, as far as the caller may read them.',
      select: { id: true },
      resolve: async (query, row, _args, ctx) =>
        ctx.db.prisma.commitment.findMany({
          ...query,
          where: { AND: [{ id: { in: await refsOf(ctx, row, 'COMMITMENT') } }, visible(ctx.actor, 'commitment.read')] },
          orderBy: { dueOn: 'asc' },
        }),
    }),
    commitmentsMade: t.relation('commitments', {
      description: 'Commitments that grew out of it, as far as the caller may read them.',
      query: (_args, ctx) => ({ where: visible(ctx.actor, 'commitment.read'), orderBy: { createdAt: 'asc' } }),
    }),
    aboutIndicators: t.prismaField({
      type: ['Indicator'],
      description: 'The same indicators with their names.',
      select: { id: true },
      resolve: async (query, row, _args, ctx) =>
        ctx.db.prisma.indicator.findMany({
          ...query,
          where: { code: { in: await refsOf(ctx, row, 'INDICATOR') } },
          orderBy: { order: 'asc' },
        }),
    }),
    changes: t.loadableList({
      type: Change,
      description: 'Its history, newest first; fields of its kind are written `details.<field>`.',
      load: (ids: string[], ctx) => evidenceHistories(ctx, ids),
      resolve: ({ id }) => id,
    }),
    abilities: t.loadableList({
      type: 'String',
      description:
        'What the caller may do: `duty.report` to correct it, `duty.judge` to accept or return it, `evidence.confirm` to confirm it, `problem.raise` to raise a problem out of it.',
      load: (ids: string[], ctx) => evidenceAbilities(ctx, ids),
      resolve: ({ id }) => id,
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
  }),
});

/** A record in one line, for the other end of what it points to. */
export const EvidenceLine = builder.prismaObject('Evidence', {
  variant: 'EvidenceLine',
  description: 'A record of evidence in one line; ask `evidence` for all of it.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the record.', resolve: ({ id }) => encodeGlobalId('Evidence', id) }),
    kind: t.expose('kind', { type: EvidenceKindEnum, description: 'Which artefact it is.' }),
    title: t.exposeString('title', { description: 'What it is, in one line.' }),
    period: t.expose('period', { type: 'Period', description: 'Period it speaks of.' }),
    status: t.expose('status', { type: EvidenceStatusEnum, description: 'Where it stands.' }),
    opdName: t.string({
      description: 'Name of the agency whose work it is.',
      select: { opd: { select: { name: true } } },
      resolve: ({ opd }) => opd.name,
    }),
  }),
});

readNodeBy('Evidence', async (ctx, id) => {
  const found = await ctx.db.prisma.evidence.findFirst({
    where: { AND: [{ id: uuidOrNobody(id) }, visibleEvidence(ctx.actor)] },
  });
  return found && { ...found, __typename: typeNameOf(found.kind) };
});

builder.queryField('evidence', (t) =>
  t.prismaField({
    type: EvidenceFace,
    nullable: true,
    authScopes: { can: 'duty.read' },
    description: 'One record of evidence.',
    args: { id: t.arg.id({ required: true, description: 'Global id.' }) },
    resolve: (query, _root, args, ctx) =>
      ctx.db.prisma.evidence.findFirst({
        ...query,
        where: { AND: [{ id: idOf('Evidence', args.id) }, visibleEvidence(ctx.actor)] },
      }),
  }),
);

builder.objectField(Conflict, 'currentEvidence', (t) =>
  t.prismaField({
    type: EvidenceFace,
    nullable: true,
    description: 'The record of evidence as it stands, when the conflict is about one within reach.',
    resolve: (query, conflict, _args, ctx) =>
      ctx.db.prisma.evidence.findFirst({
        ...query,
        where: { AND: [{ id: evidenceIdInConflict(conflict) ?? NOBODY }, visibleEvidence(ctx.actor)] },
      }),
  }),
);
