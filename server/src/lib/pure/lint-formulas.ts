import { elementsOf, type Formula } from './expression.ts';
import { linearOf } from './linear.ts';
import { type LintFinding, lintFinding, type LintSeverity } from './lint-finding.ts';
import type { LintCatalogue, LintElement, LintVersion } from './lint-model.ts';
import { parseFormula } from './parse-expression.ts';
import { type AtMostZero, labelled, proveAtMostZero, statementsOf } from './prove-at-most.ts';
import { sentenceOf } from './sentence.ts';

type Known = {
  readonly elements: ReadonlyMap<string, LintElement>;
  /** Block of each element, and who reports each block; a block nobody reports is counted by the system. */
  readonly blockOf: ReadonlyMap<string, string>;
  readonly unitOf: ReadonlyMap<string, string>;
  readonly statements: readonly AtMostZero[];
};
type Sides = { readonly numerator: Formula; readonly denominator: Formula };

/** Finds indicator versions whose two sides do not belong together, or cannot be computed. */
export function lintFormulas(catalogue: LintCatalogue): LintFinding[] {
  const known: Known = {
    elements: new Map(catalogue.elements.map((element) => [element.code, element])),
    blockOf: new Map(catalogue.slots.map(({ element, block }) => [element, block])),
    unitOf: new Map(catalogue.forms.flatMap(({ blocks, unitKind }) => blocks.map((block) => [block, unitKind]))),
    statements: catalogue.rules.flatMap(statementsOf),
  };
  return catalogue.versions.flatMap((version) => lintVersion(version, known));
}

function lintVersion(version: LintVersion, known: Known): LintFinding[] {
  const on = subjectOf(version);
  const numerator = parseFormula(version.numerator);
  const denominator = parseFormula(version.denominator);
  if (!numerator.ok || !denominator.ok) {
    return [numerator, denominator].flatMap((side) => {
      if (side.ok) return [];
      const { position, messageId, messageEn } = side.problem;
      const problem = { id: messageId, en: messageEn };
      return [lintFinding('UNREADABLE', 'ERROR', on, { position: String(position), problem })];
    });
  }
  const sides = { numerator: numerator.tree, denominator: denominator.tree };
  const codes = [...elementsOf(sides.numerator), ...elementsOf(sides.denominator)];
  const unknown = [...new Set(codes)].filter((code) => !known.elements.has(code));
  if (unknown.length > 0) return [lintFinding('ELEMENT_UNKNOWN', 'ERROR', on, { codes: unknown.join(', ') })];
  return [
    ...lintSubset(version, sides, known),
    ...lintStages(version, sides, known),
    ...lintSources(version, sides, known),
    ...lintTimeRule(version, sides, known),
  ];
}

const subjectOf = ({ indicator }: LintVersion) => ({ subject: 'INDICATOR', code: indicator }) as const;

/** Only a share must be part of a whole; sessions per day need not. */
const SHARE = 100;

function lintSubset(version: LintVersion, sides: Sides, known: Known): LintFinding[] {
  if (version.factor !== SHARE) return [];
  const isSoft = version.direction === 'CONTEXT' || version.pairing === 'INDEPENDENT';
  const goal = linearOf({
    op: 'subtract',
    left: labelled(sides.numerator, version.timeRule === 'YEAR_TO_DATE'),
    right: yearlyWhole(sides.denominator, version, known),
  });
  const values = wordsOf(sides);
  if (!goal.ok) return [lintFinding('NOT_SUBSET', isSoft ? 'ADVICE' : 'WARNING', subjectOf(version), values)];
  const errors = known.statements.filter(({ isError }) => isError);
  if (proveAtMostZero(goal, errors)) return [];
  if (!proveAtMostZero(goal, known.statements)) {
    return [lintFinding('NOT_SUBSET', isSoft ? 'ADVICE' : 'WARNING', subjectOf(version), values)];
  }
  const rules = warningsNeeded(goal, known.statements).join(', ');
  return [lintFinding('SUBSET_BY_WARNING', 'ADVICE', subjectOf(version), { ...values, rules })];
}

/** Warnings without which the proof falls; where any of several would do, all of them. */
function warningsNeeded(goal: Parameters<typeof proveAtMostZero>[0], statements: readonly AtMostZero[]): string[] {
  const warnings = [...new Set(statements.flatMap(({ isError, rule }) => (isError ? [] : [rule])))];
  const needed = warnings.filter(
    (left) =>
      !proveAtMostZero(
        goal,
        statements.filter(({ rule }) => rule !== left),
      ),
  );
  return needed.length > 0 ? needed : warnings;
}

/** Against the year so far stands the yearly target as it is, or what was counted since January. */
function yearlyWhole(denominator: Formula, { timeRule }: LintVersion, known: Known): Formula {
  const isFlow = elementsOf(denominator).some((code) => known.elements.get(code)?.kind === 'FLOW');
  return labelled(denominator, timeRule === 'YEAR_TO_DATE' && isFlow);
}

function lintStages(version: LintVersion, sides: Sides, known: Known): LintFinding[] {
  const stages = (side: Formula) => elementsOf(side).map((code) => known.elements.get(code)?.stage ?? null);
  const [above, below] = [stages(sides.numerator), stages(sides.denominator)];
  if (above.includes(null) || below.includes(null) || above.every((stage) => below.includes(stage))) return [];
  const severity: LintSeverity = version.direction === 'CONTEXT' ? 'ADVICE' : 'WARNING';
  const values = { numerator: listOf(above), denominator: listOf(below) };
  return [lintFinding('STAGE_MISMATCH', severity, subjectOf(version), values)];
}

function lintSources(version: LintVersion, sides: Sides, known: Known): LintFinding[] {
  const blocks = (side: Formula) => elementsOf(side).map((code) => known.blockOf.get(code) ?? '–');
  const [above, below] = [blocks(sides.numerator), blocks(sides.denominator)];
  if (above.every((block) => below.includes(block))) return [];
  const units = (list: readonly string[]) => list.map((block) => known.unitOf.get(block) ?? 'SISTEM');
  const isSameUnit = units(above).every((unit) => units(below).includes(unit));
  const values = { numerator: listOf(above), denominator: listOf(below) };
  return [lintFinding('SOURCE_MISMATCH', isSameUnit ? 'ADVICE' : 'WARNING', subjectOf(version), values)];
}

/** A figure of the last month alone must be a state, not what happened in that month. */
function lintTimeRule(version: LintVersion, { numerator, denominator }: Sides, known: Known): LintFinding[] {
  if (version.timeRule !== 'END') return [];
  const codes = [numerator, denominator].flatMap(elementsOf);
  const flows = codes.filter((code) => known.elements.get(code)?.kind === 'FLOW');
  if (flows.length === 0) return [];
  const values = { rule: version.timeRule, codes: listOf(flows) };
  return [lintFinding('TIME_RULE_MISMATCH', 'WARNING', subjectOf(version), values)];
}

function listOf(names: readonly (string | null)[]): string {
  return [...new Set(names)].join(', ');
}

function wordsOf({ numerator, denominator }: Sides) {
  const names = (code: string) => ({ id: code, en: code });
  return { numerator: sentenceOf(numerator, names), denominator: sentenceOf(denominator, names) };
}
