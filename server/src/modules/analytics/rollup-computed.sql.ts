import { firstDaySql, fulfilledSql } from '../duty/duty-rules.sql.ts';
import { type Block, slotList } from '../submission/layout.sql.ts';
import { areaColumns, areaCounts, areaSlots } from './area-counts.sql.ts';
import { BASES, type BlockAnswers, joinAnswers, splitBases } from './rollup-bases.sql.ts';
import { type Asking, CARRY_MONTHS } from './rollup-shape.ts';

/** Counts of posts that the system makes itself, from the forms of each post (`op`, `pf`) and what it owes (`u`). */
const COUNTS: Readonly<Record<string, (from: Sources) => string>> = {
  GV_POS: () => '1',
  GV_POS_BUKA: ({ op }) => `case when ${op('OP_BUKA')} is not null then (${op('OP_BUKA')} >= 1)::int end`,
  GV_POS_KADER5: ({ op }) => `case when ${op('OP_KADER_SK')} is not null then (${op('OP_KADER_SK')} >= 5)::int end`,
  GV_POS_ALAT: ({ pf }) => pf('PF_ALAT'),
  GV_POS_PAUD: ({ pf }) => pf('PF_PAUD'),
  GV_POS_BKB: ({ pf }) => pf('PF_BKB'),
  GV_POS_EKO: ({ pf }) => pf('PF_EKO'),
  GV_POS_AKTIF: ({ judged }) => judged('AKTIF_2020', 'AKTIF'),
  GV_POS_AKTIF_SH: ({ judged }) => judged('AKTIF_SIKLUS', 'AKTIF'),
  GV_POS_STRATA: ({ judged }) => `(${judged('STRATA_2011', 'PRATAMA')} is not null)::int`,
  GV_POS_PURNAMA: ({ judged }) => judged('STRATA_2011', 'PURNAMA'),
  GV_POS_MANDIRI: ({ judged }) => judged('STRATA_2011', 'MANDIRI'),
  GV_POS_SK: () => 'u.has_decree::int',
  GV_POS_NOREG: () => 'u.has_number::int',
  GV_POS_RENCANA: () => 'visit.planned',
  GV_POS_BINA: () => 'visit.held',
  GV_LAP_HARUS: () => 'u.expected',
  GV_LAP_MASUK: () => 'u.arrived',
  GV_LAP_TEPAT: () => 'u.on_time',
};

/** What the counts read of each source block. */
const READ = { OP: ['OP_BUKA', 'OP_KADER_SK'], PF: ['PF_ALAT', 'PF_PAUD', 'PF_BKB', 'PF_EKO'] } as const;
type Read = (typeof READ)[keyof typeof READ][number];

type Sources = Readonly<Record<'op' | 'pf', (element: Read) => string>> & {
  /** 1 when the newest scoring of the last year gave the result, 0 when another, null without one. */
  readonly judged: (method: string, result: string) => string;
};

/** Blocks the counts are made from; a change of theirs makes the computed block stale. */
export const SOURCE_BLOCKS = ['OP', 'PF'] as const satisfies readonly (keyof typeof READ)[];

/**
 * The sources of a leaf of the computed block: every post that was expected to report in the month counts once, with what
 * its own forms say of it; the profile and the number of kader stay in force for a year. What no form says stays open.
 */
export function computedSources(block: Block, from: ReadonlyMap<string, Block>, asking: Asking): string {
  const op = answersOf(from, 'OP', asking);
  const pf = answersOf(from, 'PF', asking);
  const elementAt = new Map(block.cells.map(({ slot, element }) => [slot, element]));
  const columns = BASES.flatMap(({ mark }) => [
    `true as ${mark}_any, 1 as ${mark}_forms, null::jsonb as ${mark}_reasons`,
    slotList(block, (slot) => {
      const count = COUNTS[elementAt.get(slot) ?? ''];
      const sources = { op: op.of(mark), pf: pf.of(mark), judged };
      return `(${count ? count(sources) : 'null'})::int as ${mark}${slot}`;
    }),
  ]);
  const own =
    asking.areas && areaSlots(block).length > 0 ? areaCounts(block, { keys: asking.areas, held: HELD }) : null;
  return `owed as materialized (
    select m.unit_no, m.month, m.nodes, o.*, p.id as post_id,
      p."regNo" is not null and coalesce(p."regNoSince" < ${firstDaySql('(m.month + 1)')}, true) as has_number,
      p.decree is not null and coalesce(p."decreeSince" < ${firstDaySql('(m.month + 1)')}, true) as has_decree
    from unit_month m join "Unit" n on n.no = m.unit_no and n.kind = 'POSYANDU' join "Posyandu" p on p.id = n."posyanduId"
    cross join lateral (
      select (count(*) filter (where o.expectation = 0))::int as expected,
        (count(*) filter (where o.arrival in (1, 2)))::int as arrived, (count(*) filter (where o.arrival = 1))::int as on_time
      from obligation o where o.unit_no = m.unit_no and o.month = m.month) o
    where o.expected > 0),
  found as materialized (
    select u.unit_no, u.month, u.nodes, ${columns.join(', ')}
    from owed u ${op.joins} ${pf.joins} ${SCORES} ${VISITS}),
  ${own ? `${own},` : ''}
  ${splitBases(block, own ? areaRows(block) : '')}`;
}

/** Areas whose posts are counted. */
const HELD = 'select n.node_no, f.month from found f cross join unnest(f.nodes) n(node_no)';

/** What an area counts of itself, as a source beside its posts; it is no form. */
const areaRows = (block: Block): string => `
    union all select c.node_no, c.month, 0, null::jsonb, 0, ${areaColumns(block, (slot, value) => `${value} as s${slot}`)} from area_count c`;

/** Whether a guidance visit to the post was planned for a day of the month, and held as planned by the rule of visits. */
const VISITS = `cross join lateral (
      select coalesce(max(1), 0) as planned, coalesce(max((${fulfilledSql('0')})::int), 0) as held
      from "EvidenceLink" l join "Evidence" e on e.id = l."evidenceId" and e.kind = 'VISIT'
      where l.kind = 'POSYANDU' and l.ref = u.post_id::text
        and e.details ->> 'plannedOn' >= ${firstDaySql('u.month')}::text
        and e.details ->> 'plannedOn' < ${firstDaySql('(u.month + 1)')}::text) visit`;

/** Results do not know the two bases: a scoring is made of what was reported, approved or not. */
const SCORES = `left join lateral (
      select jsonb_object_agg(method, result) as results from (
        select distinct on (method) method, result from "PosyanduAssessment" a
        where a."unitNo" = u.unit_no and a.month between u.month - ${CARRY_MONTHS - 1} and u.month
        order by method, month desc) newest) score on true`;

function judged(method: string, result: string): string {
  return `(score.results ->> '${method}' = '${result}')::int`;
}

/** The answers of a source block by element; its elements are never broken down. */
function answersOf(from: ReadonlyMap<string, Block>, code: keyof typeof READ, { firstMonth, lastMonth }: Asking) {
  const block = from.get(code);
  if (!block) return { joins: '', of: () => () => 'null::int' };
  const slotOf = new Map(block.cells.map(({ element, slot }) => [element, slot]));
  const answers: BlockAnswers = joinAnswers(block, {
    alias: code.toLowerCase(),
    held: 'report',
    firstMonth,
    lastMonth,
    cells: READ[code].map((element) => slotOf.get(element) ?? 0),
  });
  return {
    joins: answers.joins,
    of: (mark: 'p' | 'a') => (element: Read) => answers.cell(slotOf.get(element) ?? 0, mark),
  };
}
