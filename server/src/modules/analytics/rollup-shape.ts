import { isTotal } from '../../lib/pure/layout.ts';
import type { LinearForm } from '../../lib/pure/linear.ts';
import { type Block, usedSlots } from '../submission/layout.sql.ts';

/** An indicator version whose operands sit together in one block, so that they are summed over the same forms. */
export type PairedVersion = { readonly no: number; readonly numerator: LinearForm; readonly denominator: LinearForm };

/** What the statements of one block are generated from. */
export type RollupShape = {
  readonly block: Block;
  readonly paired: readonly PairedVersion[];
  /** Slots whose newest answer of the last twelve months stays in force. */
  readonly carried: readonly number[];
  /** Blocks a computed block takes its counts from; null for one that forms answer. */
  readonly computedFrom: ReadonlyMap<string, Block> | null;
};

/** An answer stays in force for this many months, the one it was given for included. */
export const CARRY_MONTHS = 12;

/** Country, province, regency, district, village: the depth of what holds posts. */
export const LEAF_DEPTH = 5;

/** An element with the slots of its parts and of its undivided total. */
export type ElementSlots = {
  readonly code: string;
  readonly parts: readonly number[];
  readonly totals: readonly number[];
};

/** Lists the elements of a block in catalogue order, which is their place in every array of element sums. */
export function elementSlots(block: Block): ElementSlots[] {
  return block.elements.map(({ code }) => {
    const cells = block.cells.filter((cell) => cell.element === code);
    return {
      code,
      parts: cells.filter((cell) => !isTotal(cell)).map(({ slot }) => slot),
      totals: cells.filter(isTotal).map(({ slot }) => slot),
    };
  });
}

/** Gives the place of a slot (from 1) in the arrays of sums and counts. */
export function placeOf(block: Block, slot: number): number {
  return usedSlots(block).indexOf(slot) + 1;
}

/**
 * Writes Σ coefficient × operand; `operand` turns an element code into SQL. A constant is left to the reader of the
 * sums, since it belongs to an area once and not to each form. Sums are exact, so coefficients are whole.
 */
export function linearSql(form: LinearForm, operand: (element: string) => string): string {
  const terms = [...form.terms].map(([element, coefficient]) => {
    if (!Number.isInteger(coefficient)) throw new Error(`Coefficient ${coefficient} of ${element} is not whole`);
    return `${coefficient} * ${operand(element)}`;
  });
  return terms.length === 0 ? '0' : `(${terms.join(' + ')})`;
}

/** Lists the elements both sides of a version read, each once. */
export function operandsOf(version: PairedVersion): string[] {
  return [...new Set([...version.numerator.terms.keys(), ...version.denominator.terms.keys()])];
}

/** Lists the slots both sides of a version are answered in. */
export function operandSlots(block: Block, version: PairedVersion): number[] {
  const operands = new Set(operandsOf(version));
  return elementSlots(block)
    .filter(({ code }) => operands.has(code))
    .flatMap(({ parts, totals }) => [...parts, ...totals]);
}

/**
 * Writes, for the version whose number is `versionNo`, how often its operands' cells are answered; `answers` turns a slot
 * into the number of forms that answered it.
 */
export function answersSql(shape: RollupShape, versionNo: string, answers: (slot: number) => string): string {
  const cases = shape.paired.map((version) => {
    const counts = operandSlots(shape.block, version).map((slot) => `coalesce(${answers(slot)}, 0)`);
    return `when ${version.no} then ${['0', ...counts].join(' + ')}`;
  });
  return cases.length === 0 ? '0' : `case ${versionNo} ${cases.join(' ')} end`;
}

/** Where the sources of a leaf find what they are asked for: SQL expressions of the block's number, its forms, the months. */
export type Asking = {
  readonly block: string;
  readonly forms: string;
  readonly firstMonth: string;
  readonly lastMonth: string;
  /** Query of the areas (node_no, month) that count themselves beside their posts; none where posts alone are asked for. */
  readonly areas?: string;
};

/**
 * One row, taken for a hundred. The planner sees few units below an area and then joins their reports by scanning one
 * list for each row of the other: a province of 5,400 posts took three seconds, so expected to be large a tenth of one.
 */
export const FAR_MORE = `cross join jsonb_array_elements('[0]')`;
