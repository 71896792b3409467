import type { Prisma, Regime, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { dayAsked } from '../../lib/days.ts';
import { type Proposal, proposeFor } from './propose-lines.ts';
import { readNewRules, readPredecessors } from './succession-scene.ts';

export type ProposeSuccession = {
  /** Path of the area; groups of it and of all below. */
  readonly path: string;
  readonly level: WilayahLevel | null;
  /** Law of the successors. */
  readonly regime: Regime;
  readonly groupIds: readonly string[] | null;
  /** Day of the decree; today when it is not known yet. */
  readonly on: Date | null;
  /** Days of groups with a decree of their own, by id. */
  readonly days: ReadonlyMap<string, Date>;
  readonly first: number;
  readonly skip: number;
};

export type ProposalPage = { readonly proposals: readonly Proposal[]; readonly total: number; readonly day: Date };

/**
 * Proposes, group by group, what goes along when groups of the other law get successors: in the same number of statements
 * for one group as for many. Groups the caller only reads are left out.
 */
export async function proposeSuccession(ctx: Ctx, ask: ProposeSuccession): Promise<ProposalPage> {
  const day = dayAsked(ctx, ask.on);
  const where: Prisma.PokjanalWhereInput = {
    AND: [
      visible(ctx.actor, 'pokjanal.read'),
      {
        regime: { not: ask.regime },
        successorId: null,
        wilayah: { path: { startsWith: ask.path }, endedOn: null, ...(ask.level ? { level: ask.level } : {}) },
        decrees: { none: { decree: { kind: 'DISSOLUTION', withdrawnAt: null, date: { lte: day } } } },
        ...(ask.groupIds ? { id: { in: [...ask.groupIds] } } : {}),
      },
    ],
  };
  const ids = await ctx.db.prisma.pokjanal.findMany({
    where,
    select: { id: true, wilayah: { select: { path: true } } },
    orderBy: [{ wilayah: { code: 'asc' } }, { id: 'asc' }],
  });
  const managed = ids.filter(({ wilayah }) => can(ctx.actor, 'pokjanal.manage', wilayah)).map(({ id }) => id);
  const page = managed.slice(ask.skip, ask.skip + ask.first);
  if (page.length === 0) return { proposals: [], total: managed.length, day };
  const timeOf = (id: string) => (ask.days.get(id) ?? day).getTime();
  const times = [...new Set(page.map(timeOf))];
  const parts = await Promise.all(
    times.map((time) => {
      const ids = page.filter((id) => timeOf(id) === time);
      return proposeOn(ctx, ask.regime, ids, new Date(time));
    }),
  );
  const found = new Map(parts.flat().map((one) => [one.group.id, one]));
  return { proposals: page.flatMap((id) => found.get(id) ?? []), total: managed.length, day };
}

async function proposeOn(ctx: Ctx, regime: Regime, ids: readonly string[], day: Date): Promise<Proposal[]> {
  const [rules, groups] = await Promise.all([
    readNewRules(ctx.db.prisma, regime, day),
    readPredecessors(ctx.db.prisma, { id: { in: [...ids] } }, day),
  ]);
  return groups.map((group) => proposeFor(group, rules, day));
}
