import type { Database } from '../src/db/client.ts';
import { VISIT_TOLERANCE_DAYS } from '../src/lib/pure/duty-rules.ts';
import { firstDay, lastDay, type MonthNo, monthOfDay } from '../src/lib/pure/month.ts';
import { matrixCells } from '../src/modules/duty/duty-matrix.sql.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { systemCtx } from './rollup-scene.ts';

/** Counts by node and month; null where nothing tells. */
export type Counted = Map<string, Record<string, number | null>>;

type Area = { id: string; no: number; path: string };
type Group = { id: string; wilayahId: string; successor: boolean };
type Decree = { group: string; kind: string; date: string; termEnd: string | null };
type Step = { problem: string; wilayahId: string; no: number; state: string; on: string; dueOn: string | null };
type Visit = { post: string; status: string; plannedOn: string; heldOn: string | null };
type Post = {
  id: string;
  path: string;
  regNo: string | null;
  regSince: string | null;
  decree: string | null;
  since: string | null;
  months: number[];
};

/** Reads everything and counts it area by area, in the plainest way there is. */
export async function countedOf(db: Database, months: readonly MonthNo[]): Promise<Counted> {
  const areas = await db.sql<Area>(`select id, no, path from "Wilayah" where "endedOn" is null`);
  const groups = await db.sql<Group>(`select id, "wilayahId", "successorId" is not null as successor from "Pokjanal"`);
  const decrees = await db.sql<Decree>(
    `select l."pokjanalId" as "group", d.kind::text as kind, d.date::text as date, d."termEnd"::text as "termEnd"
     from "Decree" d join "DecreePokjanal" l on l."decreeId" = d.id where d."withdrawnAt" is null order by d.date, d.id`,
  );
  const steps = await db.sql<Step>(
    `select s."problemId" as problem, p."wilayahId", s.no, s.state::text as state, s."on"::text as "on", s."dueOn"::text as "dueOn"
     from "ProblemStep" s join "Problem" p on p.id = s."problemId" order by s.no`,
  );
  const visits = await db.sql<Visit>(
    `select l.ref as post, e.status::text as status, e.details ->> 'plannedOn' as "plannedOn", e.details ->> 'heldOn' as "heldOn"
     from "EvidenceLink" l join "Evidence" e on e.id = l."evidenceId" where e.kind = 'VISIT' and l.kind = 'POSYANDU'`,
  );
  const posts = await db.sql<Post>(
    `select p.id, w.path, p."regNo", p."regNoSince"::text as "regSince", p.decree, p."decreeSince"::text as since,
       array(select distinct month from obligation o where o.unit_no = u.no and o.expectation = 0) as months
     from "Posyandu" p join "Unit" u on u."posyanduId" = p.id join "Wilayah" w on w.no = u."desaNo"`,
  );
  const cells = new Map<string, Awaited<ReturnType<typeof matrixCells>>>();
  const ctx = systemCtx(db, fixedClock('2031-01-01T00:00:00Z'));
  for (const { id } of groups) {
    for (const year of new Set(months.map((month) => Math.floor(month / 12)))) {
      cells.set(`${id}/${year}`, await matrixCells(ctx, id, year));
    }
  }
  const duties = new Map(
    (
      await db.sql<{ code: string; months: number; due: boolean }>(
        `select distinct code, case rhythm when 'MONTHLY' then 1 when 'QUARTERLY' then 3 when 'SEMESTER' then 6 else 12 end as months,
         rhythm <> 'ON_CHANGE' as due from "Duty"`,
      )
    ).map((duty) => [duty.code, duty]),
  );

  const ownOf = (area: Area, month: MonthNo): Record<string, number | null> => {
    const mine = groups.filter(({ wilayahId }) => wilayahId === area.id);
    const states = mine.map((group) => ({ group, status: statusOf(group, decrees, lastDay(month)) }));
    const owing = states.filter(({ status }) => status === 'ACTIVE' || status === 'EXPIRED');
    const due = owing.flatMap(({ group }) =>
      (cells.get(`${group.id}/${Math.floor(month / 12)}`) ?? []).filter(({ code, fromMonth, status }) => {
        const duty = duties.get(code);
        return duty?.due && fromMonth + duty.months - 1 === month && status !== 'NOT_APPLICABLE';
      }),
    );
    const asks = asksOf(
      steps.filter(({ wilayahId }) => wilayahId === area.id),
      month,
    );
    return {
      GV_BADAN: 1,
      GV_BADAN_SK: Number(states.some(({ status }) => status === 'ACTIVE')),
      GV_TUGAS_WAJIB: owing.length > 0 ? due.length : null,
      GV_TUGAS_PENUHI: owing.length > 0 ? due.filter(({ status }) => status === 'FULFILLED').length : null,
      GV_MASALAH_TEMPO: asks.length,
      GV_MASALAH_TEPAT: asks.filter(Boolean).length,
    };
  };

  const counted: Counted = new Map();
  for (const month of months) {
    const owed = posts.filter((post) => post.months.includes(month));
    const speaks = (area: Area): boolean =>
      owed.some(({ path }) => path === area.path) ||
      groups.some(({ wilayahId }) => wilayahId === area.id) ||
      asksOf(
        steps.filter(({ wilayahId }) => wilayahId === area.id),
        month,
      ).length > 0;
    const speaking = areas.filter(speaks);
    for (const area of areas) {
      if (!speaking.some(({ path }) => path.startsWith(area.path))) continue;
      const below = areas.filter(({ path }) => path.startsWith(area.path));
      const expected = below.filter(({ path }) => speaking.some((one) => one.path.startsWith(path)));
      const sums = add([
        ...expected.map((one) => ownOf(one, month)),
        ...owed.filter(({ path }) => path.startsWith(area.path)).map((post) => postOf(post, visits, month)),
      ]);
      counted.set(`${area.no}/${month}`, sums);
    }
  }
  return counted;
}

/** Where a group stands on a day: the newest word of its decrees holds. */
function statusOf(group: Group, decrees: readonly Decree[], day: string): string {
  const said = decrees.filter((decree) => decree.group === group.id && decree.date <= day);
  const forming = said.filter(({ kind }) => kind === 'ESTABLISHMENT').at(-1);
  const ended = said.filter(({ kind }) => kind === 'DISSOLUTION').at(-1);
  if (ended && (!forming || ended.date >= forming.date)) return 'DISSOLVED';
  if (!forming) return 'AWAITING_DECREE';
  return forming.termEnd !== null && forming.termEnd < day ? 'EXPIRED' : 'ACTIVE';
}

/** Answers that fell due in a month: true for each given in time. */
function asksOf(steps: readonly Step[], month: MonthNo): boolean[] {
  return steps.flatMap((ask) => {
    if (!ask.dueOn || monthOfDay(ask.dueOn) !== month) return [];
    const end = steps.find(
      (step) =>
        step.problem === ask.problem && step.no > ask.no && ['ANSWERED', 'REDIRECTED', 'CLOSED'].includes(step.state),
    );
    if (end?.state === 'REDIRECTED' || (end?.state === 'CLOSED' && end.on <= ask.dueOn)) return [];
    return [end?.state === 'ANSWERED' && end.on <= ask.dueOn];
  });
}

function postOf(post: Post, visits: readonly Visit[], month: MonthNo): Record<string, number | null> {
  const planned = visits.filter(
    ({ post: id, plannedOn }) => id === post.id && plannedOn >= firstDay(month) && plannedOn <= lastDay(month),
  );
  const days = (from: string, to: string) => Math.abs(Date.parse(from) - Date.parse(to)) / 86_400_000;
  const isHeld = ({ status, plannedOn, heldOn }: Visit) =>
    ['SUBMITTED', 'ACCEPTED'].includes(status) && heldOn !== null && days(plannedOn, heldOn) <= VISIT_TOLERANCE_DAYS;
  const counts = (number: string | null, since: string | null) =>
    Number(number !== null && (since === null || since <= lastDay(month)));
  return {
    GV_POS: 1,
    GV_POS_SK: counts(post.decree, post.since),
    GV_POS_NOREG: counts(post.regNo, post.regSince),
    GV_POS_RENCANA: Number(planned.length > 0),
    GV_POS_BINA: Number(planned.some(isHeld)),
  };
}

/** Sums by element; what nobody told stays open. */
function add(parts: readonly Record<string, number | null>[]): Record<string, number | null> {
  const sums: Record<string, number | null> = Object.fromEntries(ELEMENTS.map((element) => [element, null]));
  for (const part of parts) {
    for (const [element, value] of Object.entries(part))
      if (value !== null) sums[element] = (sums[element] ?? 0) + value;
  }
  return sums;
}

const ELEMENTS = [
  'GV_POS',
  'GV_POS_SK',
  'GV_POS_NOREG',
  'GV_POS_RENCANA',
  'GV_POS_BINA',
  'GV_BADAN',
  'GV_BADAN_SK',
  'GV_TUGAS_WAJIB',
  'GV_TUGAS_PENUHI',
  'GV_MASALAH_TEMPO',
  'GV_MASALAH_TEPAT',
];
