import type { Ctx } from '../../auth/ctx.ts';
import { visibleDecree } from '../../auth/visible.ts';
import type { Database } from '../../db/client.ts';
import type { Tx } from '../../db/transaction.ts';
import { Conflict, type ErrorCode, type ErrorData } from '../../lib/errors.ts';
import type { DecreeContent } from './decree-content.ts';

/** What a conflict about a decree carries: which one it is, beside what its text needs; null when it lies out of reach. */
type DecreeConflictData = ErrorData & { readonly decreeId: string | null };

/** The refusal of an act on a decree that meanwhile stands otherwise. */
export function decreeConflict(code: ErrorCode, decreeId: string | null, data: ErrorData = {}) {
  return new Conflict<DecreeConflictData>(code, { ...data, decreeId });
}

/** The decree a conflict is about; null for a conflict about something else, or out of reach. */
export function decreeIdInConflict(conflict: Conflict<object>): string | null {
  return (conflict.data as Partial<DecreeConflictData>).decreeId ?? null;
}

/** The refusal of a document that is on record already, or null when it is not. */
export async function knownDocument(
  prisma: Tx | Database['prisma'],
  ctx: Ctx,
  { issuer, number, date }: Pick<DecreeContent, 'issuer' | 'number' | 'date'>,
  exceptId?: string,
): Promise<Conflict<DecreeConflictData> | null> {
  const where = { issuer, number, date, withdrawnAt: null, ...(exceptId ? { id: { not: exceptId } } : {}) };
  const known = await prisma.decree.findFirst({ where, select: { id: true } });
  if (!known) return null;
  const seen = await prisma.decree.count({ where: { AND: [{ id: known.id }, visibleDecree(ctx.actor)] } });
  return seen > 0
    ? decreeConflict('DECREE_ALREADY_EXISTS', known.id, { number, issuer })
    : decreeConflict('DECREE_EXISTS_ELSEWHERE', null, { number, issuer });
}

/** Runs a write; a document that somebody else entered in the same moment becomes the refusal that names it. */
export async function orKnownDocument<T>(ctx: Ctx, content: DecreeContent, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw (await knownDocument(ctx.db.prisma, ctx, content)) ?? error;
  }
}

/** Prisma's code of a broken unique index; on a decree there is none but that of the document. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
