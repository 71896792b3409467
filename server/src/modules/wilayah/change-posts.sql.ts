import type { SqlFace } from '../../events/outbox.ts';
import { newId } from '../../lib/ids.ts';
import type { Day } from '../../lib/pure/month.ts';
import type { Draft } from './change-types.ts';

type Heirs = Draft['heirs'];

/** Puts posts into other villages from the day on; whoever mentors them goes on mentoring them. */
export async function movePosts(tx: SqlFace, villageOf: ReadonlyMap<string, string>, on: Day): Promise<void> {
  const values = [[...villageOf.keys()], [...villageOf.values()]];
  const pairs = 'unnest($1::uuid[], $2::uuid[]) m(post_id, village_id)';
  // What began on the day or later was of the new village from its first day.
  await tx.sql(
    `update "PosyanduPlacement" p set "wilayahId" = m.village_id
     from ${pairs} where p."posyanduId" = m.post_id and p."to" is null and p."from" >= $3::date`,
    [...values, on],
  );
  await tx.sql(
    `with closed as (
       update "PosyanduPlacement" p set "to" = $3::date - 1
       from ${pairs} where p."posyanduId" = m.post_id and p."to" is null and coalesce(p."from" < $3::date, true)
       returning p."posyanduId", m.village_id, p."puskesmasId")
     insert into "PosyanduPlacement" (id, "posyanduId", "wilayahId", "puskesmasId", "from")
     select gen_random_uuid(), "posyanduId", village_id, "puskesmasId", $3::date from closed`,
    [...values, on],
  );
  await tx.sql(`update "Posyandu" p set "wilayahId" = m.village_id from ${pairs} where p.id = m.post_id`, values);
  await tx.sql(
    `update "Unit" u set "desaNo" = w.no from ${pairs} join "Wilayah" w on w.id = m.village_id
     where u."posyanduId" = m.post_id`,
    values,
  );
}

/**
 * Gives areas the service of those they come from: work areas of the puskesmas, where they are in none yet, the pustu that
 * serve them, and for villages a reporting unit for each puskesmas that answers for the old one. Units of a village that ends stay with it: what was
 * answered for it was not about its heir.
 */
export async function inheritService(tx: SqlFace, heirs: Heirs, on: Day): Promise<void> {
  const rows = await tx.sql<{ puskesmasId: string; heir: string }>(
    `select distinct a."puskesmasId", h.heir from unnest($1::uuid[], $2::uuid[]) h(was, heir)
     join "PuskesmasArea" a on a."wilayahId" = h.was and a."to" is null
     where not exists (select from "PuskesmasArea" own where own."wilayahId" = h.heir and own."to" is null)`,
    valuesOf(heirs),
  );
  await tx.sql(
    `insert into "PuskesmasArea" (id, "puskesmasId", "wilayahId", "from")
     select n.id, n.puskesmas, n.area, $4::date from unnest($1::uuid[], $2::uuid[], $3::uuid[]) n(id, puskesmas, area)`,
    [rows.map(() => newId()), rows.map(({ puskesmasId }) => puskesmasId), rows.map(({ heir }) => heir), on],
  );
  await inheritPustu(tx, heirs, on);
  await tx.sql(
    `insert into "Unit" (kind, "desaNo", "puskesmasNo", "isDemo")
     select 'PUSKESMAS_DESA', heir.no, u."puskesmasNo", bool_and(u."isDemo")
     from unnest($1::uuid[], $2::uuid[]) h(was, heir) join "Wilayah" old on old.id = h.was
     join "Unit" u on u."desaNo" = old.no and u.kind = 'PUSKESMAS_DESA' join "Wilayah" heir on heir.id = h.heir
     where not exists (
       select from "Unit" own where own."desaNo" = heir.no and own.kind = u.kind and own."puskesmasNo" = u."puskesmasNo")
     group by heir.no, u."puskesmasNo" order by heir.no, u."puskesmasNo"`,
    valuesOf(heirs),
  );
}

/** Lets pustu serve the heirs of the villages they serve, where they do not yet. */
async function inheritPustu(tx: SqlFace, heirs: Heirs, on: Day): Promise<void> {
  await tx.sql(
    `insert into "PustuArea" (id, "pustuId", "wilayahId", "from")
     select gen_random_uuid(), s."pustuId", s.heir, $3::date from (
       select distinct a."pustuId", h.heir from unnest($1::uuid[], $2::uuid[]) h(was, heir)
       join "PustuArea" a on a."wilayahId" = h.was and a."to" is null
       where not exists (
         select from "PustuArea" own where own."pustuId" = a."pustuId" and own."wilayahId" = h.heir and own."to" is null)) s`,
    [...valuesOf(heirs), on],
  );
}

/** Ends the work areas of areas that end, and lets the puskesmas and pustu that stand in them stand in their heirs. */
export async function endService(tx: SqlFace, heirs: Heirs, on: Day): Promise<void> {
  const [was] = valuesOf(heirs);
  for (const table of ['"PuskesmasArea"', '"PustuArea"']) {
    const ending = `"wilayahId" = any($1::uuid[]) and "to" is null`;
    // What began on the day or later never was.
    await tx.sql(`delete from ${table} where ${ending} and "from" >= $2::date`, [was, on]);
    await tx.sql(`update ${table} set "to" = $2::date - 1 where ${ending}`, [was, on]);
  }
  for (const table of ['"Puskesmas"', '"Pustu"']) {
    await tx.sql(
      `update ${table} p set "wilayahId" = h.heir from unnest($1::uuid[], $2::uuid[]) h(was, heir)
       where p."wilayahId" = h.was`,
      valuesOf(heirs),
    );
  }
}

function valuesOf(heirs: Heirs): [string[], string[]] {
  return [heirs.map(({ from }) => from.id), heirs.map(({ toId }) => toId)];
}
