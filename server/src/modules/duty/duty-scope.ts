import type { Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan, can } from '../../auth/policy.ts';
import { visible, visibleEvidence } from '../../auth/visible.ts';
import { Forbidden, NotFound } from '../../lib/errors.ts';
import { firstDay, lastDay } from '../../lib/pure/month.ts';
import { type EvidenceState, evidenceStateSelect } from './evidence-content.ts';

const groupSelect = {
  id: true,
  name: true,
  regime: true,
  isDemo: true,
  wilayah: { select: { id: true, no: true, path: true, level: true } },
  members: { select: { opdId: true, from: true, to: true, opd: { select: { name: true } } } },
} as const satisfies Prisma.PokjanalSelect;

/** A group within sight, with what the rules about its duties ask. */
export type DutyGroup = Prisma.PokjanalGetPayload<{ select: typeof groupSelect }>;

const groupWhere = (ctx: Ctx, id: string) => ({ AND: [{ id }, visible(ctx.actor, 'duty.read')] });

/** The group of this id. @throws NotFound when it lies out of reach. */
export async function findDutyGroup(ctx: Ctx, id: string): Promise<DutyGroup> {
  const group = await ctx.db.prisma.pokjanal.findFirst({ where: groupWhere(ctx, id), select: groupSelect });
  if (!group) throw new NotFound('POKJANAL_NOT_FOUND');
  return group;
}

/** Tells whether the caller may report for an agency of a group: for the own one, or for all of a group that is managed. */
export const mayReport = (ctx: Pick<Ctx, 'actor'>, group: DutyGroup, opdId: string): boolean =>
  can(ctx.actor, 'duty.report', { path: group.wilayah.path, opdId });

/** Tells whether the caller speaks for the agency itself, and not on its behalf. */
export const isOwnAgency = (ctx: Pick<Ctx, 'actor'>, opdId: string): boolean =>
  can(ctx.actor, 'duty.report', { opdId });

/** @throws Forbidden when the caller, who sees the group, may not report for this agency. */
export function assertReports(ctx: Ctx, group: DutyGroup, opdId: string): void {
  if (!mayReport(ctx, group, opdId)) throw new Forbidden('FORBIDDEN_ACTION', { action: 'duty.report' });
}

/** @throws Forbidden when the caller does not manage the group. */
export function assertJudges(ctx: Ctx, group: DutyGroup): void {
  const opdIds = group.members.map(({ opdId }) => opdId);
  assertCan(ctx.actor, 'duty.judge', { path: group.wilayah.path, opdIds }, 'POKJANAL_NOT_FOUND');
}

/** A record within sight with its group. @throws NotFound when it lies out of reach. */
export async function findEvidence(ctx: Ctx, id: string): Promise<{ state: EvidenceState; group: DutyGroup }> {
  const found = await ctx.db.prisma.evidence.findFirst({
    where: { AND: [{ id }, visibleEvidence(ctx.actor)] },
    select: { ...evidenceStateSelect, pokjanal: { select: groupSelect } },
  });
  if (!found) throw new NotFound('EVIDENCE_NOT_FOUND');
  const { pokjanal, ...state } = found;
  return { state, group: pokjanal };
}

/** Tells whether an agency is a member of a group on one day at least of some months. */
export function isMemberIn(group: DutyGroup, opdId: string, fromMonth: number, toMonth: number): boolean {
  const [first, last] = [firstDay(fromMonth), lastDay(toMonth)];
  const text = (day: Date | null, open: string) => day?.toISOString().slice(0, 10) ?? open;
  return group.members.some(
    (member) => member.opdId === opdId && text(member.from, '0000') <= last && text(member.to, '9999') >= first,
  );
}

/** What decides which list of duties a group goes by. */
type OfCatalogue = { readonly regime: DutyGroup['regime']; readonly wilayah: Pick<DutyGroup['wilayah'], 'level'> };

/** The duties a group owes in a year, in their order; none where no catalogue is in force for it. */
export async function dutiesOf(ctx: Pick<Ctx, 'db'>, group: OfCatalogue, year: number) {
  const catalogue = await ctx.db.prisma.dutyCatalogue.findFirst({
    where: {
      regime: group.regime,
      level: group.wilayah.level,
      validFrom: { lte: new Date(Date.UTC(year, 11, 31)) },
      OR: [{ validTo: null }, { validTo: { gte: new Date(Date.UTC(year, 0, 1)) } }],
    },
    orderBy: { validFrom: 'desc' },
    select: { duties: { orderBy: { number: 'asc' } } },
  });
  return catalogue?.duties ?? [];
}
