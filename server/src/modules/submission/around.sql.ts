import type { Around } from '../../lib/pure/check-rule.ts';
import type { Value } from '../../lib/pure/evaluate.ts';
import { operandsOf } from '../../lib/pure/expression.ts';
import { asksElement } from '../../lib/pure/layout.ts';
import { monthOfYear } from '../../lib/pure/month.ts';
import { type Catalogue, formNosOf, getBlock, getFormVersion, type OwnSql, rulesOf, tableOf } from './catalogue.ts';
import { type Block, wholeTotal } from './layout.sql.ts';
import type { ReportRef } from './report-state.ts';

/** What the rules of a block read beyond it. */
type Needs = {
  /** Elements of other blocks, by block. */
  readonly others: ReadonlyMap<string, readonly string[]>;
  /** Elements read since January, by block. */
  readonly sinceJanuary: ReadonlyMap<string, readonly string[]>;
};

type Statement = { readonly text: string; readonly name: string; readonly needs: Needs };

/**
 * Reads what rules may know beyond a report's own cells: totals of other blocks of the unit and month as last submitted,
 * and sums since January; one statement, none when no rule asks. A block that is not due, or does not ask an element, is
 * not applicable; one that is due and has not come is missing.
 */
export async function loadAround(db: OwnSql, catalogue: Catalogue, ref: ReportRef): Promise<Around> {
  const month = monthOfYear(ref.month);
  const statement = statementOf(catalogue, ref);
  if (!statement) return { month, others: new Map(), yearBefore: new Map() };
  const { needs } = statement;
  const values = [ref.unitNo, ref.month, ref.month - month + 1];
  const [row = {}] = await db.sql<Record<string, number | null>>(statement.text, values, { name: statement.name });
  const others = [...needs.others].flatMap(([block, codes]) =>
    codes.map((code) => [code, valueOf(catalogue, row, block, code)] as const),
  );
  const before = [...needs.sinceJanuary].flatMap(([, codes]) =>
    codes.map((code) => [code, Number(row[`y_${code}`] ?? 0)] as const),
  );
  return { month, others: new Map(others), yearBefore: new Map(before) };
}

function valueOf(catalogue: Catalogue, row: Record<string, number | null>, block: string, code: string): Value {
  const form = row[`f_${block}`];
  if (form == null || !asksElement(getFormVersion(catalogue, form).block, code)) return { state: 'NOT_APPLICABLE' };
  const n = row[`n_${code}`];
  return n == null ? { state: 'MISSING' } : { state: 'VALUE', n: Number(n) };
}

const statements = new WeakMap<Catalogue, Map<string, Statement | null>>();

function statementOf(catalogue: Catalogue, ref: ReportRef): Statement | null {
  const known = statements.get(catalogue) ?? new Map<string, Statement | null>();
  statements.set(catalogue, known);
  // Rules change with the month, so the needs of a block are kept by month.
  const name = `around_${ref.block}_${ref.month}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const needs = needsOf(catalogue, ref);
  const asksNothing = needs.others.size === 0 && needs.sinceJanuary.size === 0;
  const made = asksNothing ? null : { text: textOf(catalogue, ref.month, needs), name, needs };
  known.set(name, made);
  return made;
}

function needsOf(catalogue: Catalogue, ref: ReportRef): Needs {
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

function textOf(catalogue: Catalogue, month: number, needs: Needs): string {
  const table = tableOf(catalogue, 'report', month);
  const joins: string[] = [];
  const columns: string[] = [];
  for (const [code, elements] of needs.others) {
    const block = getBlock(catalogue, code);
    const alias = `r${block.no}`;
    joins.push(`left join ${table} ${alias} on ${alias}.unit_no = $1 and ${alias}.month = $2 and ${alias}.block_no = ${block.no}
        and ${alias}.basis = 0 and ${alias}.in_sums`);
    columns.push(
      `(select form_version_no from obligation where unit_no = $1 and month = $2
        and form_no = any(array[${formNosOf(catalogue, code).join(', ')}]::smallint[]) order by head_rev desc limit 1) as "f_${code}"`,
      ...elements.map((element) => `${wholeTotal(block, element, alias)} as "n_${element}"`),
    );
  }
  for (const [code, elements] of needs.sinceJanuary) {
    const block = getBlock(catalogue, code);
    joins.push(`cross join lateral (select ${elements.map((element) => sumOf(block, element)).join(', ')} from ${table} y
      where y.unit_no = $1 and y.month between $3 and $2 - 1 and y.block_no = ${block.no} and y.basis = 0 and y.in_sums) y${block.no}`);
    columns.push(...elements.map((element) => `y${block.no}."y_${element}"`));
  }
  return `select ${columns.join(', ')} from (select 1) k ${joins.join(' ')} where $3::int is not null`;
}

function sumOf(block: Block, element: string): string {
  return `sum(${wholeTotal(block, element, 'y')})::float8 as "y_${element}"`;
}
