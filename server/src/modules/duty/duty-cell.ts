import type { DutyExemption, Evidence } from '@pokjanal/prisma/client';
import { can } from '../../auth/policy.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { visible, visibleEvidence } from '../../auth/visible.ts';
import { NotFound } from '../../lib/errors.ts';
import { dutyDeadline, type DutyStatus } from '../../lib/pure/duty-rules.ts';
import { kindOfArtefact } from '../../lib/pure/evidence-kinds.ts';
import { firstDay, lastDay, yearOf } from '../../lib/pure/month.ts';
import { type Period, parsePeriod } from '../../lib/pure/period.ts';
import { graceOf, matrixCells, type ProposalRow, proposalsOf } from './duty-matrix.sql.ts';
import { dutiesOf, findDutyGroup, mayReport } from './duty-scope.ts';

/** One cell of a matrix: an agency of a group, a duty, a period. */
export type CellKey = {
  readonly pokjanalId: string;
  readonly opdId: string;
  readonly code: string;
  readonly period: string;
};

/** Something that counts for a cell: a record of evidence, or work that was recorded elsewhere. */
export type CellRecord = {
  readonly kind: string;
  readonly period: string;
  readonly title: string | null;
  readonly at: Date;
  readonly evidence: Evidence | null;
};

/** A cell with everything behind it. */
export type Cell = CellKey & {
  /** Null where the agency owes nothing: it was no member then. */
  readonly status: DutyStatus | null;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly deadline: string;
  readonly exemption: DutyExemption | null;
  readonly records: readonly CellRecord[];
  readonly proposals: readonly ProposalRow[];
  readonly abilities: readonly string[];
};

/** A cell with the records behind it, and what waits for a decision. @throws NotFound out of reach. */
export async function findCell(ctx: Ctx, key: CellKey): Promise<Cell> {
  const { pokjanalId, opdId, code } = key;
  const group = await findDutyGroup(ctx, pokjanalId);
  const asked = parsePeriod(key.period);
  const year = asked ? yearOf(asked.last) : 0;
  const duty = (await dutiesOf(ctx, group, year)).find((one) => one.code === code);
  if (!asked || !duty || !group.members.some((member) => member.opdId === opdId))
    throw new NotFound('EVIDENCE_NOT_FOUND');
  const months = { fromMonth: asked.first, toMonth: asked.last };
  const [grace, cells, exemptions, records, proposals] = await Promise.all([
    graceOf(ctx, pokjanalId),
    matrixCells(ctx, pokjanalId, year),
    standingExemptions(ctx, key, asked),
    recordsOf(ctx, key, asked, duty.artefact),
    proposalsOf(ctx, { pokjanalId, opdId, code, ...months }),
  ]);
  const known = cells.find((one) => one.opdId === opdId && one.code === code && one.fromMonth === asked.first);
  return {
    ...key,
    status: known?.status ?? null,
    firstDay: firstDay(asked.first),
    lastDay: lastDay(asked.last),
    deadline: dutyDeadline(asked.last, grace),
    exemption: exemptions[0] ?? null,
    records,
    proposals,
    abilities: [
      ...(mayReport(ctx, group, opdId) ? ['duty.report'] : []),
      ...(can(ctx.actor, 'duty.judge', { path: group.wilayah.path }) ? ['duty.judge'] : []),
    ],
  };
}

const standingExemptions = (ctx: Ctx, { pokjanalId, opdId, code }: CellKey, { first, last }: Period) =>
  ctx.db.prisma.dutyExemption.findMany({
    where: {
      pokjanalId,
      opdId,
      dutyCode: code,
      withdrawnAt: null,
      fromMonth: { lte: first },
      toMonth: { gte: last },
      pokjanal: visible(ctx.actor, 'duty.read'),
    },
    orderBy: { at: 'desc' },
  });

/** What counts for a cell, and drafts of the kind that proves its duty; oldest first. */
async function recordsOf(ctx: Ctx, key: CellKey, { first, last }: Period, artefact: string): Promise<CellRecord[]> {
  const { pokjanalId, opdId, code } = key;
  const toMonth = { gte: first, lte: last };
  const kind = kindOfArtefact(artefact);
  const [credits, drafts] = await Promise.all([
    ctx.db.prisma.dutyCredit.findMany({
      where: {
        pokjanalId,
        opdId,
        dutyCode: code,
        state: 'ACCEPTED',
        toMonth,
        pokjanal: visible(ctx.actor, 'duty.read'),
      },
      include: { evidence: true },
      orderBy: [{ toMonth: 'asc' }, { at: 'asc' }],
    }),
    kind
      ? ctx.db.prisma.evidence.findMany({
          where: { AND: [{ pokjanalId, opdId, kind, status: 'DRAFT', toMonth }, visibleEvidence(ctx.actor)] },
          orderBy: { createdAt: 'asc' },
        })
      : [],
  ]);
  const counted = new Set(credits.map(({ evidenceId }) => evidenceId));
  return [
    ...credits.map(({ subjectKind, period, title, at, evidence }) => ({
      kind: subjectKind,
      period,
      title: evidence?.title ?? title,
      at,
      evidence,
    })),
    ...drafts
      .filter(({ id }) => !counted.has(id))
      .map((evidence) => ({
        kind: 'EVIDENCE',
        period: evidence.period,
        title: evidence.title,
        at: evidence.createdAt,
        evidence,
      })),
  ];
}
