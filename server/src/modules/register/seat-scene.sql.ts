import type { ActingKind, Regime, StandardSeat, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import type { AreaFinder } from './find-areas.sql.ts';
import { groupBy } from './group-by.ts';

/** A group that a list may fill. */
export type ListedGroup = {
  readonly id: string;
  readonly regime: Regime;
  readonly name: string;
  readonly level: WilayahLevel;
  readonly path: string;
  readonly wilayahId: string;
  readonly code: string;
  readonly area: string;
};

/** Who holds a seat, with days as texts. */
export type ListedHolding = {
  /** Null for one that an earlier row of the same list is to write. */
  readonly id: string | null;
  readonly revision: number;
  readonly office: string;
  readonly person: string | null;
  readonly opdId: string | null;
  readonly opd: string | null;
  readonly exOfficio: boolean;
  readonly actingAs: ActingKind | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly decreeId: string | null;
  readonly decree: string | null;
};

/** A seat with those who hold it, or held it. */
export type ListedSeat = {
  /** Null for one that an earlier row of the same list is to add. */
  readonly id: string | null;
  readonly revision: number;
  readonly pokjanalId: string;
  readonly code: string;
  readonly name: string;
  readonly single: boolean;
  holdings: ListedHolding[];
};

const GROUP = `
  select p.id, p.regime, p.name, w.level, w.path, w.id as "wilayahId", w.code, w.name as area
  from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId" where p."successorId" is null`;

const within = (ctx: Ctx, params: unknown[]): string =>
  reachSql(reach(ctx.actor, 'pokjanal.manage'), { path: 'w.path' }, params);

/** Groups of some areas that the caller may fill. */
export function groupsOf(ctx: Ctx, areas: readonly string[]): Promise<ListedGroup[]> {
  const params: unknown[] = [areas];
  return ctx.db.sql<ListedGroup>(
    `${GROUP} and w.id = any($1::uuid[]) and ${within(ctx, params)} order by p.id`,
    params,
  );
}

/** Groups in an area that the caller may fill, or everywhere within reach. */
export function groupsIn(ctx: Ctx, path: string | null): Promise<ListedGroup[]> {
  const params: unknown[] = [path];
  return ctx.db.sql<ListedGroup>(
    `${GROUP} and ($1::text is null or ${insidePath('w.path', '$1::text')}) and ${within(ctx, params)}
     order by w.code, p.regime, p.id`,
    params,
  );
}

/** Seats of some groups with all that is on record of who holds them; two statements. */
export async function seatsOf(ctx: Ctx, groups: readonly ListedGroup[]): Promise<ListedSeat[]> {
  const ids = groups.map(({ id }) => id);
  const seats = await ctx.db.sql<Omit<ListedSeat, 'holdings' | 'id'> & { id: string }>(
    `select s.id, s.revision, s."pokjanalId", s.code, s.name, s.single from "Seat" s
     where s."pokjanalId" = any($1::uuid[]) and s."endedOn" is null order by s."order", s.id`,
    [ids],
  );
  const holdings = await ctx.db.sql<ListedHolding & { seatId: string }>(
    `select h.id, h."seatId", h.revision, h.office, h.person, h."opdId", o.name as opd, h."exOfficio", h."actingAs",
       h."from"::text as "from", h."to"::text as "to", h."decreeId", d.number as decree
     from "SeatHolding" h left join "Opd" o on o.id = h."opdId" left join "Decree" d on d.id = h."decreeId"
     where h."seatId" = any($1::uuid[]) and h."withdrawnAt" is null order by h."from" nulls first, h.id`,
    [seats.map(({ id }) => id)],
  );
  const bySeat = groupBy(holdings, ({ seatId }) => seatId);
  return seats.map((seat) => ({ ...seat, holdings: bySeat.get(seat.id) ?? [] }));
}

export type ListedOpd = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly path: string;
};

/** Agencies above, in and below some areas; they alone may hold a seat there by list. */
export function opdsAround(ctx: Ctx, groups: readonly ListedGroup[]): Promise<ListedOpd[]> {
  return ctx.db.sql<ListedOpd>(
    `select o.id, o.name, o."shortName", w.path from "Opd" o join "Wilayah" w on w.id = o."wilayahId"
     where o."withdrawnAt" is null and o."to" is null and exists (
       select from unnest($1::text[]) g(path) where starts_with(w.path, g.path) or starts_with(g.path, w.path))
     order by length(w.path) desc, o.name, o.id`,
    [[...new Set(groups.map(({ path }) => path))]],
  );
}

/** Decrees of some groups by their numbers. */
export function decreesOf(
  ctx: Ctx,
  groups: readonly ListedGroup[],
): Promise<{ id: string; pokjanalId: string; number: string }[]> {
  return ctx.db.sql(
    `select d.id, l."pokjanalId", d.number from "DecreePokjanal" l join "Decree" d on d.id = l."decreeId"
     where l."pokjanalId" = any($1::uuid[]) and d."withdrawnAt" is null order by d.date desc, d.id desc`,
    [groups.map(({ id }) => id)],
  );
}

/** What is known of all rows at once. Seats and holdings move on as rows are judged: a row may count on the ones above it. */
export type SeatScene = {
  readonly areas: AreaFinder;
  readonly own: { readonly id: string; readonly name: string } | null;
  readonly groups: readonly ListedGroup[];
  readonly seats: ListedSeat[];
  readonly standard: readonly StandardSeat[];
  readonly opds: readonly ListedOpd[];
  readonly decrees: readonly { readonly id: string; readonly pokjanalId: string; readonly number: string }[];
};
