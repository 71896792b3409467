import type { Ctx } from '../../auth/ctx.ts';
import type { At, Condition } from '../../lib/pure/expression.ts';
import { operandsOf } from '../../lib/pure/expression.ts';
import { monthOfDay } from '../../lib/pure/month.ts';
import { parseCondition } from '../../lib/pure/parse-expression.ts';
import { statementOf } from '../../lib/pure/prove-at-most.ts';
import { type Catalogue, getBlock, loadCatalogue } from '../submission/catalogue.ts';
import { expressionSql } from '../submission/expression.sql.ts';
import { type Block, wholeTotal } from '../submission/layout.sql.ts';
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
    textOf(catalogue, joined, operands, { before, after }),
    [last - BACKTEST_MONTHS + 1, last],
    { signal: ctx.signal },
  );
  return row ?? null;
}

function readStatement(expression: string): Condition | null {
  const parsed = parseCondition(statementOf(expression));
  return parsed.ok ? parsed.tree : null;
}

type Moment = { readonly code: string; readonly at: At };

const ALIAS: Record<At, string> = { NOW: 'n', PREVIOUS: 'p', YEAR_TO_DATE: 'y' };

function textOf(
  catalogue: Catalogue,
  blocks: readonly Block[],
  operands: readonly Moment[],
  statements: { before: Condition | null; after: Condition },
): string {
  const [main, ...others] = blocks;
  if (!main) throw new Error('A back-test without a block');
  const aliasOf = (code: string, at: At): string => {
    const block = blocks.find(({ elements }) => elements.some((element) => element.code === code));
    return `${ALIAS[at]}${block?.no ?? 0}`;
  };
  const blockOf = (code: string): Block => getBlock(catalogue, catalogue.blockOf.get(code) ?? '');
  const scope = {
    month: `((n${main.no}.month % 12) + 1)`,
    operand: (code: string, at: At): string =>
      at === 'YEAR_TO_DATE' ? `${aliasOf(code, at)}."${code}"` : wholeTotal(blockOf(code), code, aliasOf(code, at)),
  };
  const joins = [
    ...others.map((block) => joinForm(main, block, 'NOW')),
    ...needed(blocks, operands, 'PREVIOUS').map((block) => joinForm(main, block, 'PREVIOUS')),
    ...needed(blocks, operands, 'YEAR_TO_DATE').map((block) => joinYear(main, block, operands)),
  ];
  const sql = (tree: Condition | null): string => (tree ? expressionSql(tree, scope) : 'true');
  return `select count(*)::integer as forms, count(e.after)::integer as checked,
      (count(*) filter (where not e.after))::integer as flagged,
      (count(*) filter (where not e.before))::integer as "flaggedBefore"
    from report n${main.no} ${joins.join('\n')}
    cross join lateral (select ${sql(statements.after)} as after, ${sql(statements.before)} as before) e
    where n${main.no}.month between $1 and $2 and n${main.no}.block_no = ${main.no} and n${main.no}.basis = 0
      and n${main.no}.in_sums and n${main.no}.opened`;
}

function needed(blocks: readonly Block[], operands: readonly Moment[], at: At): Block[] {
  return blocks.filter(({ elements }) =>
    operands.some((operand) => operand.at === at && elements.some(({ code }) => code === operand.code)),
  );
}

/** The form of another block of the same unit and month, or of the month before. */
function joinForm(main: Block, block: Block, at: 'NOW' | 'PREVIOUS'): string {
  const alias = `${ALIAS[at]}${block.no}`;
  const month = at === 'NOW' ? `n${main.no}.month` : `n${main.no}.month - 1`;
  return `left join report ${alias} on ${alias}.unit_no = n${main.no}.unit_no and ${alias}.month = ${month}
    and ${alias}.block_no = ${block.no} and ${alias}.basis = 0 and ${alias}.in_sums`;
}

function joinYear(main: Block, block: Block, operands: readonly Moment[]): string {
  const own = block.elements.filter(({ code }) =>
    operands.some((one) => one.at === 'YEAR_TO_DATE' && one.code === code),
  );
  const sums = own.map(({ code }) => `sum(${wholeTotal(block, code, 'q')})::float8 as "${code}"`).join(', ');
  return `cross join lateral (select ${sums} from report q where q.unit_no = n${main.no}.unit_no
    and q.month between n${main.no}.month - n${main.no}.month % 12 and n${main.no}.month
    and q.block_no = ${block.no} and q.basis = 0 and q.in_sums) y${block.no}`;
}
