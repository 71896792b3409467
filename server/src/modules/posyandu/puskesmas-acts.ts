import type { Prisma } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan, can } from '../../auth/policy.ts';
import { claimName } from '../../db/claim-name.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { dayText, today } from '../../lib/days.ts';
import {
  Conflict,
  type ErrorCode,
  type ErrorData,
  NotFound,
  type Problem,
  problem,
  refuseProblems,
} from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { optionalText, reasonProblems, requiredText } from '../../lib/text-problems.ts';
import { type Logged, recordChange } from '../activity/record-change.ts';
import type { DryRun } from '../activity/restored-values.ts';
import { isPuskesmasCountedOn } from './puskesmas-use.sql.ts';
import { setWorkArea } from './work-area.ts';

/** What is told of a puskesmas: its work area is a list of villages and districts, in force from a day on. */
export type PuskesmasFacts = {
  readonly name: string;
  readonly code: string | null;
  readonly wilayahId: string;
  readonly areaIds: readonly string[];
  /** Day from which a changed work area is in force. */
  readonly on: Date;
};

type Ref = { readonly id: string; readonly expectedRevision: number };

/** Registers a puskesmas with its work area. */
export async function registerPuskesmas(
  ctx: Ctx,
  input: PuskesmasFacts & { readonly id?: string },
): Promise<{ id: string }> {
  const facts = tidy(input);
  const { areas, problems } = await factProblems(ctx, facts, null);
  refuseProblems(problems);
  const id = input.id ?? newId();
  await inTransaction(ctx, async (tx) => {
    const { name, code, wilayahId } = facts;
    await claimName(tx, wilayahId, (now) => nameProblems(now, wilayahId, name, null));
    await tx.puskesmas.create({ data: { id, name, code, wilayahId } });
    await setWorkArea(tx, { type: 'Puskesmas', id }, facts.areaIds, facts.on);
    const after = loggedOf(facts, areas);
    await tell(tx, ctx, {
      id,
      revision: 0,
      area: areas.get(wilayahId),
      action: 'puskesmas.registered',
      before: null,
      after,
    });
  });
  wake('sequencer');
  return { id };
}

/** Puts right what is told of a puskesmas; a changed work area is in force from a day on. @throws Conflict when it moved on. */
export async function correctPuskesmas(ctx: Ctx, input: PuskesmasFacts & Ref & DryRun): Promise<{ id: string }> {
  const facts = tidy(input);
  const standing = await findManagedPuskesmas(ctx, input);
  const { areas, problems } = await factProblems(ctx, facts, standing.id);
  refuseProblems(problems);
  if (input.dryRun) return { id: standing.id };
  await inTransaction(ctx, async (tx) => {
    const { name, code, wilayahId } = facts;
    await claimName(tx, wilayahId, (now) => nameProblems(now, wilayahId, name, standing.id));
    const revision = await raise(tx, standing, { name, code, wilayahId });
    await setWorkArea(tx, { type: 'Puskesmas', id: standing.id }, facts.areaIds, facts.on);
    const before = {
      name: standing.name,
      code: standing.code,
      wilayah: standing.wilayah.name,
      areas: standing.areas.map(({ wilayah }) => wilayah.name).toSorted(),
    };
    const change = { before, after: loggedOf(facts, areas) };
    await tell(tx, ctx, {
      id: standing.id,
      revision,
      area: areas.get(wilayahId),
      action: 'puskesmas.corrected',
      ...change,
    });
  });
  wake('sequencer');
  return { id: standing.id };
}

/** Takes back a puskesmas entered by mistake. @throws Conflict when a post, a report or an account counts on it. */
export async function withdrawPuskesmas(ctx: Ctx, input: Ref & { readonly reason: string }): Promise<{ id: string }> {
  const standing = await findManagedPuskesmas(ctx, input);
  const reason = input.reason.trim();
  refuseProblems(reasonProblems('reason', reason));
  await inTransaction(ctx, async (tx) => {
    const revision = await raise(tx, standing, { withdrawnAt: ctx.clock.now(), withdrawReason: reason });
    if (await isPuskesmasCountedOn(tx, standing.id))
      throw conflict('PUSKESMAS_COUNTED', standing.id, { name: standing.name });
    await setWorkArea(tx, { type: 'Puskesmas', id: standing.id }, [], today(ctx));
    const change = { before: { name: standing.name }, after: {}, reason };
    await tell(tx, ctx, {
      id: standing.id,
      revision,
      area: standing.wilayah,
      action: 'puskesmas.withdrawn',
      ...change,
    });
  });
  wake('sequencer');
  return { id: standing.id };
}

const managed = {
  id: true,
  name: true,
  code: true,
  revision: true,
  withdrawnAt: true,
  wilayahId: true,
  wilayah: { select: { no: true, name: true, path: true } },
  areas: { where: { to: null }, select: { wilayahId: true, wilayah: { select: { name: true } } } },
} as const satisfies Prisma.PuskesmasSelect;

/** Finds a puskesmas to act on. @throws NotFound out of reach, Forbidden without the right, Conflict when it moved on. */
export async function findManagedPuskesmas(ctx: Ctx, { id, expectedRevision }: Ref) {
  const found = await ctx.db.prisma.puskesmas.findUnique({ where: { id }, select: managed });
  if (!found) throw new NotFound('PUSKESMAS_NOT_FOUND');
  assertCan(ctx.actor, 'puskesmas.manage', { path: found.wilayah.path, puskesmasId: id });
  if (found.withdrawnAt) throw conflict('PUSKESMAS_WITHDRAWN', id, { name: found.name });
  if (found.revision !== expectedRevision) throw stale(id, expectedRevision, found.revision);
  return found;
}

async function raise(tx: Tx, { id, revision }: { readonly id: string; readonly revision: number }, data: object) {
  const next = revision + 1;
  const { count } = await tx.puskesmas.updateMany({ where: { id, revision }, data: { ...data, revision: next } });
  if (count === 0) throw stale(id, revision, next);
  return next;
}

type PuskesmasConflictData = ErrorData & { readonly puskesmasId: string };

const conflict = (code: ErrorCode, puskesmasId: string, data: ErrorData): Conflict<PuskesmasConflictData> =>
  new Conflict<PuskesmasConflictData>(code, { ...data, puskesmasId });

const stale = (id: string, expected: number, actual: number): Conflict<PuskesmasConflictData> =>
  conflict('STALE_PUSKESMAS', id, { expected, actual });

/** The puskesmas a conflict is about; null for a conflict about something else. */
export function puskesmasIdInConflict({ data }: Conflict<object>): string | null {
  return (data as Partial<PuskesmasConflictData>).puskesmasId ?? null;
}

type Area = {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly path: string;
  readonly level: string;
};

type Told = {
  readonly id: string;
  readonly revision: number;
  readonly area: { readonly no: number } | undefined;
  readonly action: 'puskesmas.registered' | 'puskesmas.corrected' | 'puskesmas.withdrawn';
  readonly reason?: string;
  readonly before: Logged | null;
  readonly after: Logged;
};

async function tell(tx: Tx, ctx: Ctx, { id, area, ...change }: Told): Promise<void> {
  const { revision, action } = change;
  await recordChange(tx, ctx, { ...change, subject: 'Puskesmas', subjectId: id });
  const payload = { id, revision, by: userIdOf(ctx.actor) };
  await appendEvent(tx, { type: action, payload, ...(area && { nodeNo: area.no }) });
}

function tidy({ name, code, wilayahId, areaIds, on }: PuskesmasFacts): PuskesmasFacts {
  return { name: name.trim(), code: code?.trim() || null, wilayahId, areaIds: [...new Set(areaIds)], on };
}

function loggedOf({ name, code, wilayahId, areaIds, on }: PuskesmasFacts, areas: ReadonlyMap<string, Area>): Logged {
  const names = areaIds.flatMap((id) => areas.get(id)?.name ?? []).toSorted();
  return { name, code, wilayah: areas.get(wilayahId)?.name ?? null, areas: names, on: dayText(on) };
}

/** What is wrong with a name in an area: another puskesmas there bears it. */
async function nameProblems(
  db: Pick<Tx, 'puskesmas'>,
  wilayahId: string,
  name: string,
  exceptId: string | null,
): Promise<Problem[]> {
  const other = await db.puskesmas.findFirst({
    where: {
      wilayahId,
      withdrawnAt: null,
      name: { equals: name, mode: 'insensitive' },
      ...(exceptId && { id: { not: exceptId } }),
    },
    select: { id: true },
  });
  return other ? [problem('name', 'PUSKESMAS_SAME_NAME', { name })] : [];
}

async function factProblems(
  ctx: Ctx,
  { name, code, wilayahId, areaIds }: PuskesmasFacts,
  exceptId: string | null,
): Promise<{ areas: ReadonlyMap<string, Area>; problems: Problem[] }> {
  const rows = await ctx.db.prisma.wilayah.findMany({
    where: { id: { in: [wilayahId, ...areaIds] }, endedOn: null },
    select: { id: true, no: true, name: true, path: true, level: true },
  });
  const areas = new Map<string, Area>(rows.map((row) => [row.id, row]));
  const home = areas.get(wilayahId);
  const isHere = home !== undefined && can(ctx.actor, 'puskesmas.manage', { path: home.path });
  const isArea = (id: string): boolean => ['DESA', 'KECAMATAN'].includes(areas.get(id)?.level ?? '');
  return {
    areas,
    problems: [
      ...(isHere ? [] : [problem('wilayah', 'WILAYAH_NOT_FOUND')]),
      ...requiredText('name', name),
      ...optionalText('code', code),
      ...(await nameProblems(ctx.db.prisma, wilayahId, name, exceptId)),
      ...areaIds.flatMap((id) => (isArea(id) ? [] : [problem('areas', 'WILAYAH_NOT_FOUND')])),
    ],
  };
}
