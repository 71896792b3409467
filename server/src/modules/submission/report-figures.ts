import { totalOf } from '../../lib/pure/cells.ts';
import { computeRatio, type NoValue } from '../../lib/pure/indicator.ts';
import type { LinearForm } from '../../lib/pure/linear.ts';
import { lastDay } from '../../lib/pure/month.ts';
import { type Catalogue, getBlock } from './catalogue.ts';
import type { Content, ReportRef } from './report-state.ts';

/** An indicator of one report by itself. */
export type Figure = {
  readonly indicator: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reason: NoValue | null;
};

/** Computes the indicators whose operands this block holds, by the versions in force in the month. */
export function figuresOf(catalogue: Catalogue, report: ReportRef & Pick<Content, 'cells'>): Figure[] {
  const block = getBlock(catalogue, report.block);
  const inside = new Set(block.elements.map(({ code }) => code));
  const day = lastDay(report.month);
  const side = (form: LinearForm): number | null => {
    let sum = form.constant;
    for (const [element, coefficient] of form.terms) {
      const total = totalOf(block, report.cells, element);
      if (total.state === 'MISSING') return null;
      sum += total.state === 'VALUE' ? coefficient * total.n : 0;
    }
    return sum;
  };
  return catalogue.versions.flatMap(({ code, factor, numerator, denominator, validFrom, validTo }) => {
    if (!numerator || !denominator || validFrom > day || (validTo !== null && validTo < day)) return [];
    if (![...numerator.terms.keys(), ...denominator.terms.keys()].every((element) => inside.has(element))) return [];
    const sums = { numerator: side(numerator), denominator: side(denominator) };
    return [{ indicator: code, ...sums, ...computeRatio({ ...sums, factor }) }];
  });
}
