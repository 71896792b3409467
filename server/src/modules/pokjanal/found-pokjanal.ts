import type { Regime, WilayahKind, WilayahLevel } from '@pokjanal/prisma/client';
import { type Actor, userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, NotFound, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { fullName } from '../wilayah/full-name.ts';
import { dayAsked } from '../../lib/days.ts';
import { PokjanalStatus } from './pokjanal-status.ts';
import { statusSql } from './pokjanal.sql.ts';

export type FoundPokjanal = {
  readonly wilayahId: string;
  readonly regime: Regime;
  /** Null or blank: named after its law, level and area. */
  readonly name: string | null;
  /** Meant to exist, no decree asked for yet. */
  readonly planned: boolean;
  readonly contactOffice: string | null;
};

const MAX_NAME = 200;

/**
 * Founds a group of an area under one law; it waits for its decree. @throws Conflict when a group of that law stands there
 * that was neither dissolved nor superseded.
 */
export async function foundPokjanal(ctx: Ctx, input: FoundPokjanal): Promise<{ id: string }> {
  const { wilayahId, regime, planned } = input;
  const area = await ctx.db.prisma.wilayah.findUnique({ where: { id: wilayahId } });
  if (!area) throw new NotFound('WILAYAH_NOT_FOUND');
  assertCan(ctx.actor, 'pokjanal.manage', { path: area.path }, 'WILAYAH_NOT_FOUND');
  const name = input.name?.trim() || defaultName(regime, area);
  const contactOffice = input.contactOffice?.trim() || null;
  refuseProblems([
    ...(area.endedOn ? [problem('wilayah', 'AREA_ENDED')] : []),
    ...tooLong('name', name),
    ...tooLong('contactOffice', contactOffice ?? ''),
  ]);
  return inTransaction(ctx, async (tx) => {
    // Two who found the same group stand in line, and the second is told of the first.
    await lockFounding(tx, wilayahId, regime);
    const [standing] = await tx.sql<{ id: string }>(
      `select s.id from (${statusSql}) s
        where s."wilayahId" = $2::uuid and s.regime = $3::"Regime" and s.status <> all($4::text[]) limit 1`,
      [dayAsked(ctx, null), wilayahId, regime, [PokjanalStatus.DISSOLVED, PokjanalStatus.SUPERSEDED]],
    );
    if (standing) throw new Conflict('POKJANAL_ALREADY_EXISTS', { pokjanalId: standing.id });
    const isDemo = await isOfDemo(tx, ctx.actor);
    return createGroup(tx, ctx, area, { regime, name, planned, contactOffice, secretariat: null, isDemo });
  });
}

type NewGroup = {
  readonly regime: Regime;
  readonly name: string;
  readonly planned: boolean;
  readonly contactOffice: string | null;
  readonly secretariat: string | null;
  readonly isDemo: boolean;
};

/** Writes a group of an area with its history and event; that none of its law stands there is the caller's to know. */
export async function createGroup(
  tx: Tx,
  ctx: Ctx,
  area: { readonly id: string; readonly no: number; readonly level: WilayahLevel },
  group: NewGroup,
): Promise<{ id: string }> {
  const { isDemo, ...told } = group;
  const catalogueId = await dutiesOf(tx, told.regime, area.level);
  const { id } = await tx.pokjanal.create({
    data: { ...told, isDemo, wilayahId: area.id, catalogueId, createdAt: ctx.clock.now() },
    select: { id: true },
  });
  await recordChange(tx, ctx, {
    subject: 'Pokjanal',
    subjectId: id,
    revision: 0,
    action: 'pokjanal.founded',
    before: null,
    after: told,
  });
  await appendEvent(tx, { type: 'pokjanal.founded', nodeNo: area.no, payload: { id, by: userIdOf(ctx.actor) } });
  return { id };
}

/** Makes whoever founds a group of a law in an area stand in line until the end of the transaction. */
export async function lockFounding(tx: Tx, wilayahId: string, regime: Regime): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`pokjanal:${wilayahId}:${regime}`]);
}

const tooLong = (field: string, text: string): Problem[] =>
  text.length > MAX_NAME ? [problem(field, 'TOO_LONG', { max: MAX_NAME })] : [];

/** Tells whether an account of the demonstration does it: what such a one founds goes with the demonstration. */
export async function isOfDemo(tx: Tx, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'user') return false;
  const user = await tx.user.findUnique({ where: { id: actor.userId }, select: { isDemo: true } });
  return user?.isDemo ?? false;
}

/** The list of duties in force for a law and level; null where none is on record. */
async function dutiesOf(tx: Tx, regime: Regime, level: WilayahLevel): Promise<string | null> {
  const where = { regime, level };
  const found = await tx.dutyCatalogue.findFirst({ where, orderBy: { validFrom: 'desc' }, select: { id: true } });
  return found?.id ?? null;
}

type Area = { readonly level: WilayahLevel; readonly kind: WilayahKind; readonly name: string };

/** The name a group bears where its decree gives it no other: by law, level and area. */
export function defaultName(regime: Regime, area: Area): string {
  const place = area.level === 'NASIONAL' ? 'Pusat' : fullName(area);
  if (regime === 'TIM_PEMBINA') return `Tim Pembina Posyandu ${place}`;
  return `${area.level === 'DESA' ? 'Pokja' : 'Pokjanal'} Posyandu ${place}`;
}
