import type { Ctx } from '../../auth/ctx.ts';
import type { Condition } from '../../lib/pure/expression.ts';
import { operandsOf } from '../../lib/pure/expression.ts';
import { monthOfDay } from '../../lib/pure/month.ts';
import { parseCondition } from '../../lib/pure/parse-expression.ts';
import { statementOf } from '../../lib/pure/prove-at-most.ts';
import { getBlock, loadCatalogue } from '../submission/catalogue.ts';
import { expressionSql } from '../submission/expression.sql.ts';
import type { Block } from '../submission/layout.sql.ts';
import { joinOperands, mainAlias, type Moment } from '../submission/rule-operands.sql.ts';
import { todayOf } from './catalogue-book.ts';

/** How far back stored forms are looked at, in months. */
const BACKTEST_MONTHS = 24;

export type Backtest = {
  /** Forms of the time. */
  readonly forms: number;
  /** Those that answer everything the statement reads. */
  readonly checked: number;
  /** Those it would have flagged, and those that the statement before it flags. */
  readonly flagged: number;
  readonly flaggedBefore: number;
};

/**
 * Counts how many stored forms of the last 24 closed months a statement would have flagged, beside the one in force, by
 * the totals of each form. Null for a rule on single cells, which is not judged by totals, or on elements no form holds.
 */
export async function backtestRule(ctx: Ctx, rule: { before: string; after: string }): Promise<Backtest | null> {
  const catalogue = await loadCatalogue(ctx.db);
  const [before, after] = [readStatement(rule.before), readStatement(rule.after)];
  if (!after) return null;
  const operands = [after, ...(before ? [before] : [])].flatMap(operandsOf);
  const codes = operands.map(({ code }) => code);
  const blocks = [...new Set(codes.flatMap((code) => catalogue.blockOf.get(code) ?? []))];
  const [first] = blocks;
  if (first === undefined || !codes.every((code) => catalogue.blockOf.has(code))) return null;
  const joined = blocks.map((code) => getBlock(catalogue, code));
  const last = monthOfDay(todayOf(ctx)) - 1;
  const [row] = await ctx.db.sql<Backtest>(
    textOf(joined, operands, { before, after }),
    [last - BACKTEST_MONTHS + 1, last],
    { signal: ctx.signal },
  );
  return row ?? null;
}

function readStatement(expression: string): Condition | null {
  const parsed = parseCondition(statementOf(expression));
  return parsed.ok ? parsed.tree : null;
}

function textOf(
  blocks: readonly Block[],
  operands: readonly Moment[],
  statements: { before: Condition | null; after: Condition },
): string {
  const [main] = blocks;
  if (!main) throw new Error('A back-test without a block');
  const { scope, joins } = joinOperands(main, blocks, operands);
  const of = mainAlias(main);
  const sql = (tree: Condition | null): string => (tree ? expressionSql(tree, scope) : 'true');
  return `select count(*)::integer as forms, count(e.after)::integer as checked,
      (count(*) filter (where not e.after))::integer as flagged,
      (count(*) filter (where not e.before))::integer as "flaggedBefore"
    from report ${of} ${joins}
    cross join lateral (select ${sql(statements.after)} as after, ${sql(statements.before)} as before) e
    where ${of}.month between $1 and $2 and ${of}.block_no = ${main.no} and ${of}.basis = 0
      and ${of}.in_sums and ${of}.opened`;
}
