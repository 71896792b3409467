import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Conflict, NotFound, refuseProblems } from '../../lib/errors.ts';
import { formatPeriod, type Period, type PeriodKind } from '../../lib/pure/period.ts';
import { recordChange } from '../activity/record-change.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import type { CellKey } from './duty-cell.ts';
import { proposalsOf, type ProposalRow } from './duty-matrix.sql.ts';
import { assertReports, findDutyGroup } from './duty-scope.ts';
import { tellOfDuty } from './evidence-write.ts';

/** Which proposal is meant: what was recorded elsewhere, and for which agency and duty of which group. */
export type ProposalKey = {
  readonly kind: string;
  readonly sourceId: string;
  readonly pokjanalId: string;
  readonly opdId: string;
  readonly code: string;
};

const LENGTHS: Readonly<Record<number, Exclude<PeriodKind, 'YTD'>>> = {
  1: 'MONTH',
  3: 'QUARTER',
  6: 'SEMESTER',
  12: 'YEAR',
};

/** The period from one month to another. */
export function periodBetween(first: number, last: number): Period {
  return { kind: LENGTHS[last - first + 1] ?? 'MONTH', first, last };
}

/** The agency takes what proposes itself as proof of its duty. */
export function acceptProposal(ctx: Ctx, key: ProposalKey): Promise<CellKey> {
  return settle(ctx, key, 'ACCEPTED', null);
}

/** The agency says why what proposes itself is no proof; it is not proposed again. */
export function declineProposal(ctx: Ctx, key: ProposalKey, reason: string): Promise<CellKey> {
  refuseProblems(reasonProblems('reason', reason));
  return settle(ctx, key, 'DECLINED', reason.trim());
}

async function settle(
  ctx: Ctx,
  key: ProposalKey,
  state: 'ACCEPTED' | 'DECLINED',
  reason: string | null,
): Promise<CellKey> {
  const { kind, sourceId, opdId, code } = key;
  const group = await findDutyGroup(ctx, key.pokjanalId);
  assertReports(ctx, group, opdId);
  const cell = { pokjanalId: group.id, opdId, code };
  const credited = { ...cell, dutyCode: code, subjectKind: kind, subjectId: sourceId };
  const row = (await proposalsOf(ctx, { ...cell, fromMonth: 0, toMonth: 120_000 })).find(
    (one) => one.kind === kind && one.sourceId === sourceId,
  );
  if (!row) throw await gone(ctx, credited);
  const at = { at: ctx.clock.now(), byId: userIdOf(ctx.actor), state, reason };
  return inTransaction(ctx, async (tx) => {
    const { code: _code, ...where } = credited;
    const { count } = await (kind === 'EVIDENCE'
      ? tx.dutyCredit.updateMany({ where: { ...where, state: 'PROPOSED' }, data: at })
      : tx.dutyCredit.createMany({
          data: [{ ...where, ...monthsOf(row), ...at, title: row.title, isDemo: group.isDemo }],
          skipDuplicates: true,
        }));
    if (count === 0) throw new Conflict('PROPOSAL_SETTLED', {});
    const { id } = await tx.dutyCredit.findFirstOrThrow({ where, select: { id: true } });
    const type = state === 'ACCEPTED' ? 'credit.accepted' : 'credit.declined';
    await recordChange(tx, ctx, {
      subject: 'DutyCredit',
      subjectId: id,
      revision: 0,
      action: type,
      reason,
      before: null,
      after: { subjectKind: kind, subjectId: sourceId, opdId, dutyCode: code, state },
    });
    await tellOfDuty(tx, ctx, type, { id, group, opdId });
    return { ...cell, period: monthsOf(row).period };
  });
}

const monthsOf = ({ fromMonth, toMonth }: ProposalRow) => ({
  fromMonth,
  toMonth,
  period: formatPeriod(periodBetween(fromMonth, toMonth)),
});

/** Why a proposal is not there: somebody settled it, or it never was within reach. */
async function gone(
  ctx: Ctx,
  {
    code: _code,
    ...where
  }: { pokjanalId: string; opdId: string; code: string; dutyCode: string; subjectKind: string; subjectId: string },
) {
  const settled = await ctx.db.prisma.dutyCredit.count({ where });
  return settled > 0 ? new Conflict('PROPOSAL_SETTLED', {}) : new NotFound('PROPOSAL_NOT_FOUND');
}
