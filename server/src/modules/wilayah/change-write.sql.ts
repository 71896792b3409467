import type { SqlFace } from '../../events/outbox.ts';
import { insidePath } from '../../db/inside-path.ts';
import { newId } from '../../lib/ids.ts';
import type { Day } from '../../lib/pure/month.ts';
import type { NewCodes } from './change-codes.ts';
import type { Created, Draft } from './change-types.ts';

type Step = Draft['successions'][number];

/** Inserts new areas below their parents with code and parent from the day on, and gives their numbers by id. */
export async function insertAreas(
  tx: SqlFace,
  created: readonly Created[],
  codes: NewCodes,
  on: Day,
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const area of created) {
    const code = codes.get(area.id)?.code ?? area.code;
    const [row] = await tx.sql<{ no: number }>(
      `with n as (select nextval('node_no_seq')::int as no)
       insert into "Wilayah" (id, no, level, kind, code, name, "parentId", path, zone)
       select $1, n.no, $2::"WilayahLevel", $3::"WilayahKind", $4, $5, p.id, p.path || n.no || '/', $7::"TimeZone"
       from n, "Wilayah" p where p.id = $6 returning no`,
      [area.id, area.level, area.kind, code, area.name, area.parentId, area.zone],
    );
    numbers.set(area.id, row?.no ?? 0);
    await tx.sql(
      `insert into "WilayahCode" (id, "wilayahId", system, code, "from") values ($1, $2, 'KEMENDAGRI', $3, $4)`,
      [newId(), area.id, code, on],
    );
    await insertParents(tx, [[area.id, area.parentId]], on);
  }
  return numbers;
}

/** Puts areas below other parents from the day on, with everything in them. */
export async function moveAreas(tx: SqlFace, parentOf: ReadonlyMap<string, string>, on: Day): Promise<void> {
  const pairs = [...parentOf];
  await tx.sql(`update "WilayahParent" set "to" = $2::date - 1 where "wilayahId" = any($1::uuid[]) and "to" is null`, [
    pairs.map(([id]) => id),
    on,
  ]);
  await insertParents(tx, pairs, on);
  // Of what once lay here and ended the paths follow too: they still say where it lay.
  await tx.sql(
    `with moved as (
       select w.id, w.path as old, p.id as parent_id, p.path || w.no || '/' as new
       from unnest($1::uuid[], $2::uuid[]) m(id, parent_id) join "Wilayah" w on w.id = m.id join "Wilayah" p on p.id = m.parent_id)
     update "Wilayah" w set path = m.new || substr(w.path, length(m.old) + 1),
       "parentId" = case when w.id = m.id then m.parent_id else w."parentId" end
     from moved m where ${insidePath('w.path', 'm.old')}`,
    [pairs.map(([id]) => id), pairs.map(([, parentId]) => parentId)],
  );
}

async function insertParents(tx: SqlFace, pairs: readonly (readonly [string, string])[], on: Day): Promise<void> {
  await tx.sql(
    `insert into "WilayahParent" (id, "wilayahId", "parentId", "from")
     select n.id, n.area, n.parent, $4::date from unnest($1::uuid[], $2::uuid[], $3::uuid[]) n(id, area, parent)`,
    [pairs.map(() => newId()), pairs.map(([id]) => id), pairs.map(([, parentId]) => parentId), on],
  );
}

/** Gives areas other codes from the day on; the old ones stay findable. */
export async function recodeAreas(tx: SqlFace, codes: ReadonlyMap<string, string>, on: Day): Promise<void> {
  const ids = [...codes.keys()];
  const values = [...codes.values()];
  await endCodes(tx, ids, on);
  await tx.sql(
    `update "Wilayah" w set code = n.code from unnest($1::uuid[], $2::text[]) n(id, code) where w.id = n.id`,
    [ids, values],
  );
  await tx.sql(
    `insert into "WilayahCode" (id, "wilayahId", system, code, "from")
     select n.id, n.area, 'KEMENDAGRI', n.code, $4::date from unnest($1::uuid[], $2::uuid[], $3::text[]) n(id, area, code)`,
    [ids.map(() => newId()), ids, values, on],
  );
}

async function endCodes(tx: SqlFace, ids: readonly string[], on: Day): Promise<void> {
  await tx.sql(
    `update "WilayahCode" set "to" = $2::date - 1
     where "wilayahId" = any($1::uuid[]) and "to" is null and system = 'KEMENDAGRI'`,
    [ids, on],
  );
}

/** Gives areas other names and legal classes. */
export async function renameAreas(tx: SqlFace, renamed: Draft['renamed']): Promise<void> {
  for (const { area, name, kind } of renamed) {
    await tx.sql(`update "Wilayah" set name = $2, kind = $3::"WilayahKind" where id = $1`, [area.id, name, kind]);
  }
}

/** Ends areas: the day is the first one on which they no longer exist. */
export async function endAreas(tx: SqlFace, ids: readonly string[], on: Day): Promise<void> {
  await tx.sql('update "Wilayah" set "endedOn" = $2::date where id = any($1::uuid[])', [ids, on]);
  await tx.sql(`update "WilayahParent" set "to" = $2::date - 1 where "wilayahId" = any($1::uuid[]) and "to" is null`, [
    ids,
    on,
  ]);
  await endCodes(tx, ids, on);
}

/** Records the steps of the history, one row for each pair. */
export async function insertSuccessions(
  tx: SqlFace,
  steps: readonly Step[],
  { on, decree }: { readonly on: Day; readonly decree: string },
): Promise<void> {
  await tx.sql(
    `insert into "WilayahSuccession" (id, kind, "fromId", "toId", "on", decree)
     select n.id, n.kind::"SuccessionKind", n.was, n.became, $5::date, $6
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[]) n(id, kind, was, became)`,
    [
      steps.map(() => newId()),
      steps.map(({ kind }) => kind),
      steps.map(({ fromId }) => fromId),
      steps.map(({ toId }) => toId),
      on,
      decree,
    ],
  );
}
