import type { SqlFace } from '../../events/outbox.ts';
import { insidePath } from '../../db/inside-path.ts';
import type { Day } from '../../lib/pure/month.ts';
import type { AreaChange, AreaRow, Post, Scene } from './change-types.ts';

/** Any fixed number: who holds it changes the tree, one act after another, since a code is free only until it is taken. */
const TREE_LOCK = 7_041_202;

/** What an act names: areas it changes with all below them, and areas it only refers to. */
type Named = {
  readonly roots: readonly string[];
  readonly others: readonly string[];
  readonly posts: readonly string[];
};

/** Gives the areas an act changes, in the order of its input. */
export function rootsOf(act: AreaChange): readonly string[] {
  switch (act.kind) {
    case 'SPLIT':
      return [act.sourceId];
    case 'MERGE':
      return act.sourceIds;
    case 'MOVE':
    case 'RECODE':
    case 'RENAME':
      return [act.wilayahId];
  }
}

function namedBy(act: AreaChange): Named {
  const codes = (act.codes ?? []).map(({ wilayahId }) => wilayahId);
  const others = [...codes, ...referredBy(act)].filter((id) => id !== undefined);
  return {
    roots: rootsOf(act),
    others,
    posts: act.kind === 'SPLIT' ? act.into.flatMap((part) => part.posyanduIds) : [],
  };
}

function referredBy(act: AreaChange): readonly (string | undefined)[] {
  if (act.kind === 'SPLIT') return act.into.flatMap((part) => [part.parentId, ...part.areaIds]);
  if (act.kind === 'MERGE') return [act.targetId, act.newTarget?.parentId];
  return act.kind === 'MOVE' ? [act.parentId] : [];
}

/**
 * Lets one act after another change the tree, and lets nobody mark sums stale while it does: a report that arrived in
 * between would be marked where its post lay before. Whoever is at it is waited for.
 */
export async function lockTree(tx: SqlFace): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock($1), set_config('statement_timeout', '100000', true)`, [TREE_LOCK]);
}

/** Waits until everything marked stale is committed and keeps new marks away until the end of the transaction. */
export async function lockMarks(tx: SqlFace): Promise<void> {
  await tx.sql('lock table dirty in share row exclusive mode');
}

/** Reads what an act needs to know, the rows of its areas locked where it is meant. */
export async function readScene(tx: SqlFace, act: AreaChange, isLocking: boolean): Promise<Scene> {
  const { roots, others, posts } = namedBy(act);
  const areas = await tx.sql<AreaRow>(
    `select w.id, w.no, w.level::text as level, w.kind::text as kind, w.code, w.name, w."parentId", w.path,
       w.zone::text as zone, w."endedOn"::text as "endedOn"
     from "Wilayah" w where w.id = any(array(
       select n.id from unnest($1::uuid[] || $2::uuid[]) n(id)
       union select r."parentId" from "Wilayah" r where r.id = any($1::uuid[] || $2::uuid[])
       union select b.id from "Wilayah" r join "Wilayah" b on ${insidePath('b.path', 'r.path')}
         where r.id = any($1::uuid[]) and r.level <> 'NASIONAL'))
     order by w.no ${isLocking ? 'for update of w' : ''}`,
    [roots, others],
  );
  const found = await tx.sql<Post>(
    `select p.id, p.name, p."wilayahId", u.no as "unitNo" from "Posyandu" p join "Unit" u on u."posyanduId" = p.id
     where p."wilayahId" = any($1::uuid[]) or p.id = any($2::uuid[]) ${isLocking ? 'order by p.id for update of p' : ''}`,
    [roots, posts],
  );
  return { areas: new Map(areas.map((area) => [area.id, area])), posts: new Map(found.map((post) => [post.id, post])) };
}

export type Holder = { readonly code: string; readonly name: string };

/** Finds who carries one of the codes in force, leaving out areas that end or get another code. */
export function findHolders(tx: SqlFace, codes: readonly string[], without: readonly string[]): Promise<Holder[]> {
  return tx.sql<Holder>(
    `select code, name from "Wilayah" where code = any($1) and "endedOn" is null and not id = any($2::uuid[])`,
    [codes, without],
  );
}

export type LastChange = { readonly id: string; readonly on: Day };

/**
 * Finds which of the areas changed last, and when: by a step of their history, or by a code or parent that began to hold.
 */
export async function findLastChange(tx: SqlFace, ids: readonly string[]): Promise<LastChange | null> {
  const [row] = await tx.sql<LastChange>(
    `select id, max(day)::text as "on" from (
       select unnest(array["fromId", "toId"]) as id, "on" as day from "WilayahSuccession"
       where "fromId" = any($1::uuid[]) or "toId" = any($1::uuid[])
       union all select "wilayahId", "from" from "WilayahParent" where "wilayahId" = any($1::uuid[])
       union all select "wilayahId", "from" from "WilayahCode" where "wilayahId" = any($1::uuid[]) and system = 'KEMENDAGRI'
     ) c where id = any($1::uuid[]) and day is not null group by id order by max(day) desc, id limit 1`,
    [ids],
  );
  return row ?? null;
}

/** Counts the posts below areas, of villages themselves too. */
export async function countPosts(tx: SqlFace, areaIds: readonly string[]): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    `select count(*)::int as count from "Wilayah" a join "Wilayah" w on ${insidePath('w.path', 'a.path')}
     join "Posyandu" p on p."wilayahId" = w.id where a.id = any($1::uuid[])`,
    [areaIds],
  );
  return row?.count ?? 0;
}
