import { type Block, slotList } from '../submission/layout.sql.ts';
import { CARRY_MONTHS } from './rollup-shape.ts';

/** The two sets of sums: what was submitted or better (`p`), and what was approved (`a`). */
export const BASES = [
  { basis: 0, mark: 'p', sees: (row: string): string => `${row}.basis = 0 and ${row}.in_sums` },
  { basis: 1, mark: 'a', sees: (row: string): string => `(${row}.basis = 1 or ${row}.also_approved)` },
] as const;

/** The answers of one block as both bases see them; `cell` and `forms` are SQL expressions. */
export type BlockAnswers = {
  readonly joins: string;
  readonly cell: (slot: number, mark: 'p' | 'a') => string;
  readonly row: (mark: 'p' | 'a') => string;
};

/**
 * Joins the report of one block to each row of `u` (unit_no, month), as each basis sees it, and, where a carried cell is
 * not answered in it, the newest answer of the months before. `held` names the relation with the reports of the months
 * asked; of a block that is only counted from, `cells` lists the slots that are read.
 */
export function joinAnswers(
  block: Block,
  of: { alias: string; held: string; firstMonth: string; lastMonth: string; cells?: readonly number[] },
): BlockAnswers {
  const carries = new Set(block.elements.filter(({ carry }) => carry).map(({ code }) => code));
  const carried = block.cells
    .filter(({ element, slot }) => carries.has(element) && (of.cells?.includes(slot) ?? true))
    .map(({ slot }) => slot);
  const row = (mark: string): string => `${of.alias}_${mark}`;
  const own = BASES.map(
    ({
      mark,
      sees,
    }) => `left join ${of.held} ${row(mark)} on ${row(mark)}.unit_no = u.unit_no and ${row(mark)}.month = u.month
      and ${row(mark)}.block_no = ${block.no} and ${row(mark)}.month between ${of.firstMonth} and ${of.lastMonth}
      and ${sees(row(mark))}`,
  );
  const earlier = `left join lateral (
      select ${carried.flatMap((slot) => BASES.map(({ mark, sees }) => newest(slot, mark, sees('r')))).join(', ')} from report r
      where (${carried.flatMap((slot) => BASES.map(({ mark }) => `${row(mark)}.s${slot} is null`)).join(' or ')})
        and r.unit_no = u.unit_no and r.block_no = ${block.no} and r.month between u.month - ${CARRY_MONTHS - 1} and u.month - 1
        and r.month between ${of.firstMonth} - ${CARRY_MONTHS - 1} and ${of.lastMonth} - 1) ${of.alias}_c on true`;
  return {
    joins: [...own, ...(carried.length > 0 ? [earlier] : [])].join('\n    '),
    cell: (slot, mark) =>
      carried.includes(slot)
        ? `coalesce(${row(mark)}.s${slot}, ${of.alias}_c.${mark}${slot})`
        : `${row(mark)}.s${slot}`,
    row,
  };
}

function newest(slot: number, mark: string, sees: string): string {
  return `(array_agg(r.s${slot} order by r.month desc) filter (where r.s${slot} is not null and ${sees}))[1] as ${mark}${slot}`;
}

/**
 * Makes the sources of a leaf from `found` (unit_no, month, nodes and, under `p_` and `a_`, whether there is anything, forms,
 * reasons and cells): one row for both bases where they see the same, else one for each. `more` adds rows to them.
 */
export function splitBases(block: Block, more = ''): string {
  const content = (mark: string): string =>
    `(b.${mark}_forms, b.${mark}_reasons, ${slotList(block, (slot) => `b.${mark}${slot}`)})`;
  const rows = (mark: string, classed: string, where: string): string => `
    select n.node_no, b.month, b.${mark}_forms as forms, b.${mark}_reasons as reasons, ${classed} as class,
      ${slotList(block, (slot) => `b.${mark}${slot} as s${slot}`)}
    from same b cross join unnest(b.nodes) n(node_no) where ${where}`;
  return `same as materialized (select b.*, b.p_any = b.a_any and ${content('p')} is not distinct from ${content('a')} as alike from found b),
  src as materialized (${rows('p', 'case when b.alike then 0 else 1 end', 'b.p_any')}
    union all ${rows('a', '2', 'b.a_any and not b.alike')}${more})`;
}
