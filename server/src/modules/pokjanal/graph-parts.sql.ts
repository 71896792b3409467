import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { dayText } from '../../lib/days.ts';
import { opdNameOn } from '../opd/opd-name.sql.ts';
import { heldOn } from './graph-tree.sql.ts';

/** A member agency of a group on the day; whoever reads the group reads its name. */
export type GraphMemberRow = {
  readonly pokjanalId: string;
  readonly opdId: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly wilayahId: string;
  readonly code: string;
  readonly area: string;
  readonly level: WilayahLevel;
  readonly path: string;
  /** The caller may open the page of the agency. */
  readonly mayOpen: boolean;
};

/** Lists the member agencies of some groups on a day, by name; one statement. */
export function graphMembers(ctx: Ctx, groupIds: readonly string[], on: Date): Promise<GraphMemberRow[]> {
  const params: unknown[] = [dayText(on), groupIds];
  const open = reachSql(reach(ctx.actor, 'opd.read'), { path: 'w.path', opd: 'o.id' }, params);
  return ctx.db.sql<GraphMemberRow>(
    `select distinct on (m."pokjanalId", name, o.id) m."pokjanalId", o.id as "opdId",
       ${opdNameOn('o', '$1::date')} as name, ${opdNameOn('o', '$1::date', 'shortName')} as "shortName", w.id as "wilayahId",
       w.code, w.name as area, w.level, w.path, ${open} as "mayOpen"
     from "PokjanalMember" m join "Opd" o on o.id = m."opdId" join "Wilayah" w on w.id = o."wilayahId"
     where m."pokjanalId" = any($2::uuid[]) and ${heldOn('m')}
     order by m."pokjanalId", name, o.id`,
    params,
    { signal: ctx.signal },
  );
}

/** A seat of a group on the day, with the offices that hold it; persons are not told. */
export type GraphSeatRow = {
  readonly pokjanalId: string;
  readonly seatId: string;
  readonly name: string;
  readonly offices: readonly string[];
  readonly isActing: boolean;
  readonly opdIds: readonly string[];
};

/** Lists the seats of some groups on a day in the order of the annex; one statement. */
export function graphSeats(ctx: Ctx, groupIds: readonly string[], on: Date): Promise<GraphSeatRow[]> {
  return ctx.db.sql<GraphSeatRow>(
    `select s."pokjanalId", s.id as "seatId", s.name,
       coalesce(array_agg(h.office order by h."from" nulls first, h.office) filter (where h.id is not null), '{}') as offices,
       coalesce(bool_or(h.acting), false) as "isActing",
       coalesce(array_agg(distinct h."opdId") filter (where h."opdId" is not null), '{}') as "opdIds"
     from "Seat" s
     left join "SeatHolding" h on h."seatId" = s.id and h."withdrawnAt" is null and ${heldOn('h')}
     where s."pokjanalId" = any($2::uuid[]) and (s."endedOn" is null or s."endedOn" >= $1::date)
     group by s.id order by s."pokjanalId", s."order", s.name, s.id`,
    [dayText(on), groupIds],
    { signal: ctx.signal },
  );
}
