import type { Reach } from '../../auth/actor.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { Basis } from '../../events/types.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import { slotColumns, slotList } from '../submission/layout.sql.ts';
import type { FigureNode } from './analytics.sql.ts';
import { contributionColumns, elementSum, monthsOfBlock, type Taken } from './explain-contribution.sql.ts';
import { BASES } from './rollup-bases.sql.ts';
import { carriedSources } from './rollup-carry.sql.ts';
import { computedSources } from './rollup-computed.sql.ts';
import type { Members } from './explain-members.ts';
import type { OperandRead, OperandSums } from './explain-operands.sql.ts';
import { CARRY_MONTHS, type RollupShape } from './rollup-shape.ts';

/** What became of a form: its number is stored nowhere, the order is that of `FORM_KINDS`. */
export const FORM_KINDS = ['COUNTED', 'MISSING', 'LEFT_OUT', 'SILENT'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** One block of the operands with the forms that ask it. */
export type FormBlock = { readonly shape: RollupShape; readonly formNos: readonly number[] };

export type FormsAsk = {
  readonly node: FigureNode;
  readonly taken: Taken;
  readonly blocks: readonly FormBlock[];
  readonly basis: Basis;
  readonly reach: Reach;
  /** Whose reports count, and as what they were known; null for those that lie there today, as they stand. */
  readonly members: Members | null;
  readonly signal: AbortSignal | undefined;
};

/** Where a page ends: village code, unit, month, block. */
export type FormPlace = readonly [code: string, unitNo: number, month: MonthNo, blockNo: number];

export type FormRow = {
  readonly unit_no: number;
  readonly month: MonthNo;
  readonly block_no: number;
  readonly kind: number;
  readonly num: number | null;
  readonly den: number | null;
  readonly forms: number;
  readonly missing: string[] | null;
  readonly posyandu_id: string | null;
  readonly name: string;
  readonly code: string;
  readonly desa: string;
  readonly status: number | null;
  readonly arrival: number | null;
  readonly revision: number | null;
  readonly approved_at: string | null;
  readonly approved_by: string | null;
  readonly carried_from: MonthNo | null;
};

export type FormsPage = { readonly counts: readonly number[]; readonly rows: readonly FormRow[] };

/** What the posts of a leaf add to its figure. */
export type PostSums = {
  readonly unit_no: number;
  readonly posyandu_id: string | null;
  readonly name: string;
  readonly num: number | null;
  readonly den: number | null;
  readonly counted: number;
  readonly due: number;
};

/** Reads one page of the forms behind a figure, with how many there are of each kind; one statement. */
export async function selectForms(
  db: SqlFace,
  ask: FormsAsk,
  page: { readonly first: number; readonly after: FormPlace | null; readonly only: FormKind | null },
): Promise<FormsPage> {
  const { text, values } = linesOf(ask);
  const hole = (value: unknown): string => `$${values.push(value)}`;
  const wanted = page.only === null ? 'true' : `l.kind = ${FORM_KINDS.indexOf(page.only)}`;
  const past = page.after
    ? `(p.code, l.unit_no, l.month, l.block_no) > (${hole(page.after[0])}::text, ${page.after
        .slice(1)
        .map((part) => `${hole(part)}::int`)
        .join(', ')})`
    : 'true';
  const [row] = await db.sql<{ counts: number[]; rows: FormRow[] | null }>(
    `${text},
     page as (
       select l.*, p.posyandu_id, p.name, p.code, p.desa
       from line l join post p on p.unit_no = l.unit_no where ${wanted} and ${past}
       order by p.code, l.unit_no, l.month, l.block_no limit ${page.first + 1})
     select (select array[${FORM_KINDS.map((_, kind) => `count(*) filter (where kind = ${kind})`).join(', ')}]::int[] from line) as counts,
       (select json_agg(d order by d.code, d.unit_no, d.month, d.block_no) from (
         select page.*, r.rev as revision, a.at as approved_at, a.by as approved_by, c.month as carried_from
         from page
         left join lateral (select max(r.month) as month from report r
           where page.kind = 0 and page.forms = 0 and r.unit_no = page.unit_no and r.block_no = page.block_no
             and r.month between page.month - ${CARRY_MONTHS - 1} and page.month - 1 and ${basisOf(ask).sees('r')}
             and ${answeredCarried(ask)}) c on true
         left join lateral (select r.rev from report r
           where r.unit_no = page.unit_no and r.month = coalesce(c.month, page.month) and r.block_no = page.block_no
             and ${basisOf(ask).sees('r')} limit 1) r on true
         left join lateral (select v.at, coalesce(o.office, o.name) as by
           from report_review b join review v on v.no = b.review_no left join "User" o on o.id = v.actor
           where b.unit_no = page.unit_no and b.month = coalesce(c.month, page.month) and b.block_no = page.block_no and v.action = 5${untilKnown(ask)}
           order by b.rev desc limit 1) a on true) d) as rows`,
    values,
    { signal: ask.signal },
  );
  return { counts: row?.counts ?? [], rows: row?.rows ?? [] };
}

/** Adds up what each post of a leaf gives to a figure, by name; one statement. */
export async function selectPostSums(db: SqlFace, ask: FormsAsk, limit: number): Promise<PostSums[]> {
  const { text, values } = linesOf(ask);
  return db.sql<PostSums>(
    `${text}
     select p.unit_no, p.posyandu_id, p.name, sum(l.num)::float8 as num, sum(l.den)::float8 as den,
       (count(*) filter (where l.kind = 0))::int as counted, count(*)::int as due
     from line l join post p on p.unit_no = l.unit_no
     group by 1, 2, 3 order by p.name, p.unit_no limit ${limit}`,
    values,
    { signal: ask.signal },
  );
}

/** Adds up some operands over the units themselves, in the order asked; one statement. */
export async function selectOperandForms(
  db: SqlFace,
  ask: FormsAsk,
  operands: readonly OperandRead[],
): Promise<OperandSums[]> {
  const { text, values } = linesOf(ask);
  const columns = operands.map(
    ({ blockNo, slots, months }, index) => `(${answerOf(ask, blockNo)}
      select json_build_array(sum(${elementSum(slots)}), count(${elementSum(slots)}), coalesce(sum(x.forms), 0))
      from answer x where x.month between ${months.first} and ${months.last}) as operand_${index}`,
  );
  const [row] = await db.sql<Record<string, OperandSums>>(`${text} select ${columns.join(', ')}`, values, {
    signal: ask.signal,
  });
  return operands.map((_, index) => row?.[`operand_${index}`] ?? [null, 0, 0]);
}

function answerOf(ask: FormsAsk, blockNo: number): string {
  const found = ask.blocks.find(({ shape }) => shape.block.no === blockNo);
  if (!found) throw new Error(`Block ${blockNo} is no operand's`);
  return blockAnswer(found.shape, ask);
}

function basisOf({ basis }: FormsAsk): (typeof BASES)[number] {
  return BASES[basis === 'PROVISIONAL' ? 0 : 1];
}

/**
 * Writes the relations `post` (the units of a node within reach) and `line`: each unit × month × block that counted, was
 * left out, answered no operand or is silent though expected, with what it adds to either side.
 */
function linesOf(ask: FormsAsk): { text: string; values: unknown[] } {
  const { blocks, taken, members } = ask;
  const values: unknown[] = [];
  const hole = (value: unknown): string => `$${values.push(value)}`;
  const counted = members
    ? `member as materialized (${members.units(hole)}),
    unit as (select * from member),`
    : '';
  const known = members?.instead ? `${members.instead(hole)},` : '';
  const here = members ? 'u.no in (select unit_no from member)' : liesIn(ask.node, hole);
  // Village by village, or the planner, which cannot tell how few they are, reads the units of the whole country.
  const units =
    members || ask.node.type === 'Puskesmas'
      ? '"Unit" u join "Wilayah" w on w.no = u."desaNo"'
      : '"Wilayah" w cross join lateral (select * from "Unit" x where x."desaNo" = w.no offset 0) u';
  const columns = { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' };
  const within = reachSql(ask.reach, columns, values);
  const asking = blocks.flatMap(({ shape, formNos }) => {
    const { first, last } = monthsOfBlock(shape, taken);
    return formNos.map((formNo) => `(${formNo}, ${shape.block.no}, ${first}, ${last})`);
  });
  const owed = asking.length > 0 ? asking.join(', ') : '(-1, -1, 0, 0)';
  const text = `with ${counted} ${known} post as materialized (
      select u.no as unit_no, u."posyanduId" as posyandu_id, coalesce(p.name, w.name) as name, coalesce(w.code, '') as code,
        w.name as desa, w.no as node_no
      from ${units} left join "Posyandu" p on p.id = u."posyanduId"
      where ${here} and ${within}),
    form as (${blocks.map((block) => blockForms(block, ask)).join(' union all ')}),
    owed as (
      select o.unit_no, o.month, a.block_no, o.status, o.arrival, o.expectation
      from post p join obligation o on o.unit_no = p.unit_no${inMonth(ask, 'o')}
      join (values ${owed}) a(form_no, block_no, first, last) on a.form_no = o.form_no and o.month between a.first and a.last),
    told as (
      select unit_no, month, block_no, coalesce(f.forms, 0) as forms, f.num, f.den, f.missing, o.status, o.arrival,
        case when f.left_out and f.forms > 0 then 2 when f.num is not null or f.den is not null then 0 when f.forms > 0 then 1
          when o.expectation = 0 then 3 end as kind
      from form f full join owed o using (unit_no, month, block_no)),
    line as materialized (select * from told where kind is not null)`;
  return { text, values };
}

function liesIn(node: FigureNode, hole: (value: unknown) => string): string {
  return node.type === 'Puskesmas'
    ? `u."puskesmasNo" = ${hole(node.no)}`
    : insidePath('w.path', `${hole(node.path)}::text`);
}

/** A unit that counted in an area in some months alone gives nothing in the others. */
function inMonth({ members }: FormsAsk, alias: string): string {
  return members
    ? ` and exists (select from member m where m.unit_no = ${alias}.unit_no and m.month = ${alias}.month)`
    : '';
}

/** Of what was known at an instant, what was approved later was not yet. */
function untilKnown({ members }: FormsAsk): string {
  return members?.instead ? ' and v.at <= (select k.at from known_until k where k.unit_no = b.unit_no)' : '';
}

function blockForms({ shape }: FormBlock, ask: FormsAsk): string {
  return `(${blockAnswer(shape, ask)}
    select x.unit_no, x.month, ${shape.block.no} as block_no, x.forms, ${contributionColumns(shape, ask.taken)}
    from answer x)`;
}

/** Writes the relation `answer` of one block: what each unit of `post` gives in each month. */
function blockAnswer(shape: RollupShape, ask: FormsAsk): string {
  const { block } = shape;
  const { first, last } = monthsOfBlock(shape, ask.taken);
  const asking = { block: String(block.no), forms: 'null', firstMonth: String(first), lastMonth: String(last) };
  const months = ask.members
    ? `join member m on m.unit_no = p.unit_no and m.month between ${first} and ${last}`
    : `cross join generate_series(${first}, ${last}) m(month)`;
  return `with unit as materialized (select p.node_no, m.month, p.unit_no from post p ${months}),
    unit_month as (select unit_no, month, array[node_no] as nodes from unit),
    held as materialized (
      select r.unit_no, r.month, r.block_no, r.basis, r.also_approved, r.in_sums, r.reasons, ${slotColumns(block, 'r')}
      from post p join report r on r.unit_no = p.unit_no and r.block_no = ${block.no}
      where r.month between ${first} and ${last}${inMonth(ask, 'r')}),
    ${answersOf(shape, asking, basisOf(ask))}`;
}

/** The relation `answer`: what each unit gives in a month, by a form of it or by answers still in force. */
function answersOf(
  shape: RollupShape,
  asking: Parameters<typeof carriedSources>[1],
  { mark, sees }: (typeof BASES)[number],
): string {
  const { block, computedFrom, carried } = shape;
  if (!computedFrom && carried.length === 0) {
    return `answer as (
      select h.unit_no, h.month, 1 as forms, h.reasons, ${slotColumns(block, 'h')} from held h where ${sees('h')})`;
  }
  return `${computedFrom ? computedSources(block, computedFrom, asking) : carriedSources(shape, asking)},
    answer as (
      select f.unit_no, f.month, f.${mark}_forms as forms, f.${mark}_reasons as reasons,
        ${slotList(block, (slot) => `f.${mark}${slot} as s${slot}`)}
      from found f where f.${mark}_any)`;
}

/** Of blocks with carried answers, which reports of months before may be the ones still in force. */
function answeredCarried({ blocks, taken }: FormsAsk): string {
  const cases = blocks.flatMap(({ shape: { block, carried } }) => {
    const slots = carried.filter((slot) => {
      const cell = block.cells.find((one) => one.slot === slot);
      return (
        cell !== undefined &&
        (taken.plan.numerator.terms.has(cell.element) || taken.plan.denominator.terms.has(cell.element))
      );
    });
    return slots.length === 0
      ? []
      : [`(r.block_no = ${block.no} and num_nonnulls(${slots.map((slot) => `r.s${slot}`).join(', ')}) > 0)`];
  });
  return cases.length === 0 ? 'false' : `(${cases.join(' or ')})`;
}
