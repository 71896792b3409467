import { areaColumns, areaCounts, areaSlots } from './area-counts.sql.ts';
import { slotList, usedSlots } from '../submission/layout.sql.ts';
import { figureRows } from './rollup-figure.sql.ts';
import { leafSources } from './rollup-leaf.sql.ts';
import { stateSql } from './rollup-level.sql.ts';
import { DUE_COLUMNS } from './rollup-parent.sql.ts';
import { answersSql, type Asking, elementSlots, LEAF_DEPTH, linearSql, type RollupShape } from './rollup-shape.ts';

/**
 * The statements of a rebuild: everything of some months at once through temporary tables whose size the planner knows,
 * where the worker goes from row to row. `rebuild_node` (node_no, parent_no, depth) lists the areas with what lies right
 * above them; puskesmas stand beside it. `rebuild_unit` (node_no, month, unit_no) tells the units of each leaf in each month.
 */
export function prepare(months: readonly number[]): string[] {
  return [
    `set local work_mem = '128MB'`,
    `create temp table rebuild_node on commit drop as
       select w.no as node_no, p.no as parent_no, cardinality(string_to_array(trim(both '/' from w.path), '/')) as depth
       from "Wilayah" w join "Wilayah" p on p.id = w."parentId"`,
    `create temp table rebuild_unit on commit drop as
       select n.node_no, m.month, u.no as unit_no from "Unit" u
       cross join lateral (values (u."desaNo"), (u."puskesmasNo")) n(node_no)
       cross join (values ${months.map((month) => `(${month})`).join(', ')}) m(month) where n.node_no is not null`,
    'analyze rebuild_node',
    'analyze rebuild_unit',
  ];
}

export type RebuildForms = readonly { readonly no: number; readonly formNo: number; readonly cells: number }[];

/** Names of the temporary tables of one block. */
export type RebuildTables = Readonly<Record<'sums' | 'gaps' | 'dues' | 'fresh', string>>;

/** What a rebuild of one block needs to know; the months follow one another. */
export type RebuildAsk = {
  readonly shape: RollupShape;
  readonly months: readonly number[];
  readonly forms: RebuildForms;
  readonly names: RebuildTables;
};

/** Adds up the forms of one block for every node and month: by class, paired differences, obligations. */
export function addUpMonths(ask: RebuildAsk): string[] {
  const { shape, names } = ask;
  const columns = slotList(
    shape.block,
    (slot) => `sum(s.s${slot})::bigint as v${slot}, nullif(count(s.s${slot}), 0)::bigint as n${slot}`,
  );
  const slots = slotList(shape.block, (slot) => `v${slot} bigint, n${slot} bigint`);
  const upwards = slotList(shape.block, (slot) => `sum(s.v${slot})::bigint, sum(s.n${slot})::bigint`);
  const due = DUE_COLUMNS.map(([name]) => name);
  return [
    table(names.sums, `class int, forms bigint, ${slots}`),
    table(names.gaps, 'class int, version_no int, dn bigint, dd bigint, lo bigint, da bigint'),
    table(names.dues, `form_no smallint, ${due.map((name) => `${name} bigint`).join(', ')}`),
    `with ${sourcesOf(ask)},
       kept_sums as (insert into ${names.sums}
         select s.node_no, s.month, s.class, sum(s.forms)::bigint, ${columns} from src s group by 1, 2, 3),
       kept_gaps as (insert into ${names.gaps} select node_no, month, class, version_no, dn, dd, lo, da from gap)
     insert into ${names.dues} select node_no, month, form_no, ${due.join(', ')} from due`,
    ...sumsUpwards(ask, `s.class, sum(s.forms)::bigint, ${upwards}`),
    ...upwardsOf(names.gaps, 's.class, s.version_no', 'sum(s.dn), sum(s.dd), sum(s.lo), sum(s.da)'),
    ...upwardsOf(names.dues, 's.form_no', due.map((name) => `sum(s.${name})::bigint`).join(', ')),
    `create temp table ${names.fresh} on commit drop as ${freshRows(shape, names)}`,
  ];
}

function table(name: string, columns: string): string {
  return `create temp table ${name} (node_no int, month int, ${columns}) on commit drop`;
}

/** Adds to a table of villages the sums of what lies above them, each level from the one right below. */
function upwardsOf(name: string, keys: string, sums: string): string[] {
  const level = (depth: number): string => `insert into ${name}
    select a.parent_no, s.month, ${keys}, ${sums}
    from ${name} s join rebuild_node a on a.node_no = s.node_no and a.depth = ${depth} group by a.parent_no, s.month, ${keys}`;
  return Array.from({ length: LEAF_DEPTH - 1 }, (_, above) => level(LEAF_DEPTH - above));
}

/** Adds to the sums of villages those of what lies above them and, in the computed block, what each area counts of itself. */
function sumsUpwards(
  { shape: { block, computedFrom }, names: { sums }, months }: RebuildAsk,
  columns: string,
): string[] {
  const isPlain = !computedFrom || areaSlots(block).length === 0;
  const slots = slotList(block, (slot) => `s.v${slot}, s.n${slot}`);
  const own = areaColumns(block, (_, value) => `${value}::bigint, case when ${value} is not null then 1 end`);
  return Array.from({ length: LEAF_DEPTH - 1 }, (_, above) => {
    const depth = LEAF_DEPTH - above;
    const counts = isPlain
      ? ''
      : `, ${areaCounts(block, { keys: areasAt(depth - 1, months), held: 'select node_no, month from below' })}`;
    return `insert into ${sums}
      with below as materialized (
        select a.parent_no as node_no, s.month, s.class, s.forms, ${slots}
        from ${sums} s join rebuild_node a on a.node_no = s.node_no and a.depth = ${depth})${counts}
      select s.node_no, s.month, ${columns}
      from (select * from below ${isPlain ? '' : `union all select c.node_no, c.month, 0, 0, ${own} from area_count c`}) s
      group by s.node_no, s.month, s.class`;
  });
}

/** Every area of a depth in every month. */
const areasAt = (depth: number, months: readonly number[]): string => `
  select w.no as node_no, m.month from "Wilayah" w cross join (values ${months.map((month) => `(${month})`).join(', ')}) m(month)
  where cardinality(string_to_array(trim(both '/' from w.path), '/')) = ${depth}`;

function sourcesOf({ shape, months, forms }: RebuildAsk): string {
  const asking: Asking = {
    block: String(shape.block.no),
    forms: `'{${[...new Set(forms.map(({ formNo }) => formNo))].join(',')}}'::smallint[]`,
    firstMonth: String(Math.min(...months)),
    lastMonth: String(Math.max(...months)),
    areas: areasAt(LEAF_DEPTH, months),
  };
  const versions =
    forms.length === 0
      ? '(-1, -1::smallint, 0)'
      : forms.map(({ no, formNo, cells }) => `(${no}, ${formNo}::smallint, ${cells})`).join(', ');
  return `unit as (select node_no, month, unit_no from rebuild_unit),
    form_version as (select * from (values ${versions}) v(no, form_no, cells)), ${leafSources(shape, asking)}`;
}

/** The rows as the worker would store them: one for both bases while all forms below are in both. */
function freshRows(shape: RollupShape, names: RebuildTables): string {
  const sums = slotList(shape.block, (slot) => `sum(s.v${slot})::bigint as v${slot}, sum(s.n${slot})::int as n${slot}`);
  const nothing = slotList(shape.block, (slot) => `null::bigint as v${slot}, null::int as n${slot}`);
  const inBasis = slotList(
    shape.block,
    (slot) =>
      `(sum(s.v${slot}) filter (where s.class < 2))::bigint as v${slot}, (sum(s.n${slot}) filter (where s.class < 2))::int as n${slot}`,
  );
  const alone = slotList(shape.block, (slot) => `s.v${slot}, s.n${slot}::int as n${slot}`);
  return `with flag as (select node_no, month, bool_and(class = 0) as also from ${names.sums} group by 1, 2)
    select s.node_no, s.month, 0 as basis, true as also, s.forms::int as forms, ${alone}
    from ${names.sums} s join flag f using (node_no, month) where f.also
    union all
    select s.node_no, s.month, 0, false, coalesce(sum(s.forms) filter (where s.class < 2), 0)::int, ${inBasis}
    from ${names.sums} s join flag f using (node_no, month) where not f.also group by 1, 2
    union all
    select s.node_no, s.month, 1, false, sum(s.forms)::int, ${sums}
    from ${names.sums} s join flag f using (node_no, month) where not f.also and s.class <> 1 group by 1, 2
    union all
    select d.node_no, d.month, 0, false, 0, ${nothing} from (select distinct node_no, month from ${names.dues}) d
    where not exists (select from flag f where f.node_no = d.node_no and f.month = d.month)`;
}

/** Stores months of which nothing is stored yet. */
export function storeMonths({ shape, names }: RebuildAsk): string[] {
  const columns = slotList(shape.block, (slot) => `v${slot}, n${slot}`);
  const due = DUE_COLUMNS.map(([name]) => name).join(', ');
  return [
    `insert into rollup (node_no, month, block_no, basis, also_approved, forms, rev, computed_at, ${columns})
     select node_no, month, ${shape.block.no}, basis, also, forms, 1, now(), ${columns} from ${names.fresh}`,
    `insert into rollup_pair (node_no, month, basis, version_no, numerator, denominator, left_out) ${pairRows(shape, names)}`,
    `insert into rollup_obligation (node_no, month, form_no, ${due})
     select node_no, month, form_no, ${DUE_COLUMNS.map(([name, type]) => `${name}::${type}`).join(', ')} from ${names.dues}`,
  ];
}

/** Appends one event for each row and basis stored just now, where nothing was before. */
export function tellMonths({ shape, names }: RebuildAsk, cause: number): string {
  const list = (column: string): string => slotList(shape.block, (slot) => `f.${column}${slot}`);
  return `with side as (
      select 1 as side, f.node_no, f.month, f.basis, f.also, f.forms, array[${list('v')}] as v, array[${list('n')}]::int[] as n
      from ${names.fresh} f),
    gap as (select * from ${names.gaps}),
    ${figureRows(shape)},
    pairs as (
      select node_no, month, basis, jsonb_object_agg(version_no, jsonb_build_array(numerator, denominator, left_out)) as j
      from pair group by 1, 2, 3),
    due as (
      select node_no, month, sum(expected)::int as expected, sum(arrived)::int as arrived from ${names.dues} group by 1, 2),
    seen as (
      select f.node_no, f.month, b.basis, f.forms, f.e, f.a, p.j as pairs
      from figure f join (values (0), (1)) b(basis) on b.basis = f.basis or (b.basis = 1 and f.also)
      left join pairs p on p.node_no = f.node_no and p.month = f.month and p.basis = f.basis)
    insert into outbox (type, node_no, month, basis, cause, payload)
    select 'rollup.updated', s.node_no, s.month, s.basis, ${cause}, jsonb_build_object('block', '${shape.block.code}',
      'rev', 1, 'coalesced', 1, 'prev', ${NOTHING}, 'cur', ${stateSql(shape, 's.', 'd.')})
    from seen s left join due d on d.node_no = s.node_no and d.month = s.month order by s.node_no, s.month, s.basis`;
}

const NOTHING = `'{"forms": 0, "expected": 0, "arrived": 0, "elements": {}, "pairs": {}}'::jsonb`;

function pairRows(shape: RollupShape, names: RebuildTables): string {
  const sums = new Map(
    elementSlots(shape.block).map(({ code, parts, totals }) => [
      code,
      `(${[...parts, ...totals].map((slot) => `coalesce(f.v${slot}, 0)`).join(' + ')})`,
    ]),
  );
  const plain = (side: 'numerator' | 'denominator'): string => {
    const cases = shape.paired.map(
      (version) => `when ${version.no} then ${linearSql(version[side], (code) => sums.get(code) ?? '0')}`,
    );
    return cases.length === 0 ? '0' : `case g.version_no ${cases.join(' ')} end`;
  };
  const isAnswered = `g.da + ${answersSql(shape, 'g.version_no', (slot) => `f.n${slot}`)} > 0`;
  return `select f.node_no, f.month, f.basis, g.version_no, case when ${isAnswered} then (g.dn + ${plain('numerator')})::bigint end,
       case when ${isAnswered} then (g.dd + ${plain('denominator')})::bigint end, g.lo::int
     from (select g.node_no, g.month, b.basis, g.version_no, sum(g.dn) as dn, sum(g.dd) as dd, sum(g.lo) as lo, sum(g.da) as da
       from ${names.gaps} g join (values (0), (1)) b(basis) on case b.basis when 0 then g.class < 2 else g.class <> 1 end
       group by 1, 2, 3, 4) g
     join ${names.fresh} f on f.node_no = g.node_no and f.month = g.month and f.basis = g.basis`;
}

/** Finds the rows that are not what the forms say; they are then recomputed one by one, with their events. */
export function findDifferences({ shape, months, forms, names }: RebuildAsk): string {
  const slots = usedSlots(shape.block);
  const row = (alias: string): string =>
    `(${alias}.forms, ${[...slots.map((slot) => `${alias}.v${slot}`), ...slots.map((slot) => `${alias}.n${slot}`)].join(', ')})`;
  const formNos = [...new Set(forms.map(({ formNo }) => formNo))].join(', ') || '-1';
  const due = DUE_COLUMNS.map(([name]) => name);
  const versions = shape.paired.map(({ no }) => no).join(', ') || '-1';
  const asked = `month in (${months.join(', ')})`;
  return `select coalesce(f.node_no, r.node_no) as node, coalesce(f.month, r.month) as month from ${names.fresh} f
      full join (select * from rollup where ${asked} and block_no = ${shape.block.no}) r
        on r.node_no = f.node_no and r.month = f.month and r.basis = f.basis
      where f.also is distinct from r.also_approved or ${row('f')} is distinct from ${row('r')}
      union
      select coalesce(p.node_no, s.node_no), coalesce(p.month, s.month)
      from (${pairRows(shape, names)}) p(node_no, month, basis, version_no, numerator, denominator, left_out)
      full join (select * from rollup_pair where ${asked} and version_no in (${versions})) s
        on s.node_no = p.node_no and s.month = p.month and s.basis = p.basis and s.version_no = p.version_no
      where (p.numerator, p.denominator, p.left_out) is distinct from (s.numerator, s.denominator, s.left_out)
      union
      select coalesce(d.node_no, o.node_no), coalesce(d.month, o.month) from ${names.dues} d
      full join (select * from rollup_obligation where ${asked} and form_no in (${formNos})) o
        on o.node_no = d.node_no and o.month = d.month and o.form_no = d.form_no
      where (${due.map((name) => `d.${name}`).join(', ')}) is distinct from (${due.map((name) => `o.${name}::bigint`).join(', ')})`;
}
