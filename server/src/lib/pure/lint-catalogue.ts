import { type Condition, elementsOf } from './expression.ts';
import { findCircles } from './find-circles.ts';
import { lintElements, operandsOfRule, operandsOfText } from './lint-elements.ts';
import { LINT_SEVERITIES, type LintFinding, lintFinding, type LintSubject } from './lint-finding.ts';
import { lintFormulas } from './lint-formulas.ts';
import { isInForce, type LintCatalogue, type LintRule, type Validity } from './lint-model.ts';
import type { Day } from './month.ts';
import { parseCondition } from './parse-expression.ts';
import { statementOf } from './prove-at-most.ts';
import { BUILT_IN } from './rules.ts';

/**
 * Looks for what does not fit together in the definitions, gravest first. Formulas are judged by the rules in force on
 * the day; overlaps are looked for at all times.
 */
export function lintCatalogue(catalogue: LintCatalogue, on: Day): LintFinding[] {
  const now: LintCatalogue = {
    ...catalogue,
    versions: catalogue.versions.filter((version) => isInForce(version, on)),
    rules: catalogue.rules.filter((rule) => isInForce(rule, on)),
    forms: catalogue.forms.filter((form) => isInForce(form, on)),
  };
  const found = [
    ...lintOverlaps(catalogue),
    ...lintFormulas(now),
    ...lintRules(now),
    ...lintElements(now),
    ...lintCircles(now),
  ];
  const rank = ({ severity }: LintFinding): number => LINT_SEVERITIES.indexOf(severity);
  return found.sort((one, other) => rank(one) - rank(other));
}

function lintOverlaps({ versions, rules, forms }: LintCatalogue): LintFinding[] {
  return [
    ...overlaps(
      'INDICATOR',
      versions.map((one) => ({ ...one, code: one.indicator, label: String(one.version) })),
    ),
    ...overlaps(
      'FORM',
      forms.map((one) => ({ ...one, label: String(one.version) })),
    ),
    ...overlaps(
      'RULE',
      rules.map((one) => ({ ...one, code: `${one.code}.${one.part}`, label: one.validFrom })),
    ),
  ];
}

type Dated = Validity & { readonly code: string; readonly label: string };

function overlaps(subject: LintSubject, all: readonly Dated[]): LintFinding[] {
  const sorted = [...all].sort(
    (one, other) => compare(one.code, other.code) || compare(one.validFrom, other.validFrom),
  );
  return sorted.flatMap((one, index) => {
    const before = sorted[index - 1];
    if (!before || before.code !== one.code || !isInForce(before, one.validFrom)) return [];
    const values = { one: before.label, other: one.label, day: one.validFrom };
    return [lintFinding('VALIDITY_OVERLAP', 'ERROR', { subject, code: one.code }, values)];
  });
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const RESERVED = new Set(['CELL', 'TOTAL', 'PARTS']);

function lintRules({ rules, elements }: LintCatalogue): LintFinding[] {
  const known = new Set([...elements.map(({ code }) => code), ...RESERVED]);
  return rules.flatMap((rule) => {
    if (rule.expression === BUILT_IN) return [];
    const on = { subject: 'RULE', code: rule.code } as const;
    const parsed = parseCondition(statementOf(rule.expression));
    if (!parsed.ok) {
      const { position, messageId, messageEn } = parsed.problem;
      const problem = { id: messageId, en: messageEn };
      return [lintFinding('UNREADABLE', 'ERROR', on, { position: String(position), problem })];
    }
    const unknown = elementsOf(parsed.tree).filter((code) => !known.has(code));
    return unknown.length === 0 ? [] : [lintFinding('ELEMENT_UNKNOWN', 'ERROR', on, { codes: unknown.join(', ') })];
  });
}

/** Indicators that are computed from one another, and rules that order elements in a ring. */
function lintCircles({ versions, rules }: LintCatalogue): LintFinding[] {
  const indicators = new Set(versions.map(({ indicator }) => indicator));
  const reads = new Map<string, Set<string>>();
  for (const { indicator, numerator, denominator } of versions) {
    const others = [numerator, denominator].flatMap(operandsOfText).filter((code) => indicators.has(code));
    reads.set(indicator, new Set(others));
  }
  const [orders, rulesOf] = ordersIn(rules);
  return [
    ...findCircles(reads).map((circle) =>
      lintFinding('CYCLE', 'ERROR', { subject: 'INDICATOR', code: circle[0] ?? '' }, { codes: circle.join(' → ') }),
    ),
    ...findCircles(orders).map((circle) => {
      const code = circle.flatMap((element) => rulesOf.get(element) ?? []).sort()[0] ?? '';
      return lintFinding('CYCLE', 'WARNING', { subject: 'RULE', code }, { codes: circle.join(' ≤ ') });
    }),
  ];
}

/** Which element a rule keeps at or below which other, as far as it compares two of them directly. */
function ordersIn(rules: readonly LintRule[]): [Map<string, Set<string>>, Map<string, string[]>] {
  const orders = new Map<string, Set<string>>();
  const rulesOf = new Map<string, string[]>();
  for (const rule of rules) {
    const parsed = operandsOfRule(rule).length > 0 && parseCondition(statementOf(rule.expression));
    if (!parsed || !parsed.ok) continue;
    for (const [low, high] of pairsIn(parsed.tree)) {
      orders.set(low, new Set([...(orders.get(low) ?? []), high]));
      rulesOf.set(low, [...(rulesOf.get(low) ?? []), rule.code]);
    }
  }
  return [orders, rulesOf];
}

function pairsIn(tree: Condition): [low: string, high: string][] {
  if (tree.op === 'and') return [tree.left, tree.right].flatMap(pairsIn);
  if (tree.op !== 'compare' || tree.left.op !== 'element' || tree.right.op !== 'element') return [];
  const [left, right] = [tree.left.code, tree.right.code];
  if (tree.is === '=') return [];
  return tree.is === '<=' || tree.is === '<' ? [[left, right]] : [[right, left]];
}
