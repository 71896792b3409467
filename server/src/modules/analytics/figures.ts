import { computeRatio, type Direction, type NoValue, type TimeRule } from '../../lib/pure/indicator.ts';
import type { LinearForm } from '../../lib/pure/linear.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import type { Period } from '../../lib/pure/period.ts';

export type NoFigure = NoValue | 'VERSION_BREAK' | 'SUPPRESSED' | 'NOT_AVAILABLE';

/** An indicator version made ready for computing: formulas as sums of elements, and where their forms are. */
export type VersionPlan = {
  readonly no: number;
  readonly indicator: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly numerator: LinearForm;
  readonly denominator: LinearForm;
  readonly factor: number;
  readonly decimals: number;
  readonly direction: Direction;
  readonly timeRule: TimeRule;
  readonly paired: boolean;
  /** Operands that are there from month to month; all others happen anew in each. */
  readonly stocks: ReadonlySet<string>;
  /** Block whose forms count as reported and expected; the one of the first operand. */
  readonly block: string;
  readonly blocks: readonly string[];
};

/** Months from which one period takes its numerator and its denominator, both ends included. */
export type MonthSpan = { readonly first: MonthNo; readonly last: MonthNo };
export type OperandSpans = { readonly numerator: MonthSpan; readonly denominator: MonthSpan };

/** Sums over the forms that answered every operand, null where there was none, and how many were left out. */
export type Pair = readonly [numerator: number | null, denominator: number | null, leftOut: number];

/** Sums of one area and month: an element that nobody answered is null, never 0. */
export type Sums = {
  forms(block: string): number;
  element(code: string): number | null;
  /** Paired sums of a version whose operands lie in the block, where they are not the plain ones. */
  pair(versionNo: number, block: string): Pair | null;
};

export type Figure = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reason: NoFigure | null;
  readonly leftOut: number;
};

/** Finds the version in force on the last day of a period; it serves all months of the period. */
export function versionAt(versions: readonly VersionPlan[], lastDay: string): VersionPlan | null {
  return versions.find((v) => v.validFrom <= lastDay && (v.validTo === null || v.validTo >= lastDay)) ?? null;
}

/**
 * Says from which months a period takes its operands under a time rule. Where a rule looks at the end of the period
 * and the period still runs, the end is the last month that is over, or the running one when none is.
 */
export function spansOf(rule: TimeRule, period: Period, currentMonth: MonthNo): OperandSpans {
  const end = closingMonth(period, currentMonth);
  const at: MonthSpan = { first: end, last: end };
  switch (rule) {
    case 'POOLED': {
      const whole = { first: period.first, last: period.last };
      return { numerator: whole, denominator: whole };
    }
    case 'END':
      return { numerator: at, denominator: at };
    case 'YEAR_TO_DATE':
      return { numerator: { first: end - (end % 12), last: end }, denominator: at };
    case 'ROLLING_12': {
      const year = { first: end - 11, last: end };
      return { numerator: year, denominator: year };
    }
  }
}

function closingMonth(period: Period, currentMonth: MonthNo): MonthNo {
  const over = Math.min(period.last, currentMonth - 1);
  if (over >= period.first) return over;
  return period.first <= currentMonth ? Math.min(period.last, currentMonth) : period.last;
}

/**
 * Computes an indicator as a ratio of sums: each operand is summed over posts and months first and divided once.
 * Pairing holds per month, before months are added: a month in which the two answered sets differ gives its paired
 * sums, and one in which no form answered all operands gives nothing.
 */
export function computeFigure(plan: VersionPlan, spans: OperandSpans, at: (month: MonthNo) => Sums | null): Figure {
  const numerator = addUp(plan, spans.numerator, at, 'numerator');
  const denominator =
    plan.timeRule === 'YEAR_TO_DATE' ? yearToDate(plan, spans, at) : addUp(plan, spans.denominator, at, 'denominator');
  return new RatioOfSums(numerator.sum, denominator.sum, plan.factor, numerator.leftOut);
}

/**
 * Divides when it is asked. The value is no stored property on purpose: one that is now a whole number, now a fraction,
 * now nothing sends the engine into compiling its maker again and again.
 */
class RatioOfSums implements Figure {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly factor: number;
  readonly leftOut: number;

  constructor(numerator: number | null, denominator: number | null, factor: number, leftOut: number) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.factor = factor;
    this.leftOut = leftOut;
  }

  get value(): number | null {
    return computeRatio(this).value;
  }

  get reason(): NoFigure | null {
    return computeRatio(this).reason;
  }
}

/** What stands in place of a figure when no version covers the period or its elements did not exist yet. */
export const NO_VERSION: Figure = {
  value: null,
  numerator: null,
  denominator: null,
  reason: 'VERSION_BREAK',
  leftOut: 0,
};

/** What stands in place of a figure that the caller must not see, to protect persons. */
export const SUPPRESSED: Figure = { ...NO_VERSION, reason: 'SUPPRESSED' };

/** What stands in place of a figure that cannot be told as of the day asked. */
export const NOT_AVAILABLE: Figure = { ...NO_VERSION, reason: 'NOT_AVAILABLE' };

type Side = 'numerator' | 'denominator';

function addUp(plan: VersionPlan, span: MonthSpan, at: (month: MonthNo) => Sums | null, side: Side) {
  let sum: number | null = null;
  let leftOut = 0;
  for (let month = span.first; month <= span.last; month += 1) {
    const sums = at(month);
    if (!sums) continue;
    const pair = plan.paired ? sums.pair(plan.no, plan.block) : null;
    leftOut += pair?.[2] ?? 0;
    const part = pair ? pairedSum(pair, side) : plainSum(plan, sums, side);
    if (part !== null) sum = (sum ?? 0) + part;
  }
  // A constant belongs to the indicator, not to each month.
  return { sum: sum === null ? null : sum + plan[side].constant, leftOut };
}

/**
 * What a year to date is measured against: targets and other stocks as they stand at its end, events since January. So a
 * share of the births to date is one of those births, and a coverage one of the whole year's target.
 */
function yearToDate(plan: VersionPlan, spans: OperandSpans, at: (month: MonthNo) => Sums | null) {
  const part = (stocks: boolean): VersionPlan => {
    const terms = [...plan.denominator.terms].filter(([code]) => plan.stocks.has(code) === stocks);
    return { ...plan, paired: false, denominator: { terms: new Map(terms), constant: 0 } };
  };
  const sums = [
    ...(hasTerms(plan, true) ? [addUp(part(true), spans.denominator, at, 'denominator').sum] : []),
    ...(hasTerms(plan, false) ? [addUp(part(false), spans.numerator, at, 'denominator').sum] : []),
  ];
  const known = sums.filter((sum) => sum !== null);
  const { constant } = plan.denominator;
  return { sum: known.length === 0 ? null : known.reduce((all, sum) => all + sum, constant), leftOut: 0 };
}

/** Says whether a figure to date grows over the year towards its target: counted since January against a standing stock. */
export function growsOverYear(plan: VersionPlan): boolean {
  return plan.timeRule === 'YEAR_TO_DATE' && !hasTerms(plan, false);
}

function hasTerms(plan: VersionPlan, stocks: boolean): boolean {
  return [...plan.denominator.terms.keys()].some((code) => plan.stocks.has(code) === stocks);
}

function pairedSum([numerator, denominator]: Pair, side: Side): number | null {
  return side === 'numerator' ? numerator : denominator;
}

function plainSum(plan: VersionPlan, sums: Sums, side: Side): number | null {
  if (plan.paired && !(isAnswered(plan.numerator, sums) && isAnswered(plan.denominator, sums))) return null;
  let total: number | null = null;
  for (const [code, coefficient] of plan[side].terms) {
    const value = sums.element(code);
    if (value !== null) total = (total ?? 0) + coefficient * value;
  }
  // A side of constants alone (per 1,000 of nothing counted) holds whenever a form arrived.
  if (plan[side].terms.size === 0) return sums.forms(plan.block) > 0 ? 0 : null;
  return total;
}

function isAnswered(form: LinearForm, sums: Sums): boolean {
  for (const code of form.terms.keys()) if (sums.element(code) === null) return false;
  return true;
}

/** Divides two counts for a rate; null where nothing was expected, and not capped at 1. */
export function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Tells a percentage above 100 or more arrivals than expected: shown and flagged, never clipped. */
export function isAnomalous(factor: number, figure: Figure, completeness: number | null): boolean {
  return (factor === 100 && figure.value !== null && figure.value > 100) || (completeness !== null && completeness > 1);
}
