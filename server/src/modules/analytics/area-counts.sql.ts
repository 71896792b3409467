import { firstDaySql, fulfilledSql, graceSql } from '../duty/duty-rules.sql.ts';
import { statusSql } from '../pokjanal/pokjanal.sql.ts';
import { type Block, slotList } from '../submission/layout.sql.ts';

/**
 * Counts about an area itself, from our own records and not from any form: whether a group stands in it with a decree in
 * force on the last day of the month, what its agencies owed by the end of it, what problems asked for an answer in it.
 * All of it follows from dated records, so that a figure of a month is the same whenever it is added up.
 */
const COUNTS: Readonly<Record<string, string>> = {
  GV_BADAN: '1',
  GV_BADAN_SK: 'c.has_decree::int',
  GV_TUGAS_WAJIB: 'c.due',
  GV_TUGAS_PENUHI: 'c.done',
  GV_MASALAH_TEMPO: 'c.asked',
  GV_MASALAH_TEPAT: 'c.answered',
};

/** Says whether an element counts something of an area itself, and not of its posts. */
export const isOfArea = (element: string): boolean => Object.hasOwn(COUNTS, element);

/** Slots of a block that areas fill by themselves. */
export function areaSlots(block: Block): number[] {
  return block.cells.filter(({ element }) => isOfArea(element)).map(({ slot }) => slot);
}

/** Writes one column for each used slot of the block, null where posts alone give the count. */
export function areaColumns(block: Block, column: (slot: number, value: string) => string): string {
  const elementAt = new Map(block.cells.map(({ slot, element }) => [slot, element]));
  const of = (slot: number): string => (COUNTS[elementAt.get(slot) ?? ''] ? `c.s${slot}` : 'null::int');
  return slotList(block, (slot) => column(slot, of(slot)));
}

/**
 * Writes the relation `area_count` (node_no, month and a column for each slot): the counts of the areas of `keys`, a
 * query of (node_no, month), in months that are open. A group is expected where one stands on record, and where
 * something is counted, be it of posts or of what lies below: `held` is a query of these (node_no, month).
 */
export function areaCounts(block: Block, { keys, held }: { readonly keys: string; readonly held: string }): string {
  const elementAt = new Map(block.cells.map(({ slot, element }) => [slot, element]));
  const columns = areaSlots(block).map((slot) => `${COUNTS[elementAt.get(slot) ?? '']} as s${slot}`);
  return `${areaKeys({ keys, held })},
  area_count as materialized (
    select c.node_no, c.month, ${columns.join(', ')}
    from (
      select k.node_no, k.month, coalesce(g.has_decree, false) as has_decree, g.due, g.done, p.asked, p.answered
      from area_key k
      cross join lateral (
        select count(*) as groups, bool_or(s.status = 'ACTIVE') as has_decree, sum(t.due)::int as due, sum(t.done)::int as done
        from (${GROUPS_OF_AREA}) s
        left join lateral (${CELLS}) t on ${OWES}) g
      cross join lateral (${ANSWERS}) p
      where k.is_held or g.groups > 0 or p.asked > 0) c)`;
}

/** Writes the relation `area_key`: the areas of `keys` that stood on the last day (`day`) of their month, if it is open. */
export function areaKeys({ keys, held }: { readonly keys: string; readonly held: string }): string {
  return `area_key as materialized (
    select k.node_no, k.month, w.id, w.path, w.level, d.day, h.node_no is not null as is_held
    from (select distinct node_no, month from (${keys}) k) k
    join "Wilayah" w on w.no = k.node_no
    cross join lateral (select ${firstDaySql('(k.month + 1)')} - 1 as day) d
    left join (select distinct node_no, month from (${held}) h) h on h.node_no = k.node_no and h.month = k.month
    where (w."endedOn" is null or w."endedOn" > d.day) and exists (select from obligation o where o.month = k.month))`;
}

/** The groups of the area of `k` with their status on the last day of its month. */
export const GROUPS_OF_AREA = `${statusSql.replaceAll('$1::date', 'k.day')} where p."wilayahId" = k.id`;

/** Whether the group `s` owes duties. */
export const OWES = `s.status in ('ACTIVE', 'EXPIRED')`;

/** Months of the period of a duty `d`. */
const MONTHS = `case d.rhythm when 'MONTHLY' then 1 when 'QUARTERLY' then 3 when 'SEMESTER' then 6 else 12 end`;

/** What proves the cell of the agency `m` and the duty `d`, as the rest of a query of the record `e`. */
const PROOF = `from "DutyCredit" c left join "Evidence" e on e.id = c."evidenceId"
      where c."pokjanalId" = s.id and c."opdId" = m."opdId" and c."dutyCode" = d.code and c.state = 'ACCEPTED'
        and c."toMonth" between d.first and k.month
        and (e.id is null or ${fulfilledSql(graceSql('k.path'))})`;

/**
 * Cells of the group `s` whose period ends with the month of `k`, and those proved: the same as in the matrix of the
 * group, where what does not apply is left out and what comes as it occurs is never due.
 */
export const CELL_ROWS = `
    select m."opdId", d.code, d.name, d."nameEn", exists (select ${PROOF}) as is_done,
      (select e.id ${PROOF} order by e.id limit 1) as evidence_id
    from (
      select d.code, d.name, d."nameEn", k.month - ${MONTHS} + 1 as first
      from "Duty" d
      where d."catalogueId" = (
          select c.id from "DutyCatalogue" c where c.regime = s.regime and c.level = k.level
            and c."validFrom" < make_date(k.month / 12 + 1, 1, 1)
            and (c."validTo" is null or c."validTo" >= make_date(k.month / 12, 1, 1))
          order by c."validFrom" desc limit 1)
        and d.rhythm in ('MONTHLY', 'QUARTERLY', 'SEMESTER', 'YEARLY') and (k.month + 1) % (${MONTHS}) = 0) d
    cross join lateral (
      select distinct m."opdId" from "PokjanalMember" m
      where m."pokjanalId" = s.id
        and daterange(m."from", m."to", '[]') && daterange(${firstDaySql('d.first')}, k.day, '[]')) m
    where not exists (
      select from "DutyExemption" e where e."pokjanalId" = s.id and e."opdId" = m."opdId" and e."dutyCode" = d.code
        and e."withdrawnAt" is null and e."fromMonth" <= d.first and e."toMonth" >= k.month)`;

const CELLS = `
  select count(*)::int as due, (count(*) filter (where x.is_done))::int as done from (${CELL_ROWS}) x`;

/**
 * Answers to problems of the area of `k` that fell due in its month, and those given in time. What was redirected asks
 * its next addressee; what was closed before its day asks nobody any more.
 */
export const ANSWER_ROWS = `
  select p.id, p.title, s.no, s."dueOn", s."toOpdId", coalesce(e.state = 'ANSWERED' and e."on" <= s."dueOn", false) as is_done
  from "Problem" p
  join "ProblemStep" s on s."problemId" = p.id and s.state in ('SENT', 'RETURNED')
    and s."dueOn" between ${firstDaySql('k.month')} and k.day
  left join lateral (
    select e.state, e."on" from "ProblemStep" e
    where e."problemId" = p.id and e.no > s.no and e.state in ('ANSWERED', 'REDIRECTED', 'CLOSED')
    order by e.no limit 1) e on true
  where p."wilayahId" = k.id and e.state is distinct from 'REDIRECTED'
    and not (e.state is not distinct from 'CLOSED' and e."on" <= s."dueOn")`;

const ANSWERS = `
  select count(*)::int as asked, (count(*) filter (where x.is_done))::int as answered from (${ANSWER_ROWS}) x`;
