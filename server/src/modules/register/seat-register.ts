import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { correctHolding, holdSeat, withdrawHolding } from '../pokjanal/holding.ts';
import { addSeats } from '../pokjanal/seat-add.ts';
import { SEAT_COUNTED_ON, withdrawSeat } from '../pokjanal/withdraw-seat.ts';
import { dateOf } from './cell-text.ts';
import { groupBy } from './group-by.ts';
import { judgeSeats, type SeatContent } from './judge-seats.ts';
import { defineRegister, type DueRow, type Wrote } from './register.ts';
import { ACTING_NAMES, type HoldingFacts, REGIME_NAMES } from './seat-cells.ts';
import { SEAT_COLUMNS } from './seat-columns.ts';
import { groupsIn, type ListedHolding, seatsOf } from './seat-scene.sql.ts';

/** Lists of seats and who holds them: seats that are missing are added, holders seated, known holdings corrected. */
export const seatRegister = defineRegister<SeatContent, SeatContent>({
  code: 'KURSI',
  action: 'pokjanal.manage',
  name: 'Kursi',
  columns: SEAT_COLUMNS,
  needed: [['seat']],
  judge: judgeSeats,
  write: writeSeat,
  hindrances,
  takeBack,
  standing: standingRows,
});

function contentOf({ office, person, opdId, exOfficio, actingAs, from, to, decreeId }: HoldingFacts) {
  const day = (text: string | null) => (text === null ? null : dateOf(text));
  return { office, person, opdId, exOfficio, actingAs, from: day(from), to: day(to), decreeId };
}

/** A seat that a row adds bears the id of what the row writes, so that taking it back knows the seat again. */
async function writeSeat(ctx: Ctx, { id, isNew, revision, content }: DueRow<SeatContent>): Promise<number> {
  const { holding } = content;
  if (!isNew) {
    if (holding) await correctHolding(ctx, { ...contentOf(holding), id, expectedRevision: revision });
    return holding ? revision + 1 : revision;
  }
  const seatId = content.seat.id ?? (await seatFor(ctx, id, content));
  const held = holding && contentOf(holding);
  if (held?.from) await holdSeat(ctx, { ...held, from: held.from, id, seatId });
  return 0;
}

/** The seat by its code, which an earlier row may have added, or a new one. */
async function seatFor(ctx: Ctx, id: string, { pokjanalId, seat }: SeatContent): Promise<string> {
  const { code, name, single } = seat;
  const known = await ctx.db.prisma.seat.findFirst({
    where: { pokjanalId, code, endedOn: null },
    select: { id: true },
  });
  if (known) return known.id;
  await addSeats(ctx, { pokjanalId, seats: [{ id, code, name, single }] });
  return id;
}

type Standing = {
  readonly id: string;
  readonly revision: number | null;
  readonly seatRevision: number | null;
  readonly counted: boolean;
  /** Who else holds the seat that the row added. */
  readonly others: readonly string[];
};

function readStanding(ctx: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<Standing[]> {
  return ctx.db.sql<Standing>(
    `select r.id, h.revision, s.revision as "seatRevision", s.id is not null and ${SEAT_COUNTED_ON} as counted,
       array(select o.id from "SeatHolding" o where o."seatId" = s.id and o."withdrawnAt" is null and o.id <> r.id)::text[] as others
     from unnest($1::uuid[]) r(id) left join "SeatHolding" h on h.id = r.id and h."withdrawnAt" is null
     left join "Seat" s on s.id = r.id where h.id is not null or s.id is not null`,
    [ids],
  );
}

/** A holding that was changed stays, and a seat that was added stays with whoever else holds it then. */
async function hindrances(ctx: Ctx, wrote: readonly Wrote<SeatContent>[]): Promise<Map<string, Problem>> {
  const standing = await readStanding(
    ctx,
    wrote.map(({ id }) => id),
  );
  const byId = new Map(standing.map((one) => [one.id, one]));
  const changed = new Map(
    wrote.flatMap(({ id, revision }) =>
      isAsWritten(byId.get(id), revision) ? [] : [[id, problem('', 'UNDO_CHANGED')] as const],
    ),
  );
  const leaves = new Set(wrote.flatMap(({ id }) => (changed.has(id) ? [] : [id])));
  const counted = standing
    .filter((one) => !changed.has(one.id) && (one.counted || one.others.some((id) => !leaves.has(id))))
    .map(({ id }) => [id, problem('', 'UNDO_SEAT_COUNTED')] as const);
  return new Map([...changed, ...counted]);
}

function isAsWritten(standing: Standing | undefined, revision: number): boolean {
  if (!standing) return false;
  return (standing.revision ?? revision) === revision && (standing.seatRevision ?? 0) === 0;
}

async function takeBack(ctx: Ctx, { id, isNew, revision, before }: Wrote<SeatContent>, reason: string): Promise<void> {
  if (!isNew) {
    if (before?.holding) await correctHolding(ctx, { ...contentOf(before.holding), id, expectedRevision: revision });
    return;
  }
  const [standing] = await readStanding(ctx, [id]);
  if (standing?.revision != null) await withdrawHolding(ctx, { id, reason });
  if (standing?.seatRevision != null) await withdrawSeat(ctx, { id, expectedRevision: 0, reason });
}

/** Seats with those who hold them now or later, and the vacant ones. */
async function standingRows(ctx: Ctx, path: string | null): Promise<string[][]> {
  const groups = await groupsIn(ctx, path);
  const seats = groupBy(await seatsOf(ctx, groups), ({ pokjanalId }) => pokjanalId);
  return groups.flatMap((group) =>
    (seats.get(group.id) ?? []).flatMap((seat) => {
      const head = [group.code, group.area, REGIME_NAMES[group.regime], seat.name, seat.single ? 'satu' : 'banyak'];
      const held = seat.holdings.filter(({ to }) => to === null);
      return held.length === 0 ? [[...head, ...VACANT]] : held.map((holding) => [...head, ...cells(holding)]);
    }),
  );
}

const VACANT = Array.from({ length: 8 }, () => '');

const cells = (one: ListedHolding): string[] => [
  one.office,
  one.person ?? '',
  one.opd ?? '',
  one.exOfficio ? 'ya' : 'tidak',
  one.actingAs ? ACTING_NAMES[one.actingAs] : '',
  one.from ?? '',
  one.to ?? '',
  one.decree ?? '',
];
