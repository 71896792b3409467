import { type ElementSlots, elementSlots, type RollupShape } from './rollup-shape.ts';
import type { MonthSpan, OperandSpans, VersionPlan } from './figures.ts';

/** An indicator version and the months one figure of it is taken from. */
export type Taken = { readonly plan: VersionPlan; readonly spans: OperandSpans };

type Side = 'numerator' | 'denominator';

/** Says from which months one operand is taken: of a year to date, events count since January on either side. */
export function monthsOfOperand({ plan, spans }: Taken, side: Side, element: string): MonthSpan {
  if (side === 'numerator') return spans.numerator;
  return plan.timeRule === 'YEAR_TO_DATE' && !plan.stocks.has(element) ? spans.numerator : spans.denominator;
}

/** Gives the months from which a figure takes anything of a block. */
export function monthsOfBlock({ block }: RollupShape, taken: Taken): MonthSpan {
  const inside = new Set(block.elements.map(({ code }) => code));
  const spans = SIDES.flatMap((side) =>
    [...taken.plan[side].terms.keys()]
      .filter((code) => inside.has(code))
      .map((code) => monthsOfOperand(taken, side, code)),
  );
  return {
    first: Math.min(...spans.map(({ first }) => first)),
    last: Math.max(...spans.map(({ last }) => last)),
  };
}

const SIDES = ['numerator', 'denominator'] as const;

/**
 * Writes what one form (`x`: month and slots) adds to either side of a figure, whether it is left out of both since not
 * every operand is answered, and which operands are open. The counts add up to the sums the roll-ups hold.
 */
export function contributionColumns(shape: RollupShape, taken: Taken): string {
  const { plan } = taken;
  const operands = new Set(SIDES.flatMap((side) => [...plan[side].terms.keys()]));
  const here = elementSlots(shape.block).filter(({ code }) => operands.has(code));
  const answered = here.map((element) => `${wholeSql(element)} is not null`).join(' and ') || 'true';
  const touched = here.map(touchedSql).join(' or ') || 'false';
  const leftOut = plan.paired ? `((${touched}) and not (${answered}))` : 'false';
  const open = here.map((element) => `case when ${wholeSql(element)} is null then '${element.code}' end`);
  const sides = SIDES.map((side) => sideSql(here, taken, side));
  return `case when not ${leftOut} then ${sides[0]} end as num, case when not ${leftOut} then ${sides[1]} end as den,
    ${leftOut} as left_out, array_remove(array[${open.join(', ')}]::text[], null) as missing`;
}

function sideSql(here: readonly ElementSlots[], taken: Taken, side: Side): string {
  const terms = [...taken.plan[side].terms].flatMap(([code, coefficient]) => {
    const element = here.find((one) => one.code === code);
    if (!element) return [];
    const { first, last } = monthsOfOperand(taken, side, code);
    return [`case when x.month between ${first} and ${last} then (${coefficient}) * ${elementSum(element)} end`];
  });
  if (terms.length === 0) return 'null::bigint';
  const sum = terms.map((term) => `coalesce(${term}, 0)`).join(' + ');
  return `case when num_nonnulls(${terms.join(', ')}) > 0 then ${sum} end`;
}

/** Writes what one form (`x`) answers to an element, null where it answers nothing of it. */
export function elementSum(element: ElementSlots): string {
  const sum = columnsOf(element).map((slot) => `coalesce(${slot}, 0)`);
  return `case when ${touchedSql(element)} then (${sum.join(' + ')})::bigint end`;
}

function columnsOf({ parts, totals }: ElementSlots): string[] {
  return [...parts, ...totals].map((slot) => `x.s${slot}`);
}

function touchedSql(element: ElementSlots): string {
  return `num_nonnulls(${columnsOf(element).join(', ')}) > 0`;
}

/** The element's value on one form, null while one of its applicable cells has none. */
function wholeSql({ parts, totals }: ElementSlots): string {
  const cell = (slot: number): string =>
    `coalesce(x.s${slot}, case when x.reasons ->> '${slot}' = 'NOT_APPLICABLE' then 0 end)`;
  const sum = parts.map(cell).join(' + ');
  return `coalesce(${[...totals.map(cell), ...(sum === '' ? [] : [sum])].join(', ')})`;
}
