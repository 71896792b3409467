import { statementNames } from '../../db/statement-names.ts';
import type { Around } from '../../lib/pure/check-rule.ts';
import type { Value } from '../../lib/pure/evaluate.ts';
import { operandsOf } from '../../lib/pure/expression.ts';
import { asksElement } from '../../lib/pure/layout.ts';
import { monthOfYear } from '../../lib/pure/month.ts';
import { type Catalogue, formNosOf, getBlock, getFormVersion, type OwnSql, rulesOf, tableOf } from './catalogue.ts';
import { type Block, wholeTotal } from './layout.sql.ts';
import type { ReportRef } from './report-state.ts';

/** A block in a month, whichever unit answers it. */
type BlockMonth = Pick<ReportRef, 'block' | 'month'>;

/** What the rules of a block read beyond it. */
type Needs = {
  /** Elements of other blocks, by block. */
  readonly others: ReadonlyMap<string, readonly string[]>;
  /** Elements read since January, by block. */
  readonly sinceJanuary: ReadonlyMap<string, readonly string[]>;
};

/** SQL expressions of the unit, the month and the January before it, or January itself. */
type Place = { readonly unit: string; readonly month: string; readonly january: string };

type Row = Readonly<Record<string, number | null>>;

/** Names the statement by its text: an edited rule may read other elements. */
const nameOfText = statementNames('around');

/**
 * Reads what rules may know beyond a report's own cells: totals of other blocks of the unit and month as last submitted,
 * and sums since January; one statement, none when no rule asks. A block that is not due, or does not ask an element, is
 * not applicable; one that is due and has not come is missing.
 */
export async function loadAround(db: OwnSql, catalogue: Catalogue, ref: ReportRef): Promise<Around> {
  const relation = aroundRelation(catalogue, ref, { unit: '$1::int', month: '$2::int', january: '$3::int' });
  if (relation === null) return readAround(catalogue, ref, {});
  const values = [ref.unitNo, ref.month, ref.month - monthOfYear(ref.month) + 1];
  const text = `${relation} where $3::int is not null`;
  const [row = {}] = await db.sql<Row>(text, values, { name: nameOfText(text) });
  return readAround(catalogue, ref, row);
}

/** Writes that as a relation of one row, for a statement that knows unit and month; null when no rule asks. */
export function aroundRelation(catalogue: Catalogue, ref: BlockMonth, place: Place): string | null {
  const needs = needsOf(catalogue, ref);
  const asksNothing = needs.others.size === 0 && needs.sinceJanuary.size === 0;
  return asksNothing ? null : textOf(catalogue, ref.month, needs, place);
}

/** Reads the row of that relation. */
export function readAround(catalogue: Catalogue, ref: BlockMonth, row: Row): Around {
  const needs = needsOf(catalogue, ref);
  const others = [...needs.others].flatMap(([block, codes]) =>
    codes.map((code) => [code, valueOf(catalogue, row, block, code)] as const),
  );
  const before = [...needs.sinceJanuary].flatMap(([, codes]) =>
    codes.map((code) => [code, Number(row[`y_${code}`] ?? 0)] as const),
  );
  return { month: monthOfYear(ref.month), others: new Map(others), yearBefore: new Map(before) };
}

function valueOf(catalogue: Catalogue, row: Row, block: string, code: string): Value {
  const form = row[`f_${block}`];
  if (form == null || !asksElement(getFormVersion(catalogue, form).block, code)) return { state: 'NOT_APPLICABLE' };
  const n = row[`n_${code}`];
  return n == null ? { state: 'MISSING' } : { state: 'VALUE', n: Number(n) };
}

const known = new WeakMap<Catalogue, Map<string, Needs>>();

/** Rules change with the month, so the needs of a block are kept by month. */
function needsOf(catalogue: Catalogue, ref: BlockMonth): Needs {
  const lists = known.get(catalogue) ?? new Map<string, Needs>();
  known.set(catalogue, lists);
  const key = `${ref.block} ${ref.month}`;
  const found = lists.get(key) ?? listNeeds(catalogue, ref);
  lists.set(key, found);
  return found;
}

function listNeeds(catalogue: Catalogue, ref: BlockMonth): Needs {
  const others = new Map<string, string[]>();
  const sinceJanuary = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, code: string): void => {
    const block = catalogue.blockOf.get(code);
    if (block === undefined) return;
    const codes = to.get(block) ?? [];
    if (!codes.includes(code)) to.set(block, [...codes, code]);
  };
  for (const { condition } of rulesOf(catalogue, ref.block, ref.month)) {
    for (const { code, at } of operandsOf(condition)) {
      if (at !== 'PREVIOUS' && catalogue.blockOf.get(code) !== ref.block) add(others, code);
      if (at === 'YEAR_TO_DATE') add(sinceJanuary, code);
    }
  }
  return { others, sinceJanuary };
}

function textOf(catalogue: Catalogue, month: number, needs: Needs, place: Place): string {
  const table = tableOf(catalogue, 'report', month);
  const joins: string[] = [];
  const columns: string[] = [];
  for (const [code, elements] of needs.others) {
    const block = getBlock(catalogue, code);
    const alias = `r${block.no}`;
    joins.push(`left join ${table} ${alias} on ${alias}.unit_no = ${place.unit} and ${alias}.month = ${place.month} and ${alias}.block_no = ${block.no}
        and ${alias}.basis = 0 and ${alias}.in_sums`);
    columns.push(
      `(select form_version_no from obligation where unit_no = ${place.unit} and month = ${place.month}
        and form_no = any(array[${formNosOf(catalogue, code).join(', ')}]::smallint[]) order by head_rev desc limit 1) as "f_${code}"`,
      ...elements.map((element) => `${wholeTotal(block, element, alias)} as "n_${element}"`),
    );
  }
  for (const [code, elements] of needs.sinceJanuary) {
    const block = getBlock(catalogue, code);
    joins.push(`cross join lateral (select ${elements.map((element) => sumOf(block, element)).join(', ')} from ${table} y
      where y.unit_no = ${place.unit} and y.month between ${place.january} and ${place.month} - 1 and y.block_no = ${block.no} and y.basis = 0 and y.in_sums) y${block.no}`);
    columns.push(...elements.map((element) => `y${block.no}."y_${element}"`));
  }
  return `select ${columns.join(', ')} from (select 1) k ${joins.join(' ')}`;
}

function sumOf(block: Block, element: string): string {
  return `sum(${wholeTotal(block, element, 'y')})::float8 as "y_${element}"`;
}
