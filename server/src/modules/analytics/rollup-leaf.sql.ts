import { slotColumns, slotList } from '../submission/layout.sql.ts';
import { carriedSources } from './rollup-carry.sql.ts';
import { computedSources } from './rollup-computed.sql.ts';
import {
  type Asking,
  type ElementSlots,
  elementSlots,
  linearSql,
  operandsOf,
  type RollupShape,
} from './rollup-shape.ts';

/**
 * The sources of a leaf (village or puskesmas): the forms of its posts, found through the relations `unit` (node_no,
 * month, unit_no) and `form_version` (no, form_no, cells). `class` says which sums a form is in: 0 both, 1 provisional
 * alone, 2 approved alone.
 */
export function leafSources(shape: RollupShape, asking: Asking): string {
  const { block, forms, firstMonth, lastMonth } = asking;
  return `
  unit_month as materialized (select unit_no, month, array_agg(node_no) as nodes from unit group by 1, 2),
  held as materialized (
    select u.unit_no, u.month, u.nodes, r.block_no, r.basis, r.also_approved, r.in_sums, r.form_version_no, r.reasons,
           ${ANSWERED} as answered, ${slotColumns(shape.block, 'r')}
    from unit_month u join report r on r.unit_no = u.unit_no and r.month = u.month and r.block_no = ${block}
    where r.month between ${firstMonth} and ${lastMonth}),
  ${sourceRows(shape, asking)},
  gap as (${leafGaps(shape)}),
  fill as (
    select n.node_no, r.month, v.form_no, sum(r.answered) as answered,
           sum(case when r.reasons is null then 0 else (
             select count(*) from jsonb_each_text(r.reasons) c where c.value = 'NOT_APPLICABLE') end) as not_applicable
    from held r cross join unnest(r.nodes) n(node_no)
    join form_version v on v.no = r.form_version_no where r.basis = 0 group by 1, 2, 3),
  due as (
    select o.*, coalesce(o.cells - f.not_applicable, o.cells)::bigint as cells_expected,
           coalesce(f.answered, 0)::bigint as cells_answered
    from (
      select u.node_no, u.month, o.form_no,
        (count(*) filter (where o.expectation = 0))::int as expected,
        (count(*) filter (where o.expectation = 1))::int as exempt,
        (count(*) filter (where o.arrival in (1, 2)))::int as arrived,
        (count(*) filter (where o.arrival = 1))::int as on_time,
        (count(*) filter (where o.arrival = 3))::int as empty,
        (count(*) filter (where o.status = 5))::int as approved,
        coalesce(sum(v.cells) filter (where o.expectation = 0), 0) as cells
      from unit u join obligation o on o.unit_no = u.unit_no and o.month = u.month
      join form_version v on v.no = o.form_version_no
      where o.form_no = any(${forms}) group by 1, 2, 3
    ) o left join fill f using (node_no, month, form_no))`;
}

function sourceRows(shape: RollupShape, asking: Asking): string {
  if (shape.computedFrom) return computedSources(shape.block, shape.computedFrom, asking);
  if (shape.carried.length > 0) return carriedSources(shape, asking);
  return `src as not materialized (
    select n.node_no, r.month, 1 as forms, r.reasons,
           case when r.basis = 1 then 2 when r.also_approved then 0 else 1 end as class, ${slotColumns(shape.block, 'r')}
    from held r cross join unnest(r.nodes) n(node_no) where r.basis = 1 or r.in_sums)`;
}

/** How a leaf adds up forms: a sum per slot, and how many forms answered it; null where none did. */
export function leafAggregates(shape: RollupShape): string {
  return `array[${slotList(shape.block, (slot) => `sum(s.s${slot})::bigint`)}] as v,
      array[${slotList(shape.block, (slot) => `nullif(count(s.s${slot}), 0)::int`)}] as n`;
}

/**
 * Sources whose operands are not all answered, as what they must not add to the paired sums of each version, and to the
 * answers (`da`) that tell a pair nobody answered from one of zeros. Answers in force of a post that is silent this month
 * are no form, so none is counted as left out for them.
 */
function leafGaps(shape: RollupShape): string {
  if (shape.paired.length === 0)
    return 'select 0 as node_no, 0 as month, 0 as class, 0 as version_no, 0 as dn, 0 as dd, 0 as lo, 0 as da where false';
  const elements = elementSlots(shape.block);
  const place = (code: string): number => elements.findIndex((element) => element.code === code);
  const rows = shape.paired.map((version) => {
    const operands = operandsOf(version).map(place);
    const answered = operands.map((index) => `e.whole${index} is not null`).join(' and ') || 'true';
    const touched = operands.map((index) => `e.touched${index}`).join(' or ') || 'false';
    const answers = operands.map((index) => `e.answers${index}`).join(' + ') || '0';
    const partly = (code: string): string => `e.partly${place(code)}`;
    return `(${version.no}, ${answered}, ${touched}, ${linearSql(version.numerator, partly)}, ${linearSql(version.denominator, partly)}, ${answers})`;
  });
  return `
    select f.node_no, f.month, f.class, p.version_no, -sum(p.num) as dn, -sum(p.den) as dd, sum(f.forms) as lo, -sum(p.answers) as da
    from (select * from src where ${elements.map((element) => `${wholeSql(element, '')} is null`).join(' or ')}) f
    cross join lateral (select ${elements.map(elementColumns).join(', ')}) e
    cross join lateral (values ${rows.join(', ')}) as p(version_no, answered, touched, num, den, answers)
    where p.touched and not p.answered group by 1, 2, 3, 4`;
}

function elementColumns(element: ElementSlots, index: number): string {
  const slots = [...element.parts, ...element.totals].map((slot) => `f.s${slot}`);
  const orNothing = (slot: number): string =>
    `coalesce(f.s${slot}, case when f.reasons ->> '${slot}' = 'NOT_APPLICABLE' then 0 end)`;
  return `${wholeSql(element, 'f.', orNothing)} as whole${index},
      ${slots.map((slot) => `coalesce(${slot}, 0)`).join(' + ')} as partly${index},
      num_nonnulls(${slots.join(', ')}) > 0 as touched${index}, num_nonnulls(${slots.join(', ')}) as answers${index}`;
}

/** The element's value on one form, null while one of its applicable cells has none. */
function wholeSql(element: ElementSlots, alias: string, cell = (slot: number): string => `${alias}s${slot}`): string {
  const totals = element.totals.map(cell);
  const parts = element.parts.map(cell).join(' + ');
  return `coalesce(${[...totals, ...(parts === '' ? [] : [parts])].join(', ')}, null)`;
}

/** All columns from one slot up to another; a function takes no more than 100 values. */
function columns(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => `r.s${from + index}`).join(', ');
}

const ANSWERED = `num_nonnulls(${columns(0, 64)}) + num_nonnulls(${columns(64, 128)})`;
