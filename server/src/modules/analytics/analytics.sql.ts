import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Reach } from '../../auth/actor.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { statementNames } from '../../db/statement-names.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { Basis } from '../../events/types.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import type { BlockPlan, ElementPlace } from './analytics-catalogue.ts';
import type { MonthSpan } from './figures.ts';

/** What the figures statement reads from one block. */
export type BlockRead = { readonly block: BlockPlan; readonly elements: readonly ElementPlace[] };

/** [node, month, basis of the row read, forms, revision, computed at (ms), then one sum per element or null] */
export type RollupTuple = [number, MonthNo, number, number, number, number, ...(number | null)[]];
/** [node, month, expected, arrived, on time, approved, cells expected, cells answered] of one of the block's forms */
export type DueTuple = [number, MonthNo, number, number, number, number, number, number];
/** [node, month, basis, version, numerator, denominator, left out] */
export type PairTuple = [number, MonthNo, number, number, number | null, number | null, number];

export type FiguresRow = {
  epoch: number;
  seq: number;
  pairs: PairTuple[] | null;
  [block: `rollup_${string}` | `due_${string}`]: RollupTuple[] | DueTuple[] | null;
};

// Arrays of numbers turn into JSON at less than half the cost of `json_build_array`, which looks up each value's type.

/** The text differs with blocks, elements and months: dashboards ask for few of them, each of many areas. */
const nameOfText = statementNames('figures');

/**
 * Reads the sums of many areas, months and blocks, and the place in the order of events they stand at. It is one
 * statement, so everything in it is of one snapshot, and its cost is one index range per area, block and table.
 */
export async function selectFigures(
  db: SqlFace,
  ask: {
    nodes: readonly number[];
    spans: readonly MonthSpan[];
    blocks: readonly BlockRead[];
    versionNos: readonly number[];
    basis: Basis;
    /** Whether revision and computing time of the rows are wanted; they stand as 0 otherwise. */
    withMarks: boolean;
    signal: AbortSignal | undefined;
  },
): Promise<FiguresRow> {
  const columns = [
    'c.epoch',
    'c.last_seq::float8 as seq',
    `(${pairs(ask.spans)}) as pairs`,
    ...ask.blocks.flatMap(({ block, elements }, index) => [
      `(${rollups({ block, elements }, ask)}) as rollup_${index}`,
      `(${dues(block, ask.spans)}) as due_${index}`,
    ]),
  ];
  const text = `select ${columns.join(', ')} from outbox_counter c where c.id = 1`;
  const [row] = await db.sql<FiguresRow>(text, [ask.nodes, ask.versionNos], {
    name: nameOfText(text),
    signal: ask.signal,
  });
  if (!row) throw new Error('The event counter row is missing.');
  return row;
}

function rollups(
  { block, elements }: BlockRead,
  { spans, basis, withMarks }: { spans: readonly MonthSpan[]; basis: Basis; withMarks: boolean },
): string {
  // One row serves both bases while they are equal; a row of basis 1 stands beside it only where they differ.
  const which = basis === 'PROVISIONAL' ? 'r.basis = 0' : '(r.basis = 1 or r.also_approved)';
  const marks = withMarks ? ['r.rev', "(date_part('epoch', r.computed_at) * 1000)::bigint"] : ['0', '0'];
  const items = ['r.node_no', 'r.month', 'r.basis', 'r.forms', ...marks];
  return `select json_agg(array[${[...items, ...elements.map(sumOf)].join(', ')}]::bigint[]) from rollup r
    where r.node_no = any($1::integer[]) and ${within('r', spans)} and r.block_no = ${block.no} and ${which}`;
}

function sumOf({ parts, totals }: ElementPlace): string {
  const slots = [...parts, ...totals];
  const sum = slots.map((slot) => `coalesce(r.v${slot}, 0)`).join(' + ');
  return `case when num_nonnulls(${slots.map((slot) => `r.v${slot}`).join(', ')}) > 0 then ${sum} end`;
}

function dues(block: BlockPlan, spans: readonly MonthSpan[]): string {
  const counts = ['expected', 'arrived', 'on_time', 'approved', 'cells_expected', 'cells_answered'];
  return `select json_agg(array[o.node_no, o.month, ${counts.map((name) => `o.${name}`).join(', ')}]::bigint[])
    from rollup_obligation o where o.node_no = any($1::integer[]) and ${within('o', spans)}
      and o.form_no in (${block.formNos.length > 0 ? block.formNos.join(', ') : '-1'})`;
}

function pairs(spans: readonly MonthSpan[]): string {
  return `select json_agg(array[p.node_no, p.month, p.basis, p.version_no, p.numerator, p.denominator, p.left_out]::bigint[])
    from rollup_pair p where p.node_no = any($1::integer[]) and ${within('p', spans)} and p.version_no = any($2::integer[])`;
}

/** Months are our own integers; as literals they let the planner leave out the partitions of other years. */
function within(alias: string, spans: readonly MonthSpan[]): string {
  if (spans.length === 0) return 'false';
  return `(${spans.map(({ first, last }) => `${alias}.month between ${first} and ${last}`).join(' or ')})`;
}

/** An area or a puskesmas whose sums are asked. */
export type FigureNode = {
  readonly no: number;
  readonly type: 'Wilayah' | 'Puskesmas';
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly level: WilayahLevel | null;
  readonly kind: string;
  readonly parentId: string | null;
  readonly path: string;
};

const AREA = `w.no, 'Wilayah' as type, w.id, w.code, w.name, w.level::text as level,
  w.kind::text as kind, w."parentId" as "parentId", w.path`;
const PUSKESMAS = `p.no, 'Puskesmas' as type, p.id, p.code, p.name, null as level, 'PUSKESMAS' as kind,
  p."wilayahId" as "parentId", w.path`;

/** Which nodes are asked; every list may be empty, `within` is a path. */
export type NodeAsk = {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly puskesmasIds: readonly string[];
  readonly subtree: { readonly path: string; readonly level: WilayahLevel } | null;
  readonly paths: readonly string[];
};

/** Finds the asked nodes within reach, in order of code; what is out of reach is absent. */
export function selectNodes(db: SqlFace, ask: NodeAsk, reach: Reach): Promise<FigureNode[]> {
  const values: unknown[] = [ask.ids, ask.codes, ask.paths, ask.puskesmasIds];
  const asked = ['w.id = any($1::uuid[])', 'w.code = any($2::text[])', 'w.path = any($3::text[])'];
  if (ask.subtree) {
    const path = `$${values.push(ask.subtree.path)}::text`;
    const level = values.push(ask.subtree.level);
    asked.push(`(${insidePath('w.path', path)} and w.level::text = $${level} and w."endedOn" is null)`);
  }
  const areas = reachSql(reach, { path: 'w.path' }, values);
  const posts = reachSql(reach, { path: 'w.path', puskesmas: 'p.no' }, values);
  return db.sql<FigureNode>(
    `select * from (
       select ${AREA} from "Wilayah" w where (${asked.join(' or ')}) and ${areas}
       union all
       select ${PUSKESMAS} from "Puskesmas" p join "Wilayah" w on w.id = p."wilayahId"
       where p.id = any($4::uuid[]) and ${posts}) n
     order by n.type desc, n.code, n.name`,
    values,
  );
}

/** Finds the areas of a level inside some others, ended ones too, within reach. */
export async function selectNodesBelow(
  db: SqlFace,
  ask: { paths: readonly string[]; level: WilayahLevel },
  reach: Reach,
): Promise<FigureNode[]> {
  if (ask.paths.length === 0) return [];
  const values: unknown[] = [ask.paths, ask.level];
  const areas = reachSql(reach, { path: 'w.path' }, values);
  return db.sql<FigureNode>(
    `select distinct ${AREA} from unnest($1::text[]) a(path) join "Wilayah" w on ${insidePath('w.path', 'a.path')}
     where w.level::text = $2 and ${areas}`,
    values,
  );
}

/** Finds nodes by their numbers, for events, which carry nothing else. */
export function selectNodesByNo(db: SqlFace, nos: readonly number[]): Promise<FigureNode[]> {
  return db.sql<FigureNode>(
    `select ${AREA} from "Wilayah" w where w.no = any($1::integer[])
     union all
     select ${PUSKESMAS} from "Puskesmas" p join "Wilayah" w on w.id = p."wilayahId" where p.no = any($1::integer[])`,
    [nos],
  );
}

/** Finds the areas of some groups (Pokjanal), by the id of each group. */
export async function selectAreasOfGroups(db: SqlFace, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.sql<{ id: string; area: string }>(
    'select id, "wilayahId" as area from "Pokjanal" where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, area }) => [id, area]));
}

/** Finds the path of an area by id or by official code in force; null where there is none. */
export async function selectPath(db: SqlFace, by: { id: string } | { code: string }): Promise<string | null> {
  const [row] = await db.sql<{ path: string }>(
    'id' in by
      ? 'select path from "Wilayah" where id = $1::uuid'
      : 'select path from "Wilayah" where code = $1 and "endedOn" is null',
    ['id' in by ? by.id : by.code],
  );
  return row?.path ?? null;
}
