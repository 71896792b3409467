import type { Prisma } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import type { EventType } from '../../events/types.ts';
import { Conflict, NotFound, type Problem, problem } from '../../lib/errors.ts';
import { type Logged, recordChange } from '../activity/record-change.ts';

/** Which agency, and which revision of it the caller saw. */
export type OpdRef = { readonly id: string; readonly expectedRevision: number };

const managed = {
  kinds: { select: { kindCode: true } },
  formerNames: { orderBy: { until: 'desc' } },
  mergedInto: { select: { name: true } },
  wilayah: { select: { id: true, no: true, name: true, path: true } },
} as const satisfies Prisma.OpdInclude;

/** An agency the caller may act on; former names newest first. */
export type ManagedOpd = Prisma.OpdGetPayload<{ include: typeof managed }>;

/** Finds an agency to act on. @throws NotFound out of reach, Forbidden without the right, Conflict when it moved on. */
export async function findManagedOpd(ctx: Ctx, { id, expectedRevision }: OpdRef): Promise<ManagedOpd> {
  const opd = await ctx.db.prisma.opd.findUnique({ where: { id }, include: managed });
  if (!opd) throw new NotFound('OPD_NOT_FOUND');
  assertCan(ctx.actor, 'opd.manage', { path: opd.wilayah.path, opdId: id });
  if (opd.withdrawnAt) throw new Conflict('OPD_WITHDRAWN', { name: opd.name, opdId: id });
  if (opd.revision !== expectedRevision) throw staleOpd(id, expectedRevision, opd.revision);
  return opd;
}

/** @throws Conflict for an agency whose work went on in another. */
export function refuseMerged({ id, name, mergedInto }: ManagedOpd): void {
  if (mergedInto) throw new Conflict('OPD_MERGED', { name, into: mergedInto.name, opdId: id });
}

/** Writes an act; the row stays locked, so that acts on one agency stand in line. */
export async function raiseOpd(
  tx: Tx,
  { id, revision }: Pick<ManagedOpd, 'id' | 'revision'>,
  data: Prisma.OpdUncheckedUpdateManyInput,
): Promise<number> {
  const next = revision + 1;
  const { count } = await tx.opd.updateMany({ where: { id, revision }, data: { ...data, revision: next } });
  if (count === 0) throw staleOpd(id, revision, next);
  return next;
}

function staleOpd(opdId: string, expected: number, actual: number): Conflict {
  return new Conflict('STALE_OPD', { expected, actual, opdId });
}

type Told = {
  readonly id: string;
  readonly revision: number;
  readonly nodeNo: number;
  readonly action: Extract<EventType, `opd.${string}`>;
  readonly reason?: string;
  readonly before: Logged | null;
  readonly after: Logged;
};

/** Logs what happened to an agency, and tells of it. */
export async function tellOpd(tx: Tx, ctx: Ctx, { nodeNo, id, ...change }: Told): Promise<void> {
  const { revision, action } = change;
  await recordChange(tx, ctx, { ...change, subject: 'Opd', subjectId: id });
  await appendEvent(tx, { type: action, nodeNo, payload: { id, revision, by: userIdOf(ctx.actor) } });
}

/** What is wrong with a name in an area: another agency there bears it. */
export async function opdNameProblems(
  db: Pick<Tx, 'opd'>,
  area: { readonly id: string; readonly name: string },
  name: string,
  exceptId?: string,
): Promise<Problem[]> {
  const other = await db.opd.findFirst({
    where: {
      wilayahId: area.id,
      withdrawnAt: null,
      to: null,
      name: { equals: name, mode: 'insensitive' },
      ...(exceptId && { id: { not: exceptId } }),
    },
    select: { id: true },
  });
  return other ? [problem('name', 'OPD_SAME_NAME', { name, area: area.name })] : [];
}
