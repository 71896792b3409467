import type { Ctx } from '../../auth/ctx.ts';
import { EVERYWHERE } from '../../auth/reach.ts';
import type { Basis } from '../../events/types.ts';
import type { Localized } from '../../lib/errors.ts';
import type { Catalogue } from '../submission/catalogue.ts';
import type { AnalyticsCell } from './analytics-cells.ts';
import { monthsOfOperand, type Taken } from './explain-contribution.sql.ts';
import { formsAsk } from './explain-forms.ts';
import { selectOperandForms } from './explain-forms.sql.ts';
import { type History, isOfToday } from './explain-members.ts';
import { type OperandRead, type OperandSums, selectOperandSums } from './explain-operands.sql.ts';
import type { MonthSpan } from './figures.ts';
import { elementSlots } from './rollup-shape.ts';

/** One operand of a figure: what it adds up to, and how many reports answered it. */
export type Operand = {
  readonly element: string;
  readonly name: Localized;
  readonly side: 'NUMERATOR' | 'DENOMINATOR';
  /** What it is multiplied by in the formula. */
  readonly coefficient: number;
  readonly months: MonthSpan;
  /** Null where nobody answered it, and for who may not see small cells: it might tell what a pair leaves out. */
  readonly sum: number | null;
  readonly answered: number;
  /** Reports that came and did not answer it. */
  readonly missing: number;
};

type OperandsAsk = {
  readonly definitions: Catalogue;
  readonly taken: Taken;
  readonly cell: AnalyticsCell;
  readonly history: History;
  readonly basis: Basis;
};

/** Reads what each operand of a figure adds up to by itself, paired or not; one statement. */
export async function readOperands(ctx: Ctx, ask: OperandsAsk): Promise<Operand[]> {
  const { definitions, taken, cell } = ask;
  const wanted = (['numerator', 'denominator'] as const).flatMap((side) =>
    [...taken.plan[side].terms].map(([element, coefficient]) => ({ side, element, coefficient })),
  );
  const reads = wanted.flatMap(({ side, element }) => {
    const block = definitions.blocks.find(({ code }) => code === definitions.blockOf.get(element));
    const slots = block && elementSlots(block).find(({ code }) => code === element);
    return block && slots ? [{ blockNo: block.no, slots, months: monthsOfOperand(taken, side, element) }] : [];
  });
  const sums = await sumsOf(ctx, ask, reads);
  return wanted.map(({ side, element, coefficient }, index) => {
    const [sum, answered, forms] = sums[index] ?? [null, 0, 0];
    return {
      element,
      coefficient,
      name: definitions.elements.get(element) ?? { id: element, en: element },
      side: side === 'numerator' ? 'NUMERATOR' : 'DENOMINATOR',
      months: reads[index]?.months ?? taken.spans[side],
      sum: cell.isGuarded ? null : sum,
      answered,
      missing: Math.max(0, forms - answered),
    };
  });
}

/** From the roll-ups of today; from the forms themselves for what areas held or was known on another day. */
async function sumsOf(ctx: Ctx, ask: OperandsAsk, reads: readonly OperandRead[]): Promise<readonly OperandSums[]> {
  const { cell, basis, history, taken } = ask;
  const forms = isOfToday(history)
    ? null
    : await formsAsk(ctx, { node: cell.node, dataState: basis, history }, taken, EVERYWHERE);
  if (!forms) return selectOperandSums(ctx.db, { node: cell.node.no, reads, basis, signal: ctx.signal });
  return selectOperandForms(ctx.db, forms, reads);
}
