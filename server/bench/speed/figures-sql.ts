import type { LinearForm } from '../../src/lib/pure/linear.ts';
import { isTotal } from '../../src/lib/pure/layout.ts';
import { type Catalogue, getBlock, type SummedVersion } from '../../src/modules/submission/catalogue.ts';
import type { Block } from '../../src/modules/submission/layout.sql.ts';

/** What the plain statement is asked: indicators × the rows of the relation `area` × months. */
export type FiguresAsk = {
  readonly indicators: readonly string[];
  readonly first: number;
  readonly last: number;
};

type Summed = SummedVersion & { readonly numerator: LinearForm; readonly denominator: LinearForm };

/** Lists the indicators whose newest version can be computed from stored sums, in the order of the catalogue. */
export function summedIndicators({ versions }: Catalogue): string[] {
  return [...new Set(versions.filter(isSummed).map(({ code }) => code))];
}

/**
 * Writes figures as the catalogue defines them over the stored roll-ups, as one would by hand: relations to put behind
 * one named `area` (no, id, code, name); `figure` holds a row per indicator, area and month. Counts to date are for a single
 * month only.
 */
export function figuresRelations(catalogue: Catalogue, ask: FiguresAsk): string {
  const versions = ask.indicators.map((code) => versionOf(catalogue, code));
  const codes = [...new Set(versions.flatMap(operands))];
  const blocks = [...new Set(codes.map((code) => catalogue.blockOf.get(code) ?? ''))].map((code) =>
    getBlock(catalogue, code),
  );
  const isToDate = versions.some(({ timeRule }) => timeRule === 'YEAR_TO_DATE');
  const sums = blocks.map((block) => sumsOf(catalogue, block, codes, { ...ask, isToDate }));
  const joins = blocks.map(({ no }) => `left join b${no} on b${no}.node_no = s.no and b${no}.month = s.month`);
  const lines = versions.map((version, index) => lineOf(catalogue, version, index, ask));
  return `${sums.join(',\n')},
    figure as (
      select s.code, s.name, v.i, v.indicator, ${periodOf('s.month')} as period, v.factor,
        case when p.node_no is null then v.numerator else p.numerator end as numerator,
        case when p.node_no is null then v.denominator else p.denominator end as denominator
      from (select a.*, m.month from area a cross join generate_series(${ask.first}, ${ask.last}) m(month)) s
      ${joins.join('\n')}
      cross join lateral (values ${lines.join(',\n')}) v(i, indicator, version_no, factor, numerator, denominator)
      left join rollup_pair p on p.node_no = s.no and p.month = s.month and p.basis = 0 and p.version_no = v.version_no)`;
}

/** The quotient of a row of `figure`, null where there is nothing to divide by. */
export const VALUE = 'case when denominator > 0 then numerator * factor / denominator end';

const periodOf = (month: string): string => `(${month} / 12)::text || '-' || lpad((${month} % 12 + 1)::text, 2, '0')`;

function isSummed(version: SummedVersion): version is Summed {
  return version.numerator !== null && version.denominator !== null;
}

function versionOf(catalogue: Catalogue, code: string): Summed {
  const found = catalogue.versions.findLast((version) => version.code === code);
  if (!found || !isSummed(found)) throw new Error(`${code} is no sum of elements`);
  return found;
}

function operands({ numerator, denominator }: Summed): string[] {
  return [...numerator.terms.keys(), ...denominator.terms.keys()];
}

/** Sums of a block by area and month; what is counted to date stands beside them as `y_…`, since January. */
function sumsOf(
  catalogue: Catalogue,
  block: Block,
  codes: readonly string[],
  { first, last, isToDate }: FiguresAsk & { isToDate: boolean },
): string {
  const own = codes.filter((code) => catalogue.blockOf.get(code) === block.code);
  const at = isToDate ? `filter (where r.month = ${last})` : '';
  const columns = own.flatMap((code) => {
    const sum = elementSum(block, code);
    return [`sum(${sum}) ${at} as x_${code}`, ...(isToDate ? [`sum(${sum}) as y_${code}`] : [])];
  });
  return `b${block.no} as (
      select r.node_no, ${isToDate ? String(last) : 'r.month'} as month, ${columns.join(', ')}
      from rollup r where ${IN_AREA('r')} and r.block_no = ${block.no} and r.basis = 0
        and r.month between ${isToDate ? first - (first % 12) : first} and ${last} group by 1, 2)`;
}

/** As an array, so that the planner finds the index whatever it believes of their number. */
const IN_AREA = (alias: string): string => `${alias}.node_no = any(array(select no from area))`;

/** Total of an element over many forms: parts of some and totals of others, null when nobody answered. */
function elementSum(block: Block, element: string): string {
  const slots = block.cells
    .filter((cell) => cell.element === element)
    .sort((a, b) => Number(isTotal(a)) - Number(isTotal(b)));
  const sum = slots.map(({ slot }) => `coalesce(r.v${slot}, 0)`).join(' + ');
  return `case when num_nonnulls(${slots.map(({ slot }) => `r.v${slot}`).join(', ')}) > 0 then ${sum} end`;
}

function lineOf(catalogue: Catalogue, version: Summed, index: number, { first, last }: FiguresAsk): string {
  const toDate = version.timeRule === 'YEAR_TO_DATE';
  if (toDate && first !== last) throw new Error(`${version.code} is counted to date`);
  const column = (code: string, since: 'x' | 'y'): string => `${aliasOf(catalogue, code)}.${since}_${code}`;
  const isStock = (code: string): boolean =>
    catalogue.blocks.some(({ elements }) => elements.some((one) => one.code === code && one.kind === 'STOCK'));
  const total = ({ terms }: LinearForm, columnOf: (code: string) => string): string => {
    const sum = [...terms].map(([code, n]) => `${n} * coalesce(${columnOf(code)}, 0)`).join(' + ');
    return `case when num_nonnulls(${[...terms.keys()].map(columnOf).join(', ')}) > 0 then ${sum} end`;
  };
  const numerator = total(version.numerator, (code) => column(code, toDate ? 'y' : 'x'));
  const denominator = total(version.denominator, (code) => column(code, toDate && !isStock(code) ? 'y' : 'x'));
  const complete = `num_nulls(${operands(version)
    .map((code) => column(code, 'x'))
    .join(', ')}) = 0`;
  const side = (sum: string): string =>
    `(${version.pairing === 'PAIRED' ? `case when ${complete} then ${sum} end` : sum})::bigint`;
  const pair = version.pairing === 'PAIRED' ? version.no : -1;
  return `(${index}, '${version.code}', ${pair}, ${version.factor}::float8, ${side(numerator)}, ${side(denominator)})`;
}

function aliasOf(catalogue: Catalogue, code: string): string {
  return `b${getBlock(catalogue, catalogue.blockOf.get(code) ?? '').no}`;
}
