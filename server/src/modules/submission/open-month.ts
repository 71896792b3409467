import type { Ctx } from '../../auth/ctx.ts';
import { CAUSES } from '../../events/types.ts';
import { wake } from '../../events/wake.ts';
import { DEFAULT_DEADLINE_DAY, dayIn, deadlineOf, type Zone } from '../../lib/pure/deadline.ts';
import { type Day, firstDay, lastDay, type MonthNo, monthOfDay, monthOfYear } from '../../lib/pure/month.ts';
import { workingDay } from '../../lib/pure/working-days.ts';
import { type Catalogue, type FormVersion, getBlock, holdsIn, loadCatalogue } from './catalogue.ts';

export type OpenedMonth = { readonly month: MonthNo; readonly opened: number; readonly exempted: number };

/** Setting of an area and all below it: the day of the next month on which its reports are due. */
export const DEADLINE_DAY = 'report.deadlineDay';

/**
 * The same counted in working days, 1 for the first one of the next month. The nearest area that sets either decides;
 * where one sets both, working days do.
 */
export const DEADLINE_WORKING_DAY = 'report.deadlineWorkingDay';

const ZONES: readonly Zone[] = ['WIB', 'WITA', 'WIT'];
const DAYS = Array.from({ length: 31 }, (_, index) => index + 1);

/**
 * Opens a month: every post that operates on its first day owes the forms of its set, once; what is there already is
 * left as it is, so it may be called again at any time. Posts that closed before it are exempted, never removed.
 */
export async function openMonth(ctx: Pick<Ctx, 'db'>, month: MonthNo): Promise<OpenedMonth> {
  const catalogue = await loadCatalogue(ctx.db);
  const due = formsDue(catalogue, month);
  if (due.length === 0) return { month, opened: 0, exempted: 0 };
  const values = valuesOf(catalogue, month, due, await listHolidays(ctx, month + 1));
  const [row] = await ctx.db.inTransaction(async (tx) => {
    // Neither the time limit nor the memory of a request is for a country of posts.
    await tx.sql(`select set_config('statement_timeout', '0', true), set_config('work_mem', '256MB', true)`);
    return tx.sql<{ opened: number; exempted: number }>(OPEN, values);
  });
  const done = { month, opened: row?.opened ?? 0, exempted: row?.exempted ?? 0 };
  if (done.opened + done.exempted > 0) {
    wake('rollup');
    wake('sequencer');
  }
  return done;
}

/** Opens what is due by now, the previous and the present month; called at start and daily. */
export async function openDueMonths(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<OpenedMonth[]> {
  // The east of the country begins the month first.
  const present = monthOfDay(dayIn('WIT', ctx.clock.now()));
  return [await openMonth(ctx, present - 1), await openMonth(ctx, present)];
}

function formsDue(catalogue: Catalogue, month: MonthNo): FormVersion[] {
  return catalogue.formVersions.filter((form) => holdsIn(month, form) && isDueIn(form.rhythm, monthOfYear(month)));
}

function isDueIn(rhythm: FormVersion['rhythm'], month: number): boolean {
  switch (rhythm) {
    case 'MONTHLY':
      return true;
    case 'FEB_AUG':
      return month === 2 || month === 8;
    case 'QUARTERLY':
      return month % 3 === 0;
    case 'YEARLY':
      return month === 12;
    case 'ON_CHANGE':
      return false;
  }
}

async function listHolidays({ db }: Pick<Ctx, 'db'>, month: MonthNo): Promise<ReadonlySet<Day>> {
  const rows = await db.sql<{ day: Day }>(
    'select day::text as day from "Holiday" where day between $1::date and $2::date',
    [firstDay(month), lastDay(month)],
  );
  return new Set(rows.map(({ day }) => day));
}

/** Every deadline a setting may name: of each zone, by the day of the next month or by its working day. */
function deadlinesOf(month: MonthNo, holidays: ReadonlySet<Day>) {
  return ZONES.flatMap((zone) =>
    DAYS.flatMap((day) => [
      { zone, key: DEADLINE_DAY, day, at: deadlineOf(month, zone, day) },
      {
        zone,
        key: DEADLINE_WORKING_DAY,
        day,
        at: deadlineOf(month, zone, Number(workingDay(month + 1, day, holidays).slice(8))),
      },
    ]),
  );
}

function valuesOf(
  catalogue: Catalogue,
  month: MonthNo,
  due: readonly FormVersion[],
  holidays: ReadonlySet<Day>,
): unknown[] {
  const deadlines = deadlinesOf(month, holidays);
  return [
    month,
    firstDay(month),
    due.map(({ unitKind }) => unitKind),
    due.map(({ formSet }) => formSet),
    due.map(({ formNo }) => formNo),
    due.map(({ no }) => no),
    deadlines.map(({ zone }) => zone),
    deadlines.map(({ day }) => day),
    deadlines.map(({ at }) => at.toISOString()),
    DEFAULT_DEADLINE_DAY,
    DEADLINE_DAY,
    due.map(({ block }) => getBlock(catalogue, block.block).no),
    CAUSES.indexOf('OBLIGATION'),
    deadlines.map(({ key }) => key),
    DEADLINE_WORKING_DAY,
  ];
}

/**
 * One statement, so that a month is open as a whole or not at all. Where a post closed within a year sums are made too: it
 * owes nothing, and what it answered last is still in force. What a puskesmas answers for a village is owed while the
 * village is there.
 */
const OPEN = `
  with form as (
    select * from unnest($3::text[], $4::text[], $5::smallint[], $6::int[], $12::smallint[])
      f(unit_kind, form_set, form_no, version_no, block_no)),
  deadline as (select * from unnest($7::text[], $8::int[], $9::timestamptz[], $14::text[]) d(zone, day, at, key)),
  area_day as (
    select coalesce(a.path, '/') as path, s.key, (s.value #>> '{}')::int as day
    from "Setting" s left join "Wilayah" a on a.id = s."wilayahId" where s.key in ($11, $15)
    union all select '', $11, $10),
  operating as (
    select u.no, u.kind::text as unit_kind, u."desaNo" as desa_no, u."puskesmasNo" as puskesmas_no, u."isDemo" as is_demo,
      p."formSet"::text as form_set, w.zone::text as zone,
      n.key, n.day
    from "Unit" u left join "Posyandu" p on p.id = u."posyanduId" join "Wilayah" w on w.no = u."desaNo"
    cross join lateral (
      select d.key, d.day from area_day d where starts_with(w.path, d.path)
      order by length(d.path) desc, d.key = $15 desc limit 1) n
    where (u."posyanduId" is null and (w."endedOn" is null or w."endedOn" > $2::date) and not exists (
      select from "WilayahSuccession" s
      where s."toId" = w.id and s."fromId" <> w.id and s.kind = 'SPLIT' and s."on" > $2::date))
      or exists (
      select from "PosyanduInterval" i where i."posyanduId" = p.id
        and i."openedOn" <= $2::date and (i."closedOn" is null or i."closedOn" >= $2::date))),
  opened as (
    insert into obligation (unit_no, month, form_no, form_version_no, deadline, is_demo)
    select o.no, $1, f.form_no, f.version_no, d.at, o.is_demo
    from operating o join form f on f.unit_kind = o.unit_kind and (f.form_set is null or f.form_set = o.form_set)
    join deadline d on d.zone = o.zone and d.key = o.key and d.day = o.day
    -- Mostly all is there already: finding that out is quick, trying to insert it is not. Not joined, since of a month just
    -- opened the planner knows nothing and compares each with each.
    where (o.no, f.form_no) not in (select unit_no, form_no from obligation where month = $1)
    on conflict do nothing returning unit_no, form_no),
  exempted as (
    update obligation o set expectation = 1, exempt_reason = 'CLOSED'
    from "Unit" u
    where u.no = o.unit_no and o.month = $1 and o.expectation = 0
      and exists (select from "PosyanduInterval" i where i."posyanduId" = u."posyanduId" and i."closedOn" < $2::date)
      and not exists (select from "PosyanduInterval" i where i."posyanduId" = u."posyanduId"
        and (i."closedOn" is null or i."closedOn" >= $2::date))
    returning o.unit_no, o.form_no),
  mark as (
    insert into dirty (node_no, month, block_no, cause)
    select distinct n.node, $1::int, f.block_no, $13::smallint
    from (select * from opened union all select * from exempted) o
    join form f on f.form_no = o.form_no join "Unit" u on u.no = o.unit_no,
      unnest(array[u."desaNo", u."puskesmasNo"]) n(node)
    where n.node is not null
    union
    select n.node, $1, (select min(block_no) from form), $13
    from "PosyanduInterval" i join "Unit" u on u."posyanduId" = i."posyanduId",
      unnest(array[u."desaNo", u."puskesmasNo"]) n(node)
    where exists (select from opened) and i."closedOn" between $2::date - 366 and $2::date - 1 and n.node is not null
    union
    select w.no, $1, b.no, $13
    from "Wilayah" w join "Block" b on b.code = 'GV'
    where exists (select from opened)
      and w.id in (select "wilayahId" from "Pokjanal" union select "wilayahId" from "Problem" where state <> 'RAISED')),
  told as (
    insert into outbox (type, month, cause, payload)
    select 'obligation.opened', $1, $13, jsonb_build_object('count', count(*)) from opened having count(*) > 0)
  select (select count(*) from opened)::int as opened, (select count(*) from exempted)::int as exempted`;
