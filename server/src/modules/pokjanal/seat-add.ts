import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { recordChange } from '../activity/record-change.ts';
import { findManagedGroup, lockGroup, type ManagedGroup, refuseSuperseded } from './group-scope.ts';
import { requiredText } from '../../lib/text-problems.ts';
import { standardSeats } from './seat-standard.ts';

export type NewSeat = {
  /** Made beforehand by who must know it, such as an import. */
  readonly id?: string;
  readonly code: string;
  /** None: the standard seat of this code. */
  readonly name: string | null;
  readonly single: boolean | null;
};

type Draft = { readonly id: string; readonly code: string; readonly name: string; readonly single: boolean };

const MAX_SEATS = 60;
const CODE = /^[A-Z][A-Z0-9_]{0,39}$/;

/** Adds seats after those there are: standard ones by their code, or own ones by code and name. All or none. */
export async function addSeats(
  ctx: Ctx,
  input: { readonly pokjanalId: string; readonly seats: readonly NewSeat[] },
): Promise<{ ids: string[] }> {
  const group = await findManagedGroup(ctx, input.pokjanalId);
  refuseSuperseded(group);
  const drafts = await draftsOf(ctx, group, input.seats);
  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group);
    const standing = await tx.seat.findMany({
      where: { pokjanalId: group.id },
      select: { code: true, order: true, endedOn: true },
    });
    const codes = standing.filter(({ endedOn }) => endedOn === null).map(({ code }) => code);
    refuseProblems(
      drafts.flatMap(({ code }, at) =>
        codes.includes(code) ? [problem(`seats.${at}.code`, 'SEAT_CODE_TAKEN', { code })] : [],
      ),
    );
    const last = Math.max(0, ...standing.map(({ order }) => order));
    const rows = drafts.map((draft, at) => ({ ...draft, pokjanalId: group.id, order: last + at + 1 }));
    await tx.seat.createMany({ data: rows });
    const added = rows.map(({ id, pokjanalId: _group, ...after }) => ({ subjectId: id, after }));
    const fresh = { subject: 'Seat', revision: 0, action: 'seat.added', before: null };
    await recordChange(tx, ctx, ...added.map((one) => ({ ...fresh, ...one })));
    const ids = rows.map(({ id }) => id);
    await appendEvent(tx, {
      type: 'seat.added',
      nodeNo: group.wilayah.no,
      payload: { ids, pokjanal: group.id, by: userIdOf(ctx.actor) },
    });
    return { ids };
  });
}

async function draftsOf(ctx: Ctx, group: ManagedGroup, seats: readonly NewSeat[]): Promise<Draft[]> {
  const usual = await standardSeats(ctx, { regime: group.regime, level: group.wilayah.level });
  const known = new Map(usual.map((seat) => [seat.code, seat]));
  refuseProblems([
    ...(seats.length === 0 ? [problem('seats', 'REQUIRED')] : []),
    ...(seats.length > MAX_SEATS ? [problem('seats', 'OUT_OF_RANGE', { min: 1, max: MAX_SEATS })] : []),
    ...seats.flatMap((seat, at) => seatProblems(`seats.${at}`, seat, seats.slice(0, at), known.has(seat.code))),
  ]);
  return seats.map(({ id = newId(), code, name, single }) => {
    const standard = known.get(code);
    return { id, code, name: name?.trim() ?? standard?.name ?? '', single: single ?? standard?.single ?? true };
  });
}

function seatProblems(
  path: string,
  { code, name }: NewSeat,
  earlier: readonly NewSeat[],
  isStandard: boolean,
): Problem[] {
  const isTwice = earlier.some((other) => other.code === code);
  return [
    ...(CODE.test(code) ? [] : [problem(`${path}.code`, 'SEAT_CODE_FORM')]),
    ...(isTwice ? [problem(`${path}.code`, 'SEAT_CODE_TAKEN', { code })] : []),
    ...(name === null && !isStandard ? [problem(`${path}.name`, 'SEAT_NOT_STANDARD', { code })] : []),
    ...(name === null ? [] : requiredText(`${path}.name`, name)),
  ];
}
