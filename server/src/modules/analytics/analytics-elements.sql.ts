import { statementNames } from '../../db/statement-names.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { Basis } from '../../events/types.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import type { ElementPlace } from './analytics-catalogue.ts';
import { heldBy } from './units-below.sql.ts';
import type { BlockRead } from './analytics.sql.ts';
import { BASES } from './rollup-bases.sql.ts';
import { computedSources } from './rollup-computed.sql.ts';
import type { RollupShape } from './rollup-shape.ts';

export type TimeOperator = 'SUM' | 'LAST' | 'MEAN';

/** A counted base number, and how it is shown by itself over time. */
export type ElementRow = {
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  readonly kind: 'STOCK' | 'FLOW';
  readonly over_time: TimeOperator;
  readonly carry: boolean;
};

/** Reads how some elements are shown by themselves; those that are not there are absent. */
export function selectElements(
  db: SqlFace,
  codes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ElementRow[]> {
  return db.sql(
    `select e.code, e.name, e."nameEn" as name_en, e.kind::text as kind, e."overTime"::text as over_time, e.carry
     from "DataElement" e where e.code = any($1::text[])`,
    [codes],
    { name: 'analytics_elements', signal },
  );
}

/** One figure taken from the posts themselves, and the month before which an answer of a post is carried. */
export type PostAsk = {
  readonly element: string;
  readonly operator: 'LAST' | 'MEAN';
  readonly first: MonthNo;
  readonly last: MonthNo;
  /** For how many months before the first one an answer may still be in force in it. */
  readonly back: number;
  readonly newest: MonthNo;
};

/** [place of the ask, place of the node, sum, posts carried] */
export type PostAnswer = {
  readonly ask: number;
  readonly node: number;
  readonly value: number;
  readonly carried: number;
};

/** Where an element lies: its block, and how that block is made. */
export type PostBlock = { readonly read: BlockRead; readonly shape: RollupShape };

const nameOfText = statementNames('post_answers');

/**
 * Takes each post's last answer in some months, or the mean of its answers, and adds them up over the posts below some
 * nodes; one statement, whose cost grows with posts and months. A post that never answered adds nothing, and neither does
 * a month that was never opened: nothing is in force in it.
 */
export async function selectPostAnswers(
  db: SqlFace,
  of: {
    readonly nodes: readonly number[];
    readonly asks: readonly PostAsk[];
    readonly blocks: readonly PostBlock[];
    readonly basis: Basis;
    readonly signal: AbortSignal | undefined;
  },
): Promise<PostAnswer[]> {
  const elements = [...new Set(of.asks.map(({ element }) => element))];
  const asks = of.asks.map(
    ({ element, operator, first, last, back, newest }, index) =>
      `(${index}, ${elements.indexOf(element)}, ${first}, ${last}, ${back}, ${newest}, ${operator === 'MEAN'})`,
  );
  const span = {
    first: Math.min(...of.asks.map(({ first, back }) => first - back)),
    last: Math.max(...of.asks.map(({ last }) => last)),
  };
  const text = `with held as materialized (${heldBy('$1')}),
    post as materialized (select distinct unit_no from held),
    answer as materialized (${of.blocks.map((block) => blockAnswers(block, elements, { ...span, basis: of.basis })).join(' union all ')}),
    ask as materialized (
      select a.at, a.element, a.mean, o.first - a.back as first, o.last, least(a.newest, o.last) as newest
      from (values ${asks.join(', ')}) a(at, element, first, last, back, newest, mean)
      cross join lateral (
        select min(o.month) as first, max(o.month) as last from obligation o where o.month between a.first and a.last) o),
    taken as (
      select distinct on (k.at, a.unit_no) k.at, a.unit_no, a.value::numeric as value, a.month < k.newest as carried
      from ask k join answer a on a.element = k.element and a.month between k.first and k.last
      where not k.mean order by k.at, a.unit_no, a.month desc),
    mean as (
      select k.at, a.unit_no, avg(a.value) as value, false as carried
      from ask k join answer a on a.element = k.element and a.month between k.first and k.last
      where k.mean group by 1, 2)
    select t.at as ask, (h.at - 1)::int as node, sum(t.value)::float8 as value, (count(*) filter (where t.carried))::int as carried
    from (select * from taken union all select * from mean) t join held h on h.unit_no = t.unit_no group by 1, 2`;
  return db.sql<PostAnswer>(text, [of.nodes], { name: nameOfText(text), signal: of.signal });
}

type Span = { readonly first: MonthNo; readonly last: MonthNo; readonly basis: Basis };

/** The answers of one block as rows of unit, month, place of the element and value. */
function blockAnswers({ read, shape }: PostBlock, elements: readonly string[], { first, last, basis }: Span): string {
  const { mark, sees } = BASES[basis === 'PROVISIONAL' ? 0 : 1];
  const values = (column: (slot: number) => string): string =>
    read.elements.map((place) => `(${elements.indexOf(place.code)}, ${sumOf(place, column)})`).join(', ');
  const { computedFrom, block } = shape;
  if (!computedFrom) {
    return `select r.unit_no, r.month, v.element, v.value from post p
      join report r on r.unit_no = p.unit_no and r.block_no = ${block.no} and r.month between ${first} and ${last} and ${sees('r')}
      cross join lateral (values ${values((slot) => `r.s${slot}`)}) v(element, value) where v.value is not null`;
  }
  const asking = { block: String(block.no), forms: 'null', firstMonth: String(first), lastMonth: String(last) };
  return `(with unit_month as materialized (
      select p.unit_no, m.month, array[0] as nodes from post p cross join generate_series(${first}, ${last}) m(month)),
    ${computedSources(block, computedFrom, asking)}
    select f.unit_no, f.month, v.element, v.value from found f
    cross join lateral (values ${values((slot) => `f.${mark}${slot}`)}) v(element, value)
    where f.${mark}_any and v.value is not null)`;
}

function sumOf({ parts, totals }: ElementPlace, column: (slot: number) => string): string {
  const cells = [...parts, ...totals].map(column);
  const sum = cells.map((cell) => `coalesce(${cell}, 0)`).join(' + ');
  return `case when num_nonnulls(${cells.join(', ')}) > 0 then (${sum})::bigint end`;
}
