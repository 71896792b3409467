import type { SqlFace } from '../../events/outbox.ts';
import type { Basis } from '../../events/types.ts';
import { operandsOf } from '../../lib/pure/expression.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import type { CompiledRule } from '../../lib/pure/rules.ts';
import { type Catalogue, getBlock } from '../submission/catalogue.ts';
import { expressionSql } from '../submission/expression.sql.ts';
import { joinOperands, mainAlias } from '../submission/rule-operands.sql.ts';
import type { FigureNode } from './analytics.sql.ts';
import type { MonthSpan } from './figures.ts';
import { unitsBelow } from './units-below.sql.ts';

/** [node, month, place of the rule in the list asked, forms that break it] */
export type ViolationTuple = [node: number, month: MonthNo, rule: number, forms: number];

/** A statement of a rule with the months it held in. */
export type HeldRule = Catalogue['rules'][number];

/**
 * Counts the stored forms that break each of some rules, by area and month, on the totals of each form: warnings that were
 * sent with a note, and what an older rule let pass. One statement; its cost grows with the forms.
 */
export async function selectViolations(
  db: SqlFace,
  catalogue: Catalogue,
  ask: {
    nodes: readonly FigureNode[];
    spans: readonly MonthSpan[];
    rules: readonly HeldRule[];
    basis: Basis;
    signal: AbortSignal | undefined;
  },
): Promise<ViolationTuple[]> {
  const values: unknown[] = [];
  const units = unitsBelow({ nos: ask.nodes.map(({ no }) => no), spans: ask.spans })(
    (value) => `$${values.push(value)}`,
  );
  const byBlock = new Map<string, { held: HeldRule; place: number }[]>();
  for (const [place, held] of ask.rules.entries()) {
    const block = mainBlockOf(catalogue, held.rule);
    byBlock.set(block, [...(byBlock.get(block) ?? []), { held, place }]);
  }
  const parts = [...byBlock].map(([block, rules]) => blockPart(catalogue, block, rules, ask));
  if (parts.length === 0) return [];
  const text = `with unit as materialized (${units})
    select json_agg(array[node_no, month, place, forms]::int[]) as rows from (${parts.join(' union all ')}) v`;
  const [row] = await db.sql<{ rows: ViolationTuple[] | null }>(text, values, { signal: ask.signal });
  return row?.rows ?? [];
}

/** The block a rule is about: that of the first element it reads. */
function mainBlockOf(catalogue: Catalogue, { elements }: CompiledRule): string {
  return catalogue.blockOf.get(elements[0] ?? '') ?? '';
}

function blockPart(
  catalogue: Catalogue,
  code: string,
  rules: readonly { held: HeldRule; place: number }[],
  { spans, basis }: { spans: readonly MonthSpan[]; basis: Basis },
): string {
  const main = getBlock(catalogue, code);
  const of = mainAlias(main);
  const operands = rules.flatMap(({ held }) => operandsOf(held.rule.condition));
  const codes = new Set([code, ...operands.flatMap((one) => catalogue.blockOf.get(one.code) ?? [])]);
  const { scope, joins } = joinOperands(
    main,
    [main, ...[...codes].filter((one) => one !== code).map((one) => getBlock(catalogue, one))],
    operands,
  );
  const tests = rules.map(
    ({ held, place }) =>
      `(${place}, ${inForce(held, `${of}.month`)} and not (${expressionSql(held.rule.condition, scope)}))`,
  );
  const which =
    basis === 'PROVISIONAL' ? `${of}.basis = 0 and ${of}.in_sums` : `(${of}.basis = 1 or ${of}.also_approved)`;
  const months = spans.map(({ first, last }) => `${of}.month between ${first} and ${last}`).join(' or ');
  return `select u.node_no, u.month, e.place, count(*)::int as forms
    from unit u join report ${of} on ${of}.unit_no = u.unit_no and ${of}.month = u.month and ${of}.block_no = ${main.no}
      and (${months}) and ${which} and ${of}.opened
    ${joins} cross join lateral (values ${tests.join(', ')}) e(place, broken)
    where e.broken group by 1, 2, 3`;
}

/** A rule holds in the months on whose last day it was valid. */
function inForce({ validFrom, validTo }: HeldRule, month: string): string {
  const day = `make_date(${month} / 12, ${month} % 12 + 1, 1) + interval '1 month' - interval '1 day'`;
  return `${day} between '${validFrom}'::date and '${validTo ?? '9999-12-31'}'::date`;
}
