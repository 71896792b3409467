import { operandsOfRule, operandsOfText } from '../../lib/pure/lint-elements.ts';
import { isInForce } from '../../lib/pure/lint-model.ts';
import type { Day } from '../../lib/pure/month.ts';
import type { CellRecord, FormRecord, FormulaRecord, RuleRecord } from './catalogue-lists.sql.ts';

type Lists = {
  readonly formulas: readonly FormulaRecord[];
  readonly rules: readonly RuleRecord[];
  readonly forms: readonly FormRecord[];
  readonly cells: readonly CellRecord[];
};

/** Who reads what in the catalogue of one day. */
export type Usage = {
  /** Elements of an indicator's formula: of the version in force, else of the newest. */
  elementsOf(indicator: string): readonly string[];
  indicatorsWith(element: string): readonly string[];
  /** Rules that name any of the elements; those on every cell are not among them. */
  rulesOn(elements: readonly string[]): readonly RuleRecord[];
  /** Form versions that ask any of the elements. */
  formsAsking(elements: readonly string[]): readonly FormRecord[];
};

/** Works out who reads what, once for a whole list of elements or indicators. */
export function usageOf({ formulas, rules, forms, cells }: Lists, on: Day): Usage {
  const elements = new Map<string, readonly string[]>();
  for (const formula of formulas) {
    // Versions come oldest first: the one in force wins over any, a newer one over an older.
    if (elements.has(formula.indicator) && !isInForce(formula, on)) continue;
    elements.set(formula.indicator, [...new Set([formula.numerator, formula.denominator].flatMap(operandsOfText))]);
  }
  const ruled = rules.filter((rule) => isInForce(rule, on)).map((rule) => [rule, operandsOfRule(rule)] as const);
  const asked = forms.filter((form) => isInForce(form, on)).map((form) => [form, elementsAsked(form, cells)] as const);
  return {
    elementsOf: (indicator) => elements.get(indicator) ?? [],
    indicatorsWith: (element) => [...elements].filter(([, codes]) => codes.includes(element)).map(([code]) => code),
    rulesOn: (codes) => pick(ruled, codes),
    formsAsking: (codes) => pick(asked, codes),
  };
}

function pick<T>(from: readonly (readonly [T, readonly string[]])[], codes: readonly string[]): T[] {
  return from.filter(([, own]) => own.some((code) => codes.includes(code))).map(([one]) => one);
}

/** Lists the elements a form version asks, in the order of its blocks. */
export function elementsAsked({ blocks }: Pick<FormRecord, 'blocks'>, cells: readonly CellRecord[]): string[] {
  return blocks.flatMap(({ block, elements }) => {
    const all = new Set(cells.filter((cell) => cell.block === block).map(({ element }) => element));
    return elements.length > 0 ? [...elements] : [...all];
  });
}
