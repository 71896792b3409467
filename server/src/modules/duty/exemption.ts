import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Conflict, NotFound, problem, refuseProblems } from '../../lib/errors.ts';
import { dutyPeriods } from '../../lib/pure/duty-rules.ts';
import { yearOf } from '../../lib/pure/month.ts';
import { formatPeriod, parsePeriod } from '../../lib/pure/period.ts';
import { recordChange } from '../activity/record-change.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import type { CellKey } from './duty-cell.ts';
import { assertJudges, type DutyGroup, dutiesOf, findDutyGroup, isMemberIn } from './duty-scope.ts';
import { tellOfDuty } from './evidence-write.ts';

/** Says that a duty does not suit an agency in a period, and why; only whoever manages the group may. */
export async function markNotApplicable(ctx: Ctx, input: CellKey & { readonly reason: string }): Promise<CellKey> {
  const { pokjanalId, opdId, code, period } = input;
  const group = await findDutyGroup(ctx, pokjanalId);
  assertJudges(ctx, group);
  const { months, problems } = await checkCell(ctx, group, input);
  refuseProblems([...problems, ...reasonProblems('reason', input.reason)]);
  const reason = input.reason.trim();
  return inTransaction(ctx, async (tx) => {
    // Two who say so in the same moment stand in line at the group.
    await tx.sql('select from "Pokjanal" where id = $1 for no key update', [group.id]);
    const where = { pokjanalId, opdId, dutyCode: code, period };
    if ((await tx.dutyExemption.count({ where: { ...where, withdrawnAt: null } })) > 0)
      throw new Conflict('EXEMPT_ALREADY', {});
    const { id } = await tx.dutyExemption.create({
      data: { ...where, ...months, reason, at: ctx.clock.now(), byId: userIdOf(ctx.actor), isDemo: group.isDemo },
      select: { id: true },
    });
    await recordChange(tx, ctx, {
      subject: 'DutyExemption',
      subjectId: id,
      revision: 0,
      action: 'duty.exempted',
      reason,
      before: null,
      after: { opdId, dutyCode: code, period, withdrawn: false },
    });
    await tellOfDuty(tx, ctx, 'duty.exempted', { id, group, opdId });
    return { pokjanalId, opdId, code, period };
  });
}

/** Takes a mark of not applicable back; the duty is owed again. @throws Conflict when it was taken back already. */
export async function withdrawNotApplicable(ctx: Ctx, input: { readonly id: string }): Promise<CellKey> {
  const { id } = input;
  const found = await ctx.db.prisma.dutyExemption.findFirst({
    where: { AND: [{ id }, { pokjanal: visible(ctx.actor, 'duty.read') }] },
  });
  if (!found) throw new NotFound('EXEMPTION_NOT_FOUND');
  const { pokjanalId, opdId, dutyCode: code, period } = found;
  const group = await findDutyGroup(ctx, pokjanalId);
  assertJudges(ctx, group);
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.dutyExemption.updateMany({
      where: { id, withdrawnAt: null },
      data: { withdrawnAt: ctx.clock.now() },
    });
    if (count === 0) throw new Conflict('EXEMPTION_WITHDRAWN', {});
    await recordChange(tx, ctx, {
      subject: 'DutyExemption',
      subjectId: id,
      revision: 1,
      action: 'duty.required',
      before: { withdrawn: false },
      after: { withdrawn: true },
    });
    await tellOfDuty(tx, ctx, 'duty.required', { id, group, opdId });
    return { pokjanalId, opdId, code, period };
  });
}

/** Looks whether a cell is there: a member in a period in which the group owes the duty. */
async function checkCell(ctx: Ctx, group: DutyGroup, { opdId, code, period: id }: CellKey) {
  const period = parsePeriod(id);
  if (!period)
    return { months: { fromMonth: 0, toMonth: 0 }, problems: [problem('period', 'BAD_PERIOD', { value: id })] };
  const months = { fromMonth: period.first, toMonth: period.last };
  const year = yearOf(period.last);
  const duty = (await dutiesOf(ctx, group, year)).find((one) => one.code === code);
  const isOfDuty = duty && dutyPeriods(duty.rhythm, year).some((one) => formatPeriod(one) === id);
  const name = group.members.find((member) => member.opdId === opdId)?.opd.name ?? '';
  return {
    months,
    problems: [
      ...(duty ? [] : [problem('duty', 'DUTY_NOT_OWED')]),
      ...(duty && !isOfDuty ? [problem('period', 'DUTY_PERIOD', { value: id })] : []),
      ...(isMemberIn(group, opdId, period.first, period.last)
        ? []
        : [problem('opd', 'NOT_A_MEMBER', { name, period: id })]),
    ],
  };
}
