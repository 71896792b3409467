import type { Ctx } from '../../auth/ctx.ts';
import type { PokjanalStatus } from './pokjanal-status.ts';
import { insidePath } from '../../db/inside-path.ts';
import { dayAsked } from '../../lib/days.ts';

/**
 * Status of every group on a day, as SQL for lists and gaps; the same rule as `statusOn`, and a test holds the two equal.
 * With it come the newest forming decree, in force or lapsed, the end of its term and the day of a dissolution. Of decrees of one
 * day the last told of counts. `$1` is the day.
 */
export const statusSql = `
  select p.id, p."wilayahId", p.regime, forming.id as "decreeId", dissolved.date as "dissolvedOn",
    coalesce(forming."termEnd", case when forming.kind = 'CHANGE' then established."termEnd" end) as "termEnd",
    case
      when p."successorId" is not null and (p."supersededOn" is null or p."supersededOn" <= $1::date) then 'SUPERSEDED'
      when dissolved.date is not null and (forming.date is null or dissolved.date >= forming.date) then 'DISSOLVED'
      when forming.date is null then case when p.planned then 'PLANNED' else 'AWAITING_DECREE' end
      when coalesce(forming."termEnd", case when forming.kind = 'CHANGE' then established."termEnd" end) < $1::date then 'EXPIRED'
      else 'ACTIVE'
    end as status
  from "Pokjanal" p
  left join lateral (
    select d.id, d.date, d.kind, d."termEnd" from "DecreePokjanal" dp join "Decree" d on d.id = dp."decreeId"
    where dp."pokjanalId" = p.id and d.kind in ('ESTABLISHMENT', 'CHANGE') and d.date <= $1::date and d."withdrawnAt" is null
    order by d.date desc, d.id desc limit 1
  ) forming on true
  left join lateral (
    select d."termEnd" from "DecreePokjanal" dp join "Decree" d on d.id = dp."decreeId"
    where dp."pokjanalId" = p.id and d.kind = 'ESTABLISHMENT' and d.date <= $1::date and d."withdrawnAt" is null
    order by d.date desc, d.id desc limit 1
  ) established on true
  left join lateral (
    select d.date from "DecreePokjanal" dp join "Decree" d on d.id = dp."decreeId"
    where dp."pokjanalId" = p.id and d.kind = 'DISSOLUTION' and d.date <= $1::date and d."withdrawnAt" is null
    order by d.date desc, d.id desc limit 1
  ) dissolved on true`;

/** Ids of the groups that stand in one of these states on a day. */
export async function pokjanalIdsByStatus(
  ctx: Ctx,
  statuses: readonly PokjanalStatus[],
  pathPrefix: string | null,
): Promise<string[]> {
  const rows = await ctx.db.sql<{ id: string }>(
    `select s.id from (${statusSql}) s join "Wilayah" w on w.id = s."wilayahId"
      where s.status = any($2::text[]) and ($3::text is null or ${insidePath('w.path', '$3::text')})`,
    [dayAsked(ctx, null), statuses, pathPrefix],
    { signal: ctx.signal },
  );
  return rows.map((row) => row.id);
}

export type PokjanalGapRow = {
  wilayahId: string;
  pokjanalId: string | null;
  kind: 'NO_GROUP' | 'AWAITING_DECREE' | 'EXPIRED';
};

/**
 * Areas of a level inside a path that have no group with a valid decree, by code: none at all, still waiting, or expired.
 * An area with any active group, of either regime, is no gap.
 */
export async function pokjanalGaps(
  ctx: Ctx,
  input: { path: string; level: string; visiblePaths: readonly string[] | null },
): Promise<PokjanalGapRow[]> {
  const rows = await ctx.db.sql<PokjanalGapRow>(
    `with states as (${statusSql})
      select w.id as "wilayahId", waiting.id as "pokjanalId",
        case coalesce(waiting.status, 'NO_GROUP') when 'PLANNED' then 'AWAITING_DECREE' else coalesce(waiting.status, 'NO_GROUP') end as kind
      from "Wilayah" w
      left join lateral (
        select s.id, s.status from states s
        where s."wilayahId" = w.id and s.status in ('PLANNED', 'AWAITING_DECREE', 'EXPIRED')
        order by s.regime desc, s.status limit 1
      ) waiting on true
      where w.level = $2::"WilayahLevel" and ${insidePath('w.path', '$3::text')} and w."endedOn" is null
        and ($4::text[] is null or exists (select 1 from unnest($4::text[]) as reach(prefix) where ${insidePath('w.path', 'reach.prefix')}))
        and not exists (select 1 from states s where s."wilayahId" = w.id and s.status = 'ACTIVE')
      order by w.code`,
    [dayAsked(ctx, null), input.level, input.path, input.visiblePaths],
    { signal: ctx.signal },
  );
  return rows;
}
