import { readFileSync } from 'node:fs';
import { parse, print, separateOperations } from 'graphql';
import { encodeGlobalId } from '../../../src/graphql/ids.ts';
import { fulfilledSql } from '../../../src/modules/duty/duty-rules.sql.ts';
import { DEFAULT_GRACE_DAYS } from '../../../src/lib/pure/duty-rules.ts';
import { lastDay } from '../../../src/lib/pure/month.ts';
import type { Case } from '../case.ts';

type Asked = { readonly province: string; readonly groups: readonly string[]; readonly year: number };

/** An operation exactly as a page of the console sends it. */
function operationOf(page: string, name: string): string {
  const file = new URL(`../../../../web/src/routes/${page}.graphql`, import.meta.url);
  const operation = separateOperations(parse(readFileSync(file, 'utf8')))[name];
  if (!operation) throw new Error(`No operation ${name} in ${page}`);
  return print(operation);
}

type Sum = { code: string; groups: number; agencies: number; expected: number; fulfilled: number; overdue: number };
type OwnSums = { data: { dutyRollup: (Omit<Sum, 'code'> & { wilayah: { code: string } })[] } };
type OwnMatrix = { data: { dutyMatrix: { rows: { opd: { name: string }; statuses: (string | null)[] }[] } } };
type Counted = { kind: string; count: number };
type OwnGaps = { data: { gapCounts: Counted[]; gaps: { nodes: { kind: string; wilayah: { code: string } }[] } } };

const firstDay = (month: string): string => `make_date(${month} / 12, ${month} % 12 + 1, 1)`;
const AGO = `(now() at time zone 'Asia/Jakarta')::date`;

/** Periods of a duty in the year, with how far they have come; hand-written for lists that stand the whole year. */
const PERIODS = (year: number): string => `
  select d."catalogueId", d.code, d.number, f as first, f + n.months - 1 as last, d.rhythm <> 'ON_CHANGE' as due,
    case when d.rhythm = 'ON_CHANGE' then 'NONE' when ${AGO} > ${firstDay('(f + n.months)')} - 1 + ${DEFAULT_GRACE_DAYS} then 'OVERDUE'
      when ${AGO} >= ${firstDay('f')} then 'IN_PROGRESS' else 'NONE' end as plain
  from "Duty" d cross join lateral (select case d.rhythm when 'QUARTERLY' then 3 when 'SEMESTER' then 6 when 'MONTHLY' then 1 else 12 end as months) n
  cross join lateral generate_series(${year * 12}, ${year * 12 + 11}, n.months) f`;

const CREDITS = (year: number, more = ''): string => `
  select c."pokjanalId" as grp, c."opdId" as opd, c."dutyCode" as code, c."toMonth" as last,
    bool_or(${fulfilledSql(String(DEFAULT_GRACE_DAYS))}) as done
  from "DutyCredit" c join "Evidence" e on e.id = c."evidenceId"
  where c.state = 'ACCEPTED' and c."toMonth" between ${year * 12} and ${year * 12 + 11} ${more} group by 1, 2, 3, 4`;

function rollupCase({ province, year }: Asked): Case {
  const query = operationOf('kewajiban/duty-pages', 'DutyAreaPage');
  return {
    name: 'duty',
    title: 'Duties of a province, regency by regency: 600 groups, 12,000 agencies, 276,000 cells',
    note: 'Two requests at a time, as in the two tables below.',
    variants: [province],
    faces: {
      pokjanal: {
        body: (id) => ({ query, variables: { area: encodeGlobalId('Wilayah', id), year } }),
        read: ({ data }: OwnSums): Sum[] =>
          data.dutyRollup.map(({ wilayah, groups, agencies, expected, fulfilled, overdue }) => ({
            code: wilayah.code,
            groups,
            agencies,
            expected,
            fulfilled,
            overdue,
          })),
      },
      bare: { body: (id) => ({ name: 'duty', values: [id] }), read: (answer: Sum[]) => answer },
    },
    statement: `with period as materialized (${PERIODS(year)}), done as (${CREDITS(year)}),
      grp as (select p.id, p."catalogueId", w.path, (select count(*) from "PokjanalMember" m where m."pokjanalId" = p.id) as members
        from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId" join "Wilayah" v on v.id = $1::uuid and starts_with(w.path, v.path)),
      owed as (select g.id, g.path, g.members, count(*) filter (where p.due and p.plain <> 'NONE') * g.members as expected,
          count(*) filter (where p.plain = 'OVERDUE') * g.members as late
        from grp g join period p on p."catalogueId" = g."catalogueId" group by 1, 2, 3),
      found as (select g.id, count(*) filter (where p.due and d.done) as fulfilled, count(*) filter (where p.plain = 'OVERDUE') as shown,
          count(*) filter (where p.due and p.plain = 'NONE') as early
        from grp g join done d on d.grp = g.id join period p on p."catalogueId" = g."catalogueId" and p.code = d.code and p.last = d.last group by 1)
      select coalesce(json_agg(x order by x.code collate "C"), '[]')::text as answer from (
        select r.code, count(o.id) as groups, coalesce(sum(o.members), 0) as agencies, coalesce(sum(o.expected + coalesce(f.early, 0)), 0) as expected,
          coalesce(sum(f.fulfilled), 0) as fulfilled, coalesce(sum(o.late - coalesce(f.shown, 0)), 0) as overdue
        from "Wilayah" r left join owed o on starts_with(o.path, r.path) left join found f on f.id = o.id
        where r."parentId" = $1::uuid and r."endedOn" is null group by 1) x`,
    connections: 2,
    targets: [{ against: 'bare', aim: 0.5 }],
  };
}

function matrixCase({ groups, year }: Asked): Case {
  const query = operationOf('kewajiban/duty-pages', 'DutyMatrixPage');
  type Row = { name: string; statuses: (string | null)[] };
  return {
    name: 'matrix',
    title: 'Matrix of one of 600 groups: 20 agencies × 23 periods',
    note: 'Ours says besides what proposes itself for each cell; the statement does not.',
    variants: groups,
    faces: {
      pokjanal: {
        body: (id) => ({ query, variables: { group: encodeGlobalId('Pokjanal', id), year } }),
        read: ({ data }: OwnMatrix): Row[] =>
          data.dutyMatrix.rows.map(({ opd, statuses }) => ({ name: opd.name, statuses })),
      },
      bare: { body: (id) => ({ name: 'matrix', values: [id] }), read: (answer: Row[]) => answer },
    },
    statement: `with period as materialized (${PERIODS(year)}),
      done as materialized (${CREDITS(year, 'and c."pokjanalId" = $1::uuid')}),
      draft as materialized (
        select distinct e."opdId" as opd, e."toMonth" as last, k.code from "Evidence" e
        join (values ('DATASET', 'DATA_INFO'), ('ANALYSIS', 'ANALISIS'), ('VISIT', 'BINA_MONEV'), ('PARTICIPATION', 'PARTISIPASI'),
          ('OTHER', 'KEGIATAN_LAIN'), ('REPORT', 'LAPOR')) k(kind, code) on k.kind = e.kind::text
        where e."pokjanalId" = $1::uuid and e.status = 'DRAFT')
      select coalesce(json_agg(json_build_object('name', x.name, 'statuses', x.statuses) order by x.name), '[]')::text as answer from (
        select o.name, json_agg(case when d.done then 'FULFILLED' when d.opd is not null then 'IN_PROGRESS'
            when p.plain = 'NONE' and t.opd is not null then 'IN_PROGRESS' else p.plain end order by p.number, p.first) as statuses
        from "Pokjanal" g join "PokjanalMember" m on m."pokjanalId" = g.id join "Opd" o on o.id = m."opdId"
        join period p on p."catalogueId" = g."catalogueId"
        left join done d on d.opd = o.id and d.code = p.code and d.last = p.last
        left join draft t on t.opd = o.id and t.code = p.code and t.last = p.last
        where g.id = $1::uuid group by o.id, o.name) x`,
    connections: 2,
    targets: [{ against: 'bare', aim: 0.5 }],
  };
}

function gapsCase({ province, year }: Asked): Case {
  const query = operationOf('kesenjangan/gaps-page', 'GapsPage');
  const read = (counts: readonly Counted[]) => counts.filter(({ count }) => count > 0);
  const quarter = `(extract(year from ${AGO})::int * 12 + (extract(month from ${AGO})::int - 1) / 3 * 3)`;
  const kinds = ['EXPIRED', 'ENDS_IN_90', 'NO_GROUP', 'VACANT_SEAT', 'MISSING_OPD_KIND', 'IDLE_OPD'];
  const day = lastDay(year * 12 + 11);
  return {
    name: 'gaps',
    title: 'Gaps of a province down to its districts: 600 groups, 7,200 seats, 12,000 agencies',
    note: 'The statement counts the kinds that occur here; ours lists the first 200 besides, each with its area and office to call.',
    variants: [province],
    faces: {
      pokjanal: {
        body: (id) => {
          const area = encodeGlobalId('Wilayah', id);
          return { query, variables: { area, within: area, depth: 2, kinds: null, search: null } };
        },
        read: ({ data }: OwnGaps): Counted[] => read(data.gapCounts.map(({ kind, count }) => ({ kind, count }))),
      },
      bare: { body: (id) => ({ name: 'gaps', values: [id] }), read },
    },
    statement: `with area as materialized (select w.id, w.level from "Wilayah" w join "Wilayah" v on v.id = $1::uuid and starts_with(w.path, v.path)
          where w."endedOn" is null and w.level in ('PROVINSI', 'KABKOTA', 'KECAMATAN')),
      grp as materialized (select p.id, p.regime, a.level, d."termEnd" from area a join "Pokjanal" p on p."wilayahId" = a.id
        join "DecreePokjanal" l on l."pokjanalId" = p.id join "Decree" d on d.id = l."decreeId"),
      counted as (
        select 'EXPIRED' as kind, count(*) from grp where "termEnd" < ${AGO}
        union all select case when '${day}'::date - ${AGO} <= 90 then 'ENDS_IN_90' else 'ENDS_IN_180' end, count(*) from grp where "termEnd" between ${AGO} and ${AGO} + 180
        union all select 'NO_GROUP', count(*) from area a where not exists (select from "Pokjanal" p where p."wilayahId" = a.id)
        union all select 'VACANT_SEAT', count(*) from grp g join "Seat" s on s."pokjanalId" = g.id where not exists (select from "SeatHolding" h where h."seatId" = s.id)
        union all select 'MISSING_OPD_KIND', count(*) from grp g join "ExpectedOpdKind" e on e.regime = g.regime and e.level = g.level
          where not exists (select from "PokjanalMember" m join "OpdKindOpd" k on k."opdId" = m."opdId" where m."pokjanalId" = g.id and k."kindCode" = e."kindCode")
        union all select 'IDLE_OPD', count(*) from grp g join "PokjanalMember" m on m."pokjanalId" = g.id where g."termEnd" >= ${AGO}
          and not exists (select from "Evidence" e where e."pokjanalId" = g.id and e."opdId" = m."opdId" and e."toMonth" >= ${quarter} and e."fromMonth" < ${quarter} + 3))
      select json_agg(json_build_object('kind', kind, 'count', count) order by array_position(array['${kinds.join("','")}'], kind))::text as answer from counted`,
    connections: 2,
    targets: [{ against: 'bare', aim: 0.5 }],
  };
}

/** Questions of the pages about duties and gaps, each as the console sends it. */
export const dutyCases = (asked: Asked): Case[] => [rollupCase(asked), matrixCase(asked), gapsCase(asked)];
