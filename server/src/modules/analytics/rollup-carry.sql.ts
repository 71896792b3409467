import { slotList } from '../submission/layout.sql.ts';
import { BASES, joinAnswers, splitBases } from './rollup-bases.sql.ts';
import type { Asking, RollupShape } from './rollup-shape.ts';

/**
 * The sources of a leaf where some answers stay in force: each unit with its report of the month and, where a carried
 * cell is not answered in it, the newest answer of the months before. A silent unit is a row without a form.
 */
export function carriedSources({ block, carried }: RollupShape, { firstMonth, lastMonth }: Asking): string {
  const answers = joinAnswers(block, { alias: 'h', held: 'held', firstMonth, lastMonth });
  const columns = BASES.flatMap(({ mark }) => [
    `${answers.row(mark)}.unit_no is not null or num_nonnulls(${carried.map((slot) => answers.cell(slot, mark)).join(', ')}) > 0 as ${mark}_any`,
    `(${answers.row(mark)}.unit_no is not null)::int as ${mark}_forms`,
    `${answers.row(mark)}.reasons as ${mark}_reasons`,
    slotList(block, (slot) => `${answers.cell(slot, mark)} as ${mark}${slot}`),
  ]);
  return `found as materialized (
    select u.unit_no, u.month, u.nodes, ${columns.join(', ')}
    from unit_month u ${answers.joins}),
  ${splitBases(block)}`;
}
