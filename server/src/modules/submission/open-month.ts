import type { Ctx } from '../../auth/ctx.ts';
import { CAUSES } from '../../events/types.ts';
import { wake } from '../../events/wake.ts';
import { DEFAULT_DEADLINE_DAY, dayIn, deadlineOf, type Zone } from '../../lib/pure/deadline.ts';
import { firstDay, type MonthNo, monthOfDay, monthOfYear } from '../../lib/pure/month.ts';
import { type Catalogue, type FormVersion, holdsIn, loadCatalogue } from './catalogue.ts';

export type OpenedMonth = { readonly month: MonthNo; readonly opened: number; readonly exempted: number };

/** Setting of an area and all below it: the day of the next month on which its reports are due. */
export const DEADLINE_DAY = 'report.deadlineDay';

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
  const [row] = await ctx.db.sql<{ opened: number; exempted: number }>(OPEN, valuesOf(catalogue, month, due));
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

function valuesOf(catalogue: Catalogue, month: MonthNo, due: readonly FormVersion[]): unknown[] {
  const deadlines = ZONES.flatMap((zone) => DAYS.map((day) => ({ zone, day, at: deadlineOf(month, zone, day) })));
  const blocks = due.flatMap((form) =>
    form.blocks.flatMap((asked) =>
      catalogue.blocks.filter(({ code }) => code === asked.block).map(({ no }) => ({ form: form.formNo, block: no })),
    ),
  );
  return [
    month,
    firstDay(month),
    due.map(({ formSet }) => formSet),
    due.map(({ formNo }) => formNo),
    due.map(({ no }) => no),
    deadlines.map(({ zone }) => zone),
    deadlines.map(({ day }) => day),
    deadlines.map(({ at }) => at.toISOString()),
    DEFAULT_DEADLINE_DAY,
    DEADLINE_DAY,
    blocks.map(({ form }) => form),
    blocks.map(({ block }) => block),
    CAUSES.indexOf('OBLIGATION'),
  ];
}

/** One statement, so that a month is open as a whole or not at all. */
const OPEN = `
  with form as (select * from unnest($3::text[], $4::smallint[], $5::int[]) f(form_set, form_no, version_no)),
  deadline as (select * from unnest($6::text[], $7::int[], $8::timestamptz[]) d(zone, day, at)),
  form_block as (select * from unnest($11::smallint[], $12::smallint[]) b(form_no, block_no)),
  area_day as (
    select coalesce(a.path, '/') as path, (s.value #>> '{}')::int as day
    from "Setting" s left join "Wilayah" a on a.id = s."wilayahId" where s.key = $10),
  operating as (
    select u.no, u."desaNo" as desa_no, u."puskesmasNo" as puskesmas_no, u."isDemo" as is_demo, p."formSet"::text as form_set,
      w.zone::text as zone,
      coalesce((select d.day from area_day d where starts_with(w.path, d.path) order by length(d.path) desc limit 1), $9) as day
    from "Unit" u join "Posyandu" p on p.id = u."posyanduId" join "Wilayah" w on w.no = u."desaNo"
    where exists (
      select from "PosyanduInterval" i where i."posyanduId" = p.id
        and i."openedOn" <= $2::date and (i."closedOn" is null or i."closedOn" >= $2::date))),
  opened as (
    insert into obligation (unit_no, month, form_no, form_version_no, deadline, is_demo)
    select o.no, $1, f.form_no, f.version_no, d.at, o.is_demo
    from operating o join form f on f.form_set = o.form_set join deadline d on d.zone = o.zone and d.day = o.day
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
    select distinct n.node, $1::int, b.block_no, $13::smallint
    from (select * from opened union all select * from exempted) o
    join form_block b on b.form_no = o.form_no join "Unit" u on u.no = o.unit_no,
      unnest(array[u."desaNo", u."puskesmasNo"]) n(node)
    where n.node is not null),
  told as (
    insert into outbox (type, month, cause, payload)
    select 'obligation.opened', $1, $13, jsonb_build_object('count', count(*)) from opened having count(*) > 0)
  select (select count(*) from opened)::int as opened, (select count(*) from exempted)::int as exempted`;
