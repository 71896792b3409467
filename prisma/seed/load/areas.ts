import { newId } from '../ids.ts';
import { LEVELS } from '../make/wilayah.ts';
import { withoutIndexes } from './bulk.ts';
import { insertRows, type Progress, type SqlHandle } from '../sql-db.ts';
import { type AreaList, type ListedArea, ROOT_CODE } from './area-list.ts';

type Known = {
  id: string;
  no: number;
  code: string;
  name: string;
  kind: string;
  shortName: string | null;
  path: string;
};

/** Above this many new areas building the indexes anew is cheaper than keeping them up row by row. */
const MANY = 20_000;
const TABLES = ['"Wilayah"', '"WilayahCode"', '"WilayahParent"'];

/** What loading a list changed. */
export type AreaChanges = { added: number; renamed: number; recoded: number; ended: number };

const AREA_COLUMNS = {
  id: 'uuid',
  no: 'int',
  level: '"WilayahLevel"',
  kind: '"WilayahKind"',
  code: 'text',
  name: 'text',
  shortName: 'text',
  parentId: 'uuid',
  path: 'text',
  zone: '"TimeZone"',
};

/**
 * Brings the tree to an official list: adds what is new, follows changed names and codes, ends what is no longer listed.
 * The handle must be inside a transaction. Ids and numbers of areas that stay are kept, and so are short names that somebody wrote here.
 */
export async function loadAreas(db: SqlHandle, list: AreaList, progress: Progress): Promise<AreaChanges> {
  const known = await readKnown(db);
  const recoded = await recode(db, list, known);
  const changes: AreaChanges = { added: 0, renamed: 0, recoded, ended: 0 };
  const listed = new Set([ROOT_CODE]);
  const fresh: ListedArea[] = known.has(ROOT_CODE) ? [] : [rootArea()];
  const changed: ListedArea[] = [];
  for (const area of list.read()) {
    listed.add(area.code);
    const found = known.get(area.code);
    if (!found) fresh.push(area);
    else if (differs(found, area)) changed.push(area);
  }
  const add = () => addAreas(db, fresh, known, list, progress);
  changes.added = fresh.length > MANY ? await withoutIndexes(db, TABLES, add) : await add();
  changes.renamed = await renameAreas(db, changed);
  changes.ended = await endAreas(
    db,
    [...known.keys()].filter((code) => !listed.has(code)),
    list,
  );
  return changes;
}

async function readKnown(db: SqlHandle): Promise<Map<string, Known>> {
  const rows = await db.sql<Known>(
    `select "id", "no", "code", "name", "kind", "shortName", "path" from "Wilayah"
     where "endedOn" is null and "path" like (select "path" || '%' from "Wilayah" where "code" = $1)`,
    [ROOT_CODE],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

function rootArea(): ListedArea {
  return {
    code: ROOT_CODE,
    parentCode: '',
    level: 'NASIONAL',
    kind: 'NEGARA',
    name: 'Indonesia',
    shortName: null,
    zone: 'WIB',
  };
}

function differs(found: Known, area: ListedArea): boolean {
  const shortNameIsNew = found.shortName === null && area.shortName !== null;
  return found.name !== area.name || found.kind !== area.kind || shortNameIsNew;
}

/** Parents come before children in the list of levels, so that each row finds the path above it. */
async function addAreas(
  db: SqlHandle,
  fresh: ListedArea[],
  known: Map<string, Known>,
  list: AreaList,
  progress: Progress,
): Promise<number> {
  const numbers = await takeNumbers(db, fresh.length);
  const byLevel = LEVELS.map((level) => fresh.filter((area) => area.level === level));
  let done = 0;
  for (const areas of byLevel) {
    const rows = areas.map((area) => {
      const parent = area.level === 'NASIONAL' ? undefined : known.get(area.parentCode);
      if (!parent && area.level !== 'NASIONAL') throw new Error(`${area.code} has no parent ${area.parentCode}`);
      const no = numbers.pop() ?? 0;
      const added: Known = { ...area, id: newId(), no, path: `${parent?.path ?? '/'}${no}/` };
      known.set(area.code, added);
      return [
        added.id,
        no,
        area.level,
        area.kind,
        area.code,
        area.name,
        area.shortName,
        parent?.id,
        added.path,
        area.zone,
      ];
    });
    for (let start = 0; start < rows.length; start += 10_000) {
      done += await insertRows(db, '"Wilayah"', AREA_COLUMNS, rows.slice(start, start + 10_000));
      progress('wilayah', done, fresh.length);
    }
  }
  if (fresh.length > 0) await addCodesAndParents(db, list);
  return fresh.length;
}

async function takeNumbers(db: SqlHandle, count: number): Promise<number[]> {
  const rows = await db.sql<{ no: number }>(
    `select nextval('node_no_seq')::int as no from generate_series(1, $1::int) order by no desc`,
    [count],
  );
  return rows.map((row) => row.no);
}

// A version 7 id made in SQL: time and version of the area's own id, the rest random.
const ID_OF_AREA = `(left(w."id"::text, 18) || right(gen_random_uuid()::text, 18))::uuid`;

async function addCodesAndParents(db: SqlHandle, list: AreaList): Promise<void> {
  const from = list.validFrom ?? null;
  await db.sql(
    `insert into "WilayahCode" ("id", "wilayahId", "system", "code", "from")
     select ${ID_OF_AREA}, w."id", 'KEMENDAGRI', w."code", $1::date from "Wilayah" w
     where not exists (select 1 from "WilayahCode" c where c."wilayahId" = w."id" and c."code" = w."code")`,
    [from],
  );
  await db.sql(
    `insert into "WilayahParent" ("id", "wilayahId", "parentId", "from")
     select ${ID_OF_AREA}, w."id", w."parentId", $1::date from "Wilayah" w
     where w."parentId" is not null and not exists (select 1 from "WilayahParent" p where p."wilayahId" = w."id")`,
    [from],
  );
}

async function renameAreas(db: SqlHandle, changed: ListedArea[]): Promise<number> {
  if (changed.length === 0) return 0;
  await db.sql(
    `update "Wilayah" w set "name" = n.name, "kind" = n.kind::"WilayahKind", "shortName" = coalesce(w."shortName", n.short)
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as n(code, name, kind, short)
     where w."code" = n.code and w."endedOn" is null`,
    [
      changed.map((area) => area.code),
      changed.map((area) => area.name),
      changed.map((area) => area.kind),
      changed.map((area) => area.shortName),
    ],
  );
  return changed.length;
}

/** An area that only got another code keeps id, number and history; the old code stays findable. */
async function recode(db: SqlHandle, list: AreaList, known: Map<string, Known>): Promise<number> {
  const today = list.validFrom ?? null;
  let count = 0;
  for (const [oldCode, newCode] of list.recoded ?? []) {
    const area = known.get(oldCode);
    if (!area || known.has(newCode)) continue;
    await db.sql(`update "Wilayah" set "code" = $2 where "id" = $1`, [area.id, newCode]);
    await db.sql(
      `update "WilayahCode" set "to" = coalesce($2::date, current_date) - 1 where "wilayahId" = $1 and "to" is null`,
      [area.id, today],
    );
    await db.sql(
      `insert into "WilayahCode" ("id", "wilayahId", "system", "code", "from") values ($1, $2, 'KEMENDAGRI', $3, $4)`,
      [newId(), area.id, newCode, today],
    );
    await db.sql(
      `insert into "WilayahSuccession" ("id", "kind", "fromId", "toId", "on", "decree")
       values ($1, 'RECODE', $2, $2, coalesce($3::date, current_date), $4)`,
      [newId(), area.id, today, list.decree ?? list.version],
    );
    known.delete(oldCode);
    known.set(newCode, { ...area, code: newCode });
    count += 1;
  }
  return count;
}

async function endAreas(db: SqlHandle, codes: string[], list: AreaList): Promise<number> {
  if (codes.length === 0) return 0;
  const values = [codes, list.validFrom ?? null];
  await db.sql(
    `update "WilayahCode" c set "to" = coalesce($2::date, current_date) - 1 from "Wilayah" w
     where w."id" = c."wilayahId" and w."code" = any($1::text[]) and w."endedOn" is null and c."to" is null`,
    values,
  );
  await db.sql(
    `update "Wilayah" set "endedOn" = coalesce($2::date, current_date)
     where "code" = any($1::text[]) and "endedOn" is null`,
    values,
  );
  return codes.length;
}
