import { slotList } from '../submission/layout.sql.ts';
import { figureRows } from './rollup-figure.sql.ts';
import { leafAggregates, leafSources } from './rollup-leaf.sql.ts';
import { DUE_COLUMNS, parentAggregates, parentSources, unpack } from './rollup-parent.sql.ts';
import { type Asking, elementSlots, type RollupShape } from './rollup-shape.ts';

/**
 * Writes the one statement that recomputes every asked row of a level, stores what changed and appends one event per
 * changed row and basis. It reads $1 nodes, $2 months, $3 causes, $4 numbers of changes, $5 block, $6 forms with that
 * block, $7 whether to append events, $8 and $9 the range of months and, on a leaf, $10 form versions, $11 their form,
 * $12 the cells they ask. It returns the nodes that changed and the number of events.
 */
export function rollupStatement(shape: RollupShape, level: 'leaf' | 'parent'): string {
  return `with ${level === 'leaf' ? `${LEAF_KEYS}, ${leafSources(shape, PARAMETERS)}` : parentSources(shape)},
  ${freshRows(shape, level === 'leaf' ? leafAggregates(shape) : parentAggregates(shape))},
  ${effectiveRows(shape)},
  ${changes()},
  ${writes(shape)}
  select t.node_no, t.month, (select count(*) from told)::int as events from touched t`;
}

const PARAMETERS: Asking = {
  areas: 'select node_no, month from key',
  block: '$5',
  forms: '$6::smallint[]',
  firstMonth: '$8',
  lastMonth: '$9',
};

const LEAF_KEYS = `
  key as (select * from unnest($1::int[], $2::int[], $3::smallint[], $4::int[]) as k(node_no, month, cause, coalesced)),
  form_version as (select * from unnest($10::int[], $11::smallint[], $12::int[]) as v(no, form_no, cells)),
  unit as (
    select k.node_no, k.month, u.no as unit_no from key k join "Unit" u on u."desaNo" = k.node_no
    union all
    select k.node_no, k.month, u.no from key k join "Unit" u on u."puskesmasNo" = k.node_no)`;

/** What the sources say now. A row serves both bases while every form below it is in both (`also`). */
export function freshRows(shape: RollupShape, aggregates: string): string {
  const nothing = (type: string): string => `array_fill(null::${type}, array[${shape.block.cells.length}])`;
  return `flagged as materialized (select s.*, bool_and(s.class = 0) over (partition by s.node_no, s.month) as also from src s),
  flag as (select distinct node_no, month, also from flagged),
  sums as (
    select s.node_no, s.month, b.basis, sum(s.forms)::int as forms,
      ${aggregates}
    from flagged s
    join (values (0), (1)) b(basis) on case b.basis when 0 then s.class < 2 else s.class <> 1 and not s.also end
    group by 1, 2, 3),
  fresh as (
    select k.node_no, k.month, 0 as basis, coalesce(f.also, false) as also, coalesce(s.forms, 0) as forms,
           coalesce(s.v, ${nothing('bigint')}) as v, coalesce(s.n, ${nothing('int')}) as n
    from key k left join flag f on f.node_no = k.node_no and f.month = k.month
    left join sums s on s.node_no = k.node_no and s.month = k.month and s.basis = 0
    where f.also is not null or exists (select from due d where d.node_no = k.node_no and d.month = k.month)
    union all
    select node_no, month, basis, false, forms, v, n from sums where basis = 1)`;
}

/** Both sides of the comparison, the stored (0) and the fresh (1), as a reader of either basis sees them. */
function effectiveRows(shape: RollupShape): string {
  return `side as (
    select 1 as side, 0::bigint as rev, * from fresh
    union all
    select 0, r.rev, r.node_no, r.month, r.basis, r.also_approved, r.forms,
      array[${slotList(shape.block, (slot) => `r.v${slot}`)}], array[${slotList(shape.block, (slot) => `r.n${slot}`)}]
    from key k join rollup r on r.node_no = k.node_no and r.month = k.month and r.block_no = $5
    where r.month between $8 and $9),
  ${figureRows(shape)},
  pairs as (
    select side, node_no, month, basis,
      jsonb_object_agg(version_no, jsonb_build_array(numerator, denominator, left_out)) as j
    from (
      select 1 as side, * from pair
      union all
      select 0, p.node_no, p.month, p.basis, p.version_no, p.numerator, p.denominator, p.left_out
      from key k join rollup_pair p on p.node_no = k.node_no and p.month = k.month
      where p.version_no = any(array[${shape.paired.map(({ no }) => no).join(', ')}]::int[])
    ) p group by 1, 2, 3, 4),
  dues as (
    select side, node_no, month, sum(expected)::int as expected, sum(arrived)::int as arrived,
      jsonb_object_agg(form_no, jsonb_build_array(${DUE_COLUMNS.map(([name]) => name).join(', ')})) as j
    from (
      select 1 as side, node_no, month, form_no, ${DUE_COLUMNS.map(([name]) => name).join(', ')} from due
      union all
      select 0, o.node_no, o.month, o.form_no, ${DUE_COLUMNS.map(([name]) => `o.${name}`).join(', ')}
      from key k join rollup_obligation o on o.node_no = k.node_no and o.month = k.month
      where o.form_no = any($6::smallint[])
    ) d group by 1, 2, 3),
  seen as (
    select f.side, f.node_no, f.month, b.basis, f.forms, f.v, f.n, f.e, f.a, p.j as pairs
    from figure f join (values (0), (1)) b(basis) on b.basis = f.basis or (b.basis = 1 and f.also)
    left join pairs p on p.side = f.side and p.node_no = f.node_no and p.month = f.month and p.basis = f.basis)`;
}

/** Writes what a row of figures says to events; under the prefix `row` are forms, e, a and pairs, under `due` expected and arrived, or null. */
export function stateSql(shape: RollupShape, row: string, due: string): string {
  const elements = elementSlots(shape.block).map(
    ({ code }, index) =>
      `'${code}', case when x.a[${index + 1}] > 0 then jsonb_build_array(x.e[${index + 1}], x.a[${index + 1}]) end`,
  );
  return `jsonb_build_object('forms', coalesce(${row}forms, 0),
      'expected', coalesce(${due}expected, 0), 'arrived', coalesce(${due}arrived, 0),
      'elements', (select jsonb_strip_nulls(jsonb_build_object(${elements.join(', ')})) from (select ${row}e as e, ${row}a as a) x),
      'pairs', coalesce(${row}pairs, '{}'))`;
}

/** What an event says of a row, under the prefix of its side: before (`o`) and now (`c`). */
const SEEN = ['forms', 'e', 'a', 'pairs'] as const;

function changes(): string {
  const read = ['o', 'c'].map(
    (side) => `${SEEN.map((name) => `${side}.${name} as ${side}_${name}`).join(', ')},
      ${side}d.expected as ${side}_expected, ${side}d.arrived as ${side}_arrived`,
  );
  return `delta as (
    select k.node_no, k.month, k.cause, k.coalesced, b.basis, ${read.join(', ')},
      (c.forms, c.v, c.n, c.pairs) is distinct from (o.forms, o.v, o.n, o.pairs) as figures,
      cd.j is distinct from od.j as completeness
    from key k cross join (values (0), (1)) b(basis)
    left join seen o on o.side = 0 and o.node_no = k.node_no and o.month = k.month and o.basis = b.basis
    left join seen c on c.side = 1 and c.node_no = k.node_no and c.month = k.month and c.basis = b.basis
    left join dues od on od.side = 0 and od.node_no = k.node_no and od.month = k.month
    left join dues cd on cd.side = 1 and cd.node_no = k.node_no and cd.month = k.month),
  touched as (
    select d.node_no, d.month, coalesce(max(s.rev), 0) + 1 as rev
    from delta d left join side s on s.side = 0 and s.node_no = d.node_no and s.month = d.month and s.basis = 0
    left join fresh f on f.node_no = d.node_no and f.month = d.month and f.basis = 0
    group by 1, 2
    having bool_or(d.figures or d.completeness or s.also is distinct from f.also))`;
}

function writes(shape: RollupShape): string {
  const due = DUE_COLUMNS.map(([name]) => name);
  return `stored as (
    insert into rollup (node_no, month, block_no, basis, also_approved, forms, rev, computed_at,
      ${slotList(shape.block, (slot) => `v${slot}`)}, ${slotList(shape.block, (slot) => `n${slot}`)})
    select f.node_no, f.month, $5, f.basis, f.also, f.forms, t.rev, now(), ${unpack(shape, 'v', 'f')}, ${unpack(shape, 'n', 'f')}
    from fresh f join touched t on t.node_no = f.node_no and t.month = f.month
    on conflict (node_no, month, block_no, basis) do update set also_approved = excluded.also_approved,
      forms = excluded.forms, rev = excluded.rev, computed_at = excluded.computed_at,
      ${slotList(shape.block, (slot) => `v${slot} = excluded.v${slot}, n${slot} = excluded.n${slot}`)}),
  dropped as (
    delete from rollup r using key k where r.node_no = k.node_no and r.month = k.month and r.block_no = $5
      and r.month between $8 and $9
      and not exists (select from fresh f where f.node_no = r.node_no and f.month = r.month and f.basis = r.basis)),
  pair_stored as (
    insert into rollup_pair (node_no, month, basis, version_no, numerator, denominator, left_out)
    select p.* from pair p join touched t on t.node_no = p.node_no and t.month = p.month
    on conflict (node_no, month, basis, version_no) do update set numerator = excluded.numerator,
      denominator = excluded.denominator, left_out = excluded.left_out),
  pair_dropped as (
    delete from rollup_pair p using key k where p.node_no = k.node_no and p.month = k.month
      and p.version_no = any(array[${shape.paired.map(({ no }) => no).join(', ')}]::int[])
      and not exists (select from pair f where f.node_no = p.node_no and f.month = p.month and f.basis = p.basis
        and f.version_no = p.version_no)),
  due_stored as (
    insert into rollup_obligation (node_no, month, form_no, ${due.join(', ')})
    select d.node_no, d.month, d.form_no, ${due.map((name) => `d.${name}`).join(', ')}
    from due d join touched t on t.node_no = d.node_no and t.month = d.month
    on conflict (node_no, month, form_no) do update set ${due.map((name) => `${name} = excluded.${name}`).join(', ')}),
  due_dropped as (
    delete from rollup_obligation o using key k where o.node_no = k.node_no and o.month = k.month
      and o.form_no = any($6::smallint[])
      and not exists (select from due d where d.node_no = o.node_no and d.month = o.month and d.form_no = o.form_no)),
  told as (
    insert into outbox (type, node_no, month, basis, cause, payload)
    select 'rollup.updated', d.node_no, d.month, d.basis, d.cause, jsonb_build_object('block', '${shape.block.code}',
      'rev', t.rev, 'coalesced', d.coalesced, 'prev', ${stateSql(shape, 'd.o_', 'd.o_')}, 'cur', ${stateSql(shape, 'd.c_', 'd.c_')})
    from delta d join touched t on t.node_no = d.node_no and t.month = d.month
    where $7::boolean and (d.figures or (d.basis = 0 and d.completeness)) order by d.node_no, d.month, d.basis
    returning id)`;
}
