import { type Condition, elementsOf } from './expression.ts';
import { parseCondition } from './parse-expression.ts';
import { type Names, ruleMessage } from './sentence.ts';
import type { Localized } from './texts.ts';

export type RuleLevel = 'ERROR' | 'WARNING';

/** Statements about the report as a whole that turn an error into a warning. */
export type Relaxation = 'countsVisitors';

/** A rule as it stands in the catalogue. */
export type RuleRow = {
  readonly code: string;
  readonly level: RuleLevel;
  /**
   * A statement that must hold, with `unless countsVisitors` behind it when that makes it a warning; `BUILT_IN` for a
   * rule that the program enforces elsewhere.
   */
  readonly expression: string;
  /** Message with holes for numbers; an empty one is made from the statement. */
  readonly text: string;
  readonly textEn: string;
};

/**
 * A rule ready to run, plain JSON. `CELL` rules speak of each count by itself, `PARTS` rules of a given total
 * and its parts, `CONDITION` rules of elements: on the totals and in every age × sex column.
 */
export type CompiledRule = {
  readonly code: string;
  readonly level: RuleLevel;
  readonly kind: 'CELL' | 'CONDITION' | 'PARTS';
  readonly relaxedBy: Relaxation | null;
  readonly condition: Condition;
  readonly elements: readonly string[];
  readonly text: Localized;
};

const RELAXED = /^(.*\S)\s+unless\s+(\w+)$/s;

export const BUILT_IN = 'BUILT_IN';

/**
 * Compiles the whole catalogue once; the result serves server, browser and imports alike. Rules enforced elsewhere are
 * left out. `names` gives the words for elements in messages made from statements.
 * @throws Error that names every rule that cannot be read, since a rule left out would let bad figures pass.
 */
export function compileRules(rows: readonly RuleRow[], names: Names = bareCode): CompiledRule[] {
  const failures: string[] = [];
  const rules = rows.flatMap((row) => {
    if (row.expression.trim() === BUILT_IN) return [];
    const compiled = compileRule(row, names);
    if (typeof compiled !== 'string') return [compiled];
    failures.push(compiled);
    return [];
  });
  if (failures.length > 0) throw new Error(`Rules that cannot be read: ${failures.join('; ')}`);
  return rules;
}

function bareCode(code: string): Localized {
  return { id: code, en: code };
}

function compileRule(row: RuleRow, names: Names): CompiledRule | string {
  const { statement, relaxedBy } = splitRelaxation(row.expression);
  if (relaxedBy !== null && relaxedBy !== 'countsVisitors') return `${row.code}: unknown relaxation ${relaxedBy}`;

  const parsed = parseCondition(statement);
  if (!parsed.ok) return `${row.code} at ${parsed.problem.position}: ${parsed.problem.messageEn}`;

  const kind = kindOf(elementsOf(parsed.tree));
  if (kind === null) return `${row.code}: CELL, TOTAL and PARTS cannot be mixed with elements`;

  const unread = unreadIn(row, kind, parsed.tree);
  if (unread.length > 0) return `${row.code}: its text names ${unread.join(', ')}, which the rule does not read`;
  return {
    code: row.code,
    level: row.level,
    kind,
    relaxedBy,
    condition: parsed.tree,
    elements: kind === 'CONDITION' ? elementsOf(parsed.tree) : [],
    text: row.text === '' ? ruleMessage(parsed.tree, names) : { id: row.text, en: row.textEn },
  };
}

function splitRelaxation(expression: string): { statement: string; relaxedBy: string | null } {
  const [, statement = expression, relaxedBy = null] = RELAXED.exec(expression.trim()) ?? [];
  return { statement, relaxedBy };
}

function kindOf(elements: readonly string[]): CompiledRule['kind'] | null {
  if (elements.length > 0 && elements.every((code) => code === 'CELL')) return 'CELL';
  if (elements.includes('TOTAL') && elements.every((code) => code === 'TOTAL' || code === 'PARTS')) return 'PARTS';
  return elements.some((code) => code === 'CELL' || code === 'TOTAL' || code === 'PARTS') ? null : 'CONDITION';
}

/** Holes of a rule's texts that no finding could fill, each once. */
function unreadIn(row: RuleRow, kind: CompiledRule['kind'], condition: Condition): string[] {
  const fillable = fillableIn(kind, condition);
  const holes = [...`${row.text}${row.textEn}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return [...new Set(holes)].filter((hole) => !fillable.has(hole));
}

function fillableIn(kind: CompiledRule['kind'], condition: Condition): Set<string> {
  if (kind === 'CELL') return new Set(['element', 'where', 'value']);
  if (kind === 'PARTS') return new Set(['element', 'total', 'parts']);
  const sides = condition.op === 'compare' ? ['left', 'right'] : [];
  return new Set([...elementsOf(condition), ...sides, 'where']);
}
