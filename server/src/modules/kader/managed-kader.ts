import type { Prisma } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { type Action, assertCan } from '../../auth/policy.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import type { EventType } from '../../events/types.ts';
import { dayText } from '../../lib/days.ts';
import { Conflict, type ErrorCode, type ErrorData, NotFound } from '../../lib/errors.ts';
import { type Logged, recordChange } from '../activity/record-change.ts';

const managedSelect = {
  id: true,
  posyanduId: true,
  name: true,
  phone: true,
  rw: true,
  rt: true,
  decreeNumber: true,
  decreeDate: true,
  trainedOn: true,
  passed: true,
  since: true,
  leftOn: true,
  erasedAt: true,
  revision: true,
  posyandu: {
    select: {
      id: true,
      name: true,
      puskesmasId: true,
      wilayah: { select: { no: true, path: true } },
    },
  },
} as const satisfies Prisma.KaderSelect;

/** A kader the caller may act on, with what the acts need to know. */
export type ManagedKader = Prisma.KaderGetPayload<{ select: typeof managedSelect }>;

/** Which kader, and which revision of the record the caller saw. */
export type KaderRef = { readonly id: string; readonly expectedRevision: number };

type KaderAction = Extract<Action, 'kader.manage' | 'kader.assess' | 'kader.showPhone' | 'kader.erase'>;
type KaderConflictData = ErrorData & { readonly kaderId: string };

/** Finds a kader to act on. @throws NotFound out of reach, Forbidden without the right, Conflict when it moved on. */
export async function findManagedKader(ctx: Ctx, ref: KaderRef, action: KaderAction): Promise<ManagedKader> {
  const [kader] = await findManagedKaders(ctx, [ref], action);
  if (!kader) throw new NotFound('KADER_NOT_FOUND');
  return kader;
}

/** The same for several, in their order; one statement. */
export async function findManagedKaders(
  ctx: Ctx,
  refs: readonly KaderRef[],
  action: KaderAction,
): Promise<ManagedKader[]> {
  const kaders = await readKaders(
    ctx,
    refs.map(({ id }) => id),
    action,
  );
  for (const [at, { id, revision }] of kaders.entries()) {
    const expected = refs[at]?.expectedRevision ?? revision;
    if (revision !== expected) throw staleKader(id, expected, revision);
  }
  return kaders;
}

/** The same whatever the revisions. */
export async function readKaders(ctx: Ctx, ids: readonly string[], action: KaderAction): Promise<ManagedKader[]> {
  const rows = await ctx.db.prisma.kader.findMany({
    where: { id: { in: [...ids] }, withdrawnAt: null },
    select: managedSelect,
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const kader = known.get(id);
    if (!kader) throw new NotFound('KADER_NOT_FOUND');
    assertCan(ctx.actor, action, placeOf(kader));
    return kader;
  });
}

const placeOf = ({ posyandu }: Pick<ManagedKader, 'posyandu'>) => ({
  path: posyandu.wilayah.path,
  posyanduId: posyandu.id,
  puskesmasId: posyandu.puskesmasId,
});

/** The refusal of an act on a kader whose record meanwhile stands otherwise. */
export function kaderConflict(code: ErrorCode, kaderId: string, data: ErrorData = {}): Conflict<KaderConflictData> {
  return new Conflict<KaderConflictData>(code, { ...data, kaderId });
}

/** The kader a conflict is about; null for a conflict about something else. */
export function kaderIdInConflict(conflict: Conflict<object>): string | null {
  return (conflict.data as Partial<KaderConflictData>).kaderId ?? null;
}

/** The refusal of whoever comes second. */
function staleKader(id: string, expected: number, actual: number): Conflict<KaderConflictData> {
  return kaderConflict('STALE_KADER', id, { expected, actual });
}

/** @throws Conflict for a kader of whom nothing personal is kept any more: of her, only the end of service is told. */
export function refuseErased({ id, erasedAt }: Pick<ManagedKader, 'id' | 'erasedAt'>): void {
  if (erasedAt) throw kaderConflict('KADER_ERASED', id);
}

/** @throws Conflict for a kader who serves no more. */
export function refuseLeft({ id, leftOn }: Pick<ManagedKader, 'id' | 'leftOn'>): void {
  if (leftOn) throw kaderConflict('KADER_LEFT', id, { on: dayText(leftOn) });
}

type Act = {
  readonly action: Exclude<Extract<EventType, `kader.${string}`>, 'kader.registered'>;
  readonly reason?: string | null;
  readonly data: Prisma.KaderUncheckedUpdateManyInput;
  readonly before: Logged;
  readonly after: Logged;
  /** Village the event belongs to, where it is no longer the present one. */
  readonly nodeNo?: number;
};

/**
 * Writes an act on a kader: columns, change and event. The row stays locked until the end of the transaction.
 * @throws Conflict for who comes second.
 */
export async function writeKaderAct(tx: Tx, ctx: Ctx, kader: ManagedKader, act: Act): Promise<{ id: string }> {
  const { id, revision } = kader;
  const next = revision + 1;
  const { count } = await tx.kader.updateMany({ where: { id, revision }, data: { ...act.data, revision: next } });
  if (count === 0) throw staleKader(id, revision, next);
  await recordChange(tx, ctx, {
    subject: 'Kader',
    subjectId: id,
    revision: next,
    action: act.action,
    reason: act.reason ?? null,
    before: act.before,
    after: act.after,
  });
  const payload = { id, revision: next, by: userIdOf(ctx.actor) };
  await appendEvent(tx, { type: act.action, nodeNo: act.nodeNo ?? kader.posyandu.wilayah.no, payload });
  return { id };
}
