import type { Ctx } from '../../auth/ctx.ts';
import { may } from '../../auth/policy.ts';
import { InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { type MonthNo, monthOfDay } from '../../lib/pure/month.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { parsePeriod, periodOf } from '../../lib/pure/period.ts';
import { findNodes } from '../analytics/analytics-nodes.ts';
import { listResponsible, type ResponsibleRow } from './follow-up.sql.ts';

/** Who answers for an indicator in an area, and what they did in some months. */
export type FollowUp = {
  readonly code: string;
  readonly areaId: string;
  readonly path: string;
  /** Months in which something should have been done: those of the quarter the period ends in, or of the longer period. */
  readonly first: MonthNo;
  readonly last: MonthNo;
  readonly agencies: readonly ResponsibleRow[];
};

export type FollowUpInput = { readonly indicator: string; readonly wilayahId: string; readonly period: string };

/**
 * Says who answers for a figure; null for a caller who reads figures but no duties. @throws NotFound for an area or an
 * indicator that is not there or out of reach, InvalidInput for a period nobody knows.
 */
export async function followUp(
  ctx: Ctx,
  { indicator: code, wilayahId, period: id }: FollowUpInput,
): Promise<FollowUp | null> {
  const period = parsePeriod(id);
  if (!period) throw new InvalidInput([problem('period', 'BAD_PERIOD', { value: id })]);
  const [[node], known] = await Promise.all([
    findNodes(ctx, { wilayah: [{ id: wilayahId }] }),
    ctx.db.prisma.indicator.findUnique({ where: { code }, select: { code: true } }),
  ]);
  if (!node) throw new NotFound('WILAYAH_NOT_FOUND');
  if (!known) throw new NotFound('INDICATOR_NOT_FOUND', { code });
  if (!may(ctx.actor, 'duty.read')) return null;
  // Duties run by the quarter: who did nothing in a month may have done it in the month before.
  const quarter = periodOf('QUARTER', Math.min(period.last, monthOfDay(dayIn('WIB', ctx.clock.now()))));
  const span = { first: Math.min(period.first, quarter.first), last: Math.max(period.last, quarter.last) };
  const { path } = node;
  return { code, areaId: wilayahId, path, ...span, agencies: await listResponsible(ctx, { code, path, ...span }) };
}
