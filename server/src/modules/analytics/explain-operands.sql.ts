import type { SqlFace } from '../../events/outbox.ts';
import type { Basis } from '../../events/types.ts';
import type { MonthSpan } from './figures.ts';
import type { ElementSlots } from './rollup-shape.ts';

export type OperandRead = { readonly blockNo: number; readonly slots: ElementSlots; readonly months: MonthSpan };

/** [sum or null, reports that answered, reports counted] */
export type OperandSums = readonly [number | null, number, number];

/** Reads sums and numbers of answers of some elements of one area or puskesmas, in the order asked; one statement. */
export async function selectOperandSums(
  db: SqlFace,
  ask: {
    readonly node: number;
    readonly reads: readonly OperandRead[];
    readonly basis: Basis;
    readonly signal: AbortSignal | undefined;
  },
): Promise<OperandSums[]> {
  if (ask.reads.length === 0) return [];
  const which = ask.basis === 'PROVISIONAL' ? 'r.basis = 0' : '(r.basis = 1 or r.also_approved)';
  const columns = ask.reads.map(
    (
      { blockNo, slots, months },
      index,
    ) => `(select json_build_array(sum(${sumOf(slots)}), coalesce(sum(${answeredOf(slots)}), 0), coalesce(sum(r.forms), 0))
      from rollup r where r.node_no = $1 and r.block_no = ${blockNo} and r.month between ${months.first} and ${months.last} and ${which}) as operand_${index}`,
  );
  const [row] = await db.sql<Record<string, OperandSums>>(`select ${columns.join(', ')}`, [ask.node], {
    signal: ask.signal,
  });
  return ask.reads.map((_, index) => row?.[`operand_${index}`] ?? [null, 0, 0]);
}

function sumOf({ parts, totals }: ElementSlots): string {
  const slots = [...parts, ...totals].map((slot) => `r.v${slot}`);
  return `case when num_nonnulls(${slots.join(', ')}) > 0 then ${slots.map((slot) => `coalesce(${slot}, 0)`).join(' + ')} end`;
}

/** A form answers an element by its parts or by the total, never both. */
function answeredOf({ parts, totals }: ElementSlots): string {
  const counts = (slots: readonly number[]): string[] => slots.map((slot) => `coalesce(r.n${slot}, 0)`);
  return `greatest(${['0', ...counts(parts)].join(', ')}) + ${['0', ...counts(totals)].join(' + ')}`;
}
