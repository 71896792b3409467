import { areaColumns, areaCounts, areaSlots } from './area-counts.sql.ts';
import { slotList } from '../submission/layout.sql.ts';
import { answersSql, elementSlots, linearSql, placeOf, type RollupShape } from './rollup-shape.ts';

/** The sources of an area above the village: the rows of its children, already recomputed in this transaction. */
export function parentSources(shape: RollupShape): string {
  return `
  key as (select * from unnest($1::int[], $2::int[], $3::smallint[], $4::int[]) as k(node_no, month, cause, coalesced)),
  child as (
    select k.node_no, k.month, c.no as child_no
    from key k join "Wilayah" w on w.no = k.node_no join "Wilayah" c on c."parentId" = w.id),
  below as (
    select c.node_no, c.month, c.child_no, r.basis, r.forms, ${slotList(shape.block, (slot) => `r.v${slot}, r.n${slot}`)},
           case when r.basis = 1 then 2 when r.also_approved then 0 else 1 end as class
    from child c join rollup r on r.node_no = c.child_no and r.month = c.month and r.block_no = $5
    where ${holdsSums(shape)} and r.month between $8 and $9),
  ${sourcesWithOwn(shape)},
  gap as (${parentGaps(shape)}),
  due as (
    select c.node_no, c.month, o.form_no, ${DUE_COLUMNS.map(([name, type]) => `sum(o.${name})::${type} as ${name}`).join(', ')}
    from child c join rollup_obligation o on o.node_no = c.child_no and o.month = c.month
    where o.form_no = any($6::smallint[]) group by 1, 2, 3)`;
}

/** The rows below and, in the block the system computes, what the area counts of itself. */
function sourcesWithOwn({ block, computedFrom }: RollupShape): string {
  if (!computedFrom || areaSlots(block).length === 0) return 'src as (select * from below)';
  const own = areaCounts(block, { keys: 'select node_no, month from key', held: 'select node_no, month from below' });
  const columns = areaColumns(block, (_, value) => `${value}::bigint, case when ${value} is not null then 1 end`);
  return `${own},
  src as (select * from below union all
    select c.node_no, c.month, null::int, 0, 0, ${columns}, 0 from area_count c)`;
}

/** A row without forms tells of obligations alone, unless answers are carried into it or the area counts something itself. */
function holdsSums(shape: RollupShape): string {
  const slots = shape.computedFrom ? areaSlots(shape.block) : shape.carried;
  if (slots.length === 0) return 'r.forms > 0';
  return `(r.forms > 0 or num_nonnulls(${slots.map((slot) => `r.v${slot}`).join(', ')}) > 0)`;
}

/** How an area adds up its children. */
export function parentAggregates(shape: RollupShape): string {
  return `array[${slotList(shape.block, (slot) => `sum(s.v${slot})::bigint`)}] as v,
      array[${slotList(shape.block, (slot) => `sum(s.n${slot})::int`)}] as n`;
}

/** The counts of completeness, in the order of the table. */
export const DUE_COLUMNS = [
  ['expected', 'int'],
  ['exempt', 'int'],
  ['arrived', 'int'],
  ['on_time', 'int'],
  ['empty', 'int'],
  ['approved', 'int'],
  ['cells_expected', 'bigint'],
  ['cells_answered', 'bigint'],
] as const;

/**
 * A child without a row of pairs adds its plain sums, so only the differences have to be carried upwards: of answers
 * (`da`) all of a child whose pair nobody answered, and none of any other, which is enough to tell whether one is left.
 */
function parentGaps(shape: RollupShape): string {
  if (shape.paired.length === 0)
    return 'select 0 as node_no, 0 as month, 0 as class, 0 as version_no, 0 as dn, 0 as dd, 0 as lo, 0 as da where false';
  const sums = new Map(
    elementSlots(shape.block).map(({ code, parts, totals }) => [
      code,
      `(${[...parts, ...totals].map((slot) => `coalesce(s.v${slot}, 0)`).join(' + ')})`,
    ]),
  );
  const plain = (side: 'numerator' | 'denominator'): string =>
    `case p.version_no ${shape.paired
      .map((version) => `when ${version.no} then ${linearSql(version[side], (code) => sums.get(code) ?? '0')}`)
      .join(' ')} end`;
  return `
    select s.node_no, s.month, s.class, p.version_no, sum(coalesce(p.numerator, 0) - ${plain('numerator')}) as dn,
           sum(coalesce(p.denominator, 0) - ${plain('denominator')}) as dd, sum(p.left_out) as lo,
           -sum(case when p.numerator is null then ${answersSql(shape, 'p.version_no', (slot) => `s.n${slot}`)} else 0 end) as da
    from src s join rollup_pair p on p.node_no = s.child_no and p.month = s.month and p.basis = s.basis
    where p.version_no in (${shape.paired.map(({ no }) => no).join(', ')}) group by 1, 2, 3, 4`;
}

/** Says where a slot's column stands in the arrays, for whoever unpacks them. */
export function unpack(shape: RollupShape, array: 'v' | 'n', alias: string): string {
  return slotList(shape.block, (slot) => `${alias}.${array}[${placeOf(shape.block, slot)}]`);
}
