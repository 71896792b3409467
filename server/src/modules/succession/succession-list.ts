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
  const rules = await readNewRules(ctx.db.prisma, ask.regime, day);
  const groups = await readPredecessors(ctx.db.prisma, { id: { in: page } }, day);
  return { proposals: groups.map((group) => proposeFor(group, rules, day)), total: managed.length, day };
}
