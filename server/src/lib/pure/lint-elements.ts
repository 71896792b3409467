import { elementsOf } from './expression.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';
import { ALL_BLOCKS, type LintCatalogue, type LintElement } from './lint-model.ts';
import { parseCondition, parseFormula } from './parse-expression.ts';
import { statementOf } from './prove-at-most.ts';

const OVER_TIME = new Set(['SUM', 'LAST', 'MEAN']);

const OPERATORS = {
  overWilayah: { id: 'antarwilayah', en: 'over areas' },
  overTime: { id: 'antarwaktu', en: 'over time' },
} as const;

/** Finds elements without an operator, elements nobody reads, and cells that no rule looks at. */
export function lintElements(catalogue: LintCatalogue): LintFinding[] {
  const rules = catalogue.rules.map((rule) => ({ block: rule.block, names: operandsOfRule(rule) }));
  const read = new Set([
    ...catalogue.versions.flatMap(({ numerator, denominator }) => [numerator, denominator].flatMap(operandsOfText)),
    ...rules.flatMap(({ names }) => names),
  ]);
  const asked = new Set(catalogue.forms.flatMap(({ blocks }) => blocks));
  const cells = catalogue.slots.filter(({ block }) => asked.has(block));
  return catalogue.elements.flatMap((element) => {
    const on = { subject: 'ELEMENT', code: element.code } as const;
    const unused = read.has(element.code) ? [] : [lintFinding('ELEMENT_UNUSED', 'ADVICE', on)];
    return [...lintOperators(element), ...unused, ...lintCells(element.code, cells, rules)];
  });
}

/** Lists the elements a formula reads; none when it cannot be read. */
export function operandsOfText(text: string): string[] {
  const parsed = parseFormula(text);
  return parsed.ok ? elementsOf(parsed.tree) : [];
}

/** Lists the names a rule reads, `CELL`, `TOTAL` and `PARTS` among them; none when it cannot be read. */
export function operandsOfRule({ expression }: { readonly expression: string }): string[] {
  const parsed = parseCondition(statementOf(expression));
  return parsed.ok ? elementsOf(parsed.tree) : [];
}

function lintOperators(element: LintElement): LintFinding[] {
  const missing = [
    ...(element.overWilayah === 'SUM' ? [] : [OPERATORS.overWilayah]),
    ...(OVER_TIME.has(element.overTime) ? [] : [OPERATORS.overTime]),
  ];
  return missing.map((which) =>
    lintFinding('OPERATOR_MISSING', 'ERROR', { subject: 'ELEMENT', code: element.code }, { missing: which }),
  );
}

type Read = { readonly block: string; readonly names: readonly string[] };

/** Looks at cells that a form asks; what the system counts by itself needs no rule. */
function lintCells(code: string, asked: LintCatalogue['slots'], rules: readonly Read[]): LintFinding[] {
  const cells = asked.filter(({ element }) => element === code);
  const [cell] = cells;
  if (!cell) return [];
  const about = rules.filter((rule) => speaksOf(rule, code, cell.block));
  if (about.some(({ names }) => !names.includes('CELL'))) return [];
  const on = { subject: 'ELEMENT', code } as const;
  const count = String(cells.length);
  return about.length === 0
    ? [lintFinding('CELL_WITHOUT_RULE', 'WARNING', on, { count })]
    : [lintFinding('CELL_RANGE_ONLY', 'ADVICE', on, { count })];
}

function speaksOf({ block: of, names }: Read, code: string, block: string): boolean {
  if (names.includes(code)) return true;
  const isGeneral = names.includes('CELL') || names.includes('TOTAL');
  return isGeneral && (of === block || of === ALL_BLOCKS);
}
