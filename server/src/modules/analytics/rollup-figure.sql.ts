import { answersSql, elementSlots, linearSql, placeOf, type RollupShape } from './rollup-shape.ts';

/**
 * Adds to each row of `side` (a row of sums with its arrays `v` and `n`) the sum `e` of each element and how many forms
 * answered it, `a`, in catalogue order; `pair` then holds the paired sums of the fresh rows (side 1) where they differ
 * from the plain ones, null where every form that touched them is left out: that is no figure of zero.
 */
export function figureRows(shape: RollupShape): string {
  const elements = elementSlots(shape.block);
  const at = (array: string, slots: readonly number[]): string[] =>
    slots.map((slot) => `coalesce(${array}[${placeOf(shape.block, slot)}], 0)`);
  const sum = elements.map(({ parts, totals }) => at('v', [...parts, ...totals]).join(' + '));
  // A form answers an element by its parts or by the total, never both; a part left open does not unmake the answer.
  const answered = elements.map(
    ({ parts, totals }) =>
      `greatest(${['0', ...at('n', parts)].join(', ')}) + ${['0', ...at('n', totals)].join(' + ')}`,
  );
  const plain = (side: 'numerator' | 'denominator'): string => {
    const cases = shape.paired.map(
      (version) =>
        `when ${version.no} then ${linearSql(version[side], (code) => `f.e[${elements.findIndex((e) => e.code === code) + 1}]`)}`,
    );
    return cases.length === 0 ? '0' : `case g.version_no ${cases.join(' ')} end`;
  };
  const answers = answersSql(shape, 'g.version_no', (slot) => `f.n[${placeOf(shape.block, slot)}]`);
  const isAnswered = `sum(g.da) + ${answers} > 0`;
  return `figure as (select s.*, array[${sum.join(', ')}] as e, array[${answered.join(', ')}] as a from side s),
  pair as (
    select f.node_no, f.month, f.basis, g.version_no,
           case when ${isAnswered} then (sum(g.dn) + ${plain('numerator')})::bigint end as numerator,
           case when ${isAnswered} then (sum(g.dd) + ${plain('denominator')})::bigint end as denominator,
           sum(g.lo)::int as left_out
    from figure f join gap g on g.node_no = f.node_no and g.month = f.month
      and case f.basis when 0 then g.class < 2 else g.class <> 1 end
    where f.side = 1 group by f.node_no, f.month, f.basis, g.version_no, f.e, f.n)`;
}
