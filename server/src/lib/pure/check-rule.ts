import { answeringSlots, type Cells, cellOf, sumSlots, totalOf } from './cells.ts';
import { evaluate, type Lookup, type Outcome, type Value } from './evaluate.ts';
import type { At, Condition, Formula } from './expression.ts';
import { brokenFinding, type Finding, notEvaluatedFinding } from './finding.ts';
import {
  type Asked,
  asksElement,
  type BlockLayout,
  type Column,
  cellAt,
  columnsOf,
  hasElement,
  labelOf,
  slotsOf,
  totalSlotOf,
} from './layout.ts';
import { whereText } from './place-text.ts';
import type { ReportHeader } from './report-content.ts';
import type { CompiledRule, RuleLevel } from './rules.ts';
import { type Localized, localizedNumber } from './texts.ts';

/** What rules may know beyond the block at hand. */
export type Around = {
  /** Month of the year, from 1. */
  readonly month: number;
  /** Totals of elements in other blocks of the same unit and month; one that is not there is not asked of it. */
  readonly others: ReadonlyMap<string, Value>;
  /** Sums from January up to the month before, by element. */
  readonly yearBefore: ReadonlyMap<string, number>;
};

export type Report = {
  readonly layout: BlockLayout;
  readonly form: Asked;
  readonly cells: Cells;
  readonly header: ReportHeader;
  readonly previous: Cells;
  readonly around: Around;
  /** Totals already added up, shared by the rules of one check. */
  readonly totals: Map<string, Value>;
};

const MISSING: Value = { state: 'MISSING' };
const NOT_APPLICABLE: Value = { state: 'NOT_APPLICABLE' };

/** Checks every count by itself; whatever the rule allows, a count is a whole number. */
export function checkCells(report: Report, rule: CompiledRule): Finding[] {
  const findings: Finding[] = [];
  for (const [slot, cell] of report.cells) {
    if (cell.state !== 'VALUE' || (Number.isInteger(cell.n) && holds(evaluate(rule.condition, () => cell)))) continue;
    const place = cellAt(report.layout, slot);
    if (!place) continue;
    const values = {
      value: localizedNumber(cell.n),
      element: bothLanguages(labelOf(report.layout, place.element)),
      where: whereText(place),
    };
    findings.push(brokenFinding(rule, levelOf(report, rule), { scope: 'CELL', cells: [slot] }, values));
  }
  return findings;
}

/** Compares totals given beside their parts with the sum of the parts, element by element. */
export function checkParts(report: Report, rule: CompiledRule): Finding[] {
  const { layout, cells } = report;
  return layout.elements.flatMap(({ code }) => {
    const totalSlot = totalSlotOf(layout, code);
    const total = totalSlot === undefined ? MISSING : cellOf(cells, totalSlot);
    if (!report.form.detail || totalSlot === undefined || total.state !== 'VALUE') return [];

    const slots = slotsOf(layout, code, { detail: true });
    const { sum, missing } = sumSlots(cells, slots);
    const element = bothLanguages(labelOf(layout, code));
    const place = { scope: 'TOTAL', cells: [totalSlot, ...slots] } as const;
    if (missing > 0) return [notEvaluatedFinding(rule, place, incompleteParts(element, missing))];

    const parts: Value = { state: 'VALUE', n: sum };
    const kept = holds(evaluate(rule.condition, (name) => (name === 'TOTAL' ? total : parts)));
    if (kept) return [];
    const values = { element, total: localizedNumber(total.n), parts: localizedNumber(sum) };
    return [brokenFinding(rule, levelOf(report, rule), place, values)];
  });
}

/** Checks a statement about elements on the totals and, where the breakdown is answered, in every column. */
export function checkStatement(report: Report, rule: CompiledRule): Finding[] {
  const columns = report.form.detail ? columnsOf(report.layout) : [];
  return [...checkTotals(report, rule), ...columns.flatMap((column) => checkColumn(report, rule, column))];
}

function checkTotals(report: Report, rule: CompiledRule): Finding[] {
  const { layout, cells, around } = report;
  const lookup: Lookup = (code, at) => totalAt(report, code, at);
  const outcome = evaluate(rule.condition, lookup, around.month);
  if (outcome.evaluated && outcome.result) return [];
  const own = rule.elements.filter((code) => hasElement(layout, code));
  const slots = own.flatMap((code) => answeringSlots(layout, cells, code));
  const place = { scope: 'TOTAL', cells: slots } as const;
  if (outcome.evaluated) {
    return [brokenFinding(rule, levelOf(report, rule), place, valuesOf(rule, lookup, null, around.month))];
  }
  // What another block still lacks is that block's to say, and without a last month there is nothing to compare with.
  const complete = own.every((code) => totalAt(report, code, 'NOW').state !== 'MISSING');
  return outcome.reason === 'MISSING' && complete ? [] : [notEvaluatedFinding(rule, place, reasonOf(layout, outcome))];
}

function totalAt(report: Report, code: string, at: At): Value {
  if (at === 'YEAR_TO_DATE') return sinceJanuary(report, code);
  if (!hasElement(report.layout, code)) {
    return at === 'NOW' ? (report.around.others.get(code) ?? NOT_APPLICABLE) : MISSING;
  }
  if (!asksElement(report.form, code)) return NOT_APPLICABLE;
  if (at === 'PREVIOUS') return totalOf(report.layout, report.previous, code);
  const total = report.totals.get(code) ?? totalOf(report.layout, report.cells, code);
  report.totals.set(code, total);
  return total;
}

function sinceJanuary(report: Report, code: string): Value {
  const now = totalAt(report, code, 'NOW');
  if (now.state === 'MISSING') return now;
  const before = report.around.yearBefore.get(code) ?? 0;
  return { state: 'VALUE', n: before + (now.state === 'VALUE' ? now.n : 0) };
}

function checkColumn(report: Report, rule: CompiledRule, column: Column): Finding[] {
  // A column that cannot be evaluated is told once, by the total it belongs to.
  if (!rule.elements.every((code) => column.slots.has(code))) return [];
  const { cells, previous } = report;
  const lookup: Lookup = (code, at) => {
    const slot = column.slots.get(code);
    if (slot === undefined || at === 'YEAR_TO_DATE') return MISSING;
    return cellOf(at === 'NOW' ? cells : previous, slot);
  };
  const outcome = evaluate(rule.condition, lookup, report.around.month);
  if (!outcome.evaluated || outcome.result) return [];
  const slots = rule.elements.map((code) => column.slots.get(code)).filter((slot) => slot !== undefined);
  const place = { scope: 'COLUMN', cells: slots } as const;
  return [brokenFinding(rule, levelOf(report, rule), place, valuesOf(rule, lookup, column, report.around.month))];
}

function levelOf(report: Report, rule: CompiledRule): RuleLevel {
  return rule.relaxedBy !== null && report.header[rule.relaxedBy] === true ? 'WARNING' : rule.level;
}

function holds(outcome: Outcome<boolean>): boolean {
  return outcome.evaluated && outcome.result;
}

/** The numbers a rule's text may name: each element, and both sides of its comparison. */
function valuesOf(rule: CompiledRule, lookup: Lookup, column: Column | null, month: number): Record<string, Localized> {
  const values: Record<string, Localized> = { where: whereText(column) };
  for (const code of rule.elements) values[code] = numberText({ op: 'element', code }, lookup, month);
  const sides = sidesOf(rule.condition);
  if (sides) {
    values['left'] = numberText(sides.left, lookup, month);
    values['right'] = numberText(sides.right, lookup, month);
  }
  return values;
}

function sidesOf(condition: Condition): { left: Formula; right: Formula } | null {
  return condition.op === 'compare' ? condition : null;
}

function numberText(formula: Formula, lookup: Lookup, month: number): Localized {
  const outcome = evaluate(formula, lookup, month);
  // A share of a count may have many decimals; two are enough to see what is wrong.
  return outcome.evaluated ? localizedNumber(Math.round(outcome.result * 100) / 100) : { id: '–', en: '–' };
}

function reasonOf(layout: BlockLayout, outcome: Extract<Outcome<boolean>, { evaluated: false }>): Localized {
  if (outcome.reason === 'DIVISION_BY_ZERO') return { id: 'pembaginya nol', en: 'it divides by zero' };
  const names = outcome.elements.map((code) => labelOf(layout, code)).join(', ');
  return { id: `${names} belum lengkap`, en: `${names} not complete` };
}

function incompleteParts(element: Localized, missing: number): Localized {
  const count = localizedNumber(missing);
  return {
    id: `${count.id} rincian ${element.id} belum diisi, jadi jumlahnya tidak dibandingkan`,
    en: `${count.en} part(s) of ${element.en} not filled in, so its total is not compared`,
  };
}

function bothLanguages(text: string): Localized {
  return { id: text, en: text };
}
