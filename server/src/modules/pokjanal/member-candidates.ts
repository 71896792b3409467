import type { Opd, Prisma } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';
import { dayAsked } from '../../lib/days.ts';

export type CandidateAsk = {
  /** Shape of the rows, as the caller wants them. */
  readonly query: object;
  /** Path of the area of the group; null finds none. */
  readonly path: string | null;
  readonly search?: string | null | undefined;
  readonly on?: Date | null | undefined;
};

const MAX_CANDIDATES = 200;

/**
 * Finds the agencies that may sit in a group of an area: of the area, of one below it, or of one above it, nearest first.
 * Those above lie outside the reach of whoever manages the group, who chooses among them all the same: the right to
 * manage it is the caller's to check.
 */
export function findCandidates(ctx: Ctx, ask: CandidateAsk): Promise<Opd[]> {
  return ctx.db.prisma.opd.findMany({
    ...ask.query,
    where: candidateWhere(ask, dayAsked(ctx, ask.on)),
    orderBy: [{ wilayah: { level: 'desc' } }, { name: 'asc' }, { id: 'asc' }],
    take: MAX_CANDIDATES,
  });
}

function candidateWhere({ path, search }: CandidateAsk, day: Date): Prisma.OpdWhereInput {
  if (path === null) return { id: { in: [] } };
  const words = search
    ? [{ OR: ['name', 'shortName'].map((key) => ({ [key]: { contains: search, mode: 'insensitive' } })) }]
    : [];
  return {
    AND: [
      { OR: [{ wilayah: { path: { startsWith: path } } }, { wilayah: { no: { in: [...nosOfPath(path)] } } }] },
      { OR: [{ to: null }, { to: { gte: day } }] },
      ...words,
    ],
  };
}
