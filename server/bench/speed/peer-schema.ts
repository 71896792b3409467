import type { Catalogue } from '../../src/modules/submission/catalogue.ts';
import { STATUSES } from '../../src/modules/submission/report-state.ts';
import { elementTotal } from '../../src/modules/submission/layout.sql.ts';
import { isTotal } from '../../src/lib/pure/layout.ts';
import { SKDN } from '../../src/lib/pure/skdn.ts';
import type { Database } from '../../src/db/client.ts';
import { insidePath } from '../../src/db/inside-path.ts';
import { SIX } from './case.ts';
import { type FiguresAsk, figuresRelations, summedIndicators, VALUE } from './figures-sql.ts';

const block = { ...SKDN, no: 1 };

/** Total of an element over many forms: parts of some and totals of others, null when nobody answered. */
function rollupSum(element: string): string {
  const slots = SKDN.cells
    .filter((cell) => cell.element === element)
    .sort((a, b) => Number(isTotal(a)) - Number(isTotal(b)));
  const sum = slots.map(({ slot }) => `coalesce(r.v${slot}, 0)`).join(' + ');
  return `case when num_nonnulls(${slots.map(({ slot }) => `r.v${slot}`).join(', ')}) > 0 then ${sum} end`;
}

const period = (month: string): string => `(${month} / 12)::text || '-' || lpad((${month} % 12 + 1)::text, 2, '0')`;

/** Figures of the newest answered report of a unit, within a year. */
export function latestFigures(unit: string, lastMonth: number): string {
  const totals = ['S', 'K', 'D', 'N'].map(
    (letter) => `${elementTotal(block, `SK_${letter}`, 'r')} as ${letter.toLowerCase()}`,
  );
  return `select ${period('r.month')} as month, ${totals.join(', ')} from report r
    where r.unit_no = ${unit} and r.block_no = 1 and r.basis = 0 and r.month between ${lastMonth - 11} and ${lastMonth + 1}
    order by r.month desc limit 1`;
}

/** D/S with its sums and completeness per node and month, as the catalogue defines it, over plain tables. */
export function figures(lastMonth: number): string {
  return `select f.node_no, f.month_no, ${period('f.month_no')} as period, f.numerator, f.denominator,
      f.numerator::float8 * 100 / nullif(f.denominator, 0) as value, o.arrived::float8 / nullif(o.expected, 0) as completeness
    from (
      select r.node_no, r.month as month_no, (case when p.node_no is null then ${rollupSum('SK_D')} else p.numerator end)::int as numerator,
        (case when p.node_no is null then ${rollupSum('SK_S')} else p.denominator end)::int as denominator
      from rollup r left join rollup_pair p on p.node_no = r.node_no and p.month = r.month and p.basis = 0
        and p.version_no = (select no from "IndicatorVersion" where "indicatorCode" = 'SKDN_DS' order by version desc limit 1)
      where r.block_no = 1 and r.basis = 0 and r.month between ${lastMonth - 11} and ${lastMonth}) f
    left join lateral (
      select sum(o.arrived) as arrived, sum(o.expected) as expected from rollup_obligation o
      where o.node_no = f.node_no and o.month = f.month_no) o on true`;
}

/** The areas a figure is asked for, by the value of the one parameter. */
export const PEER_AREAS = {
  inProvince: (code: string): string =>
    `select no, id, code, name from "Wilayah" where "parentId" = (select id from "Wilayah" where code = ${code}) and "endedOn" is null`,
  inRegency: (id: string): string =>
    `select no, id, code, name from "Wilayah" where "parentId" = ${id} and "endedOn" is null`,
  ofLevel: (level: string): string =>
    `select no, id, code, name from "Wilayah" where level = ${level}::text::"WilayahLevel" and "endedOn" is null`,
};

/** D/S of one area and month with its sums and those of its operands. */
export function explainedCell(area: string, month: number): string {
  return `select f.value, f.numerator, f.denominator, ${rollupSum('SK_D')}::int as d, ${rollupSum('SK_S')}::int as s
    from "Wilayah" a join (${figures(month)}) f on f.node_no = a.no and f.month_no = ${month}
    join rollup r on r.node_no = a.no and r.month = ${month} and r.block_no = 1 and r.basis = 0 where a.id = ${area}`;
}

/** How many forms of an area and month count for D/S, answer nothing of it, answer half of it, or did not come. */
export function explainedCounts(area: string, month: number): string {
  const kinds = { counted: 'n = 2', missing: 'n = 0', left_out: 'n = 1', silent: 'n is null and expectation = 0' };
  const columns = Object.entries(kinds).map(([name, when]) => `(count(*) filter (where ${when}))::int as ${name}`);
  return `select ${columns.join(', ')} from (${formLines(area, month)}) l`;
}

/** The first hundred of these forms by village and unit. */
export function explainedForms(area: string, month: number): string {
  return `select name, desa, numerator, denominator, revision, status from (${formLines(area, month)}) l
    order by code, unit_no limit 100`;
}

function formLines(area: string, month: number): string {
  const total = (letter: string): string => elementTotal(block, `SK_${letter}`, 'r');
  return `select u.no as unit_no, p.name, w.code, w.name as desa, o.expectation, r.rev as revision,
      ${total('D')} as numerator, ${total('S')} as denominator,
      case when r.unit_no is not null then num_nonnulls(${total('D')}, ${total('S')}) end as n,
      (array[${STATUSES.map((name) => `'${name}'`).join(', ')}])[o.status + 1] as status
    from "Wilayah" a join "Wilayah" w on ${insidePath('w.path', 'a.path')}
    join "Unit" u on u."desaNo" = w.no join "Posyandu" p on p.id = u."posyanduId"
    join obligation o on o.unit_no = u.no and o.month = ${month}
      and o.form_no in (select f.no from "Form" f join "FormVersion" v on v."formCode" = f.code
        join "FormBlock" b on b."formVersionId" = v.id where b."blockCode" = 'SKDN')
    left join report r on r.unit_no = u.no and r.month = ${month} and r.block_no = 1 and r.basis = 0 and r.in_sums
    where a.id = ${area}`;
}

/**
 * Lays a schema of views over the same tables for the peer that makes its interface from the database: relations, lists
 * without connections and one function per page, so that one query of it answers each case.
 */
export async function layPeerSchema(db: Database, catalogue: Catalogue, lastMonth: number): Promise<void> {
  const year = { indicators: SIX, first: lastMonth - 11, last: lastMonth };
  const month = { first: lastMonth, last: lastMonth };
  await db.sql(`
    drop schema if exists peer cascade;
    create schema peer;
    create view peer.area as select id, no, code, name, "parentId" as parent_id from "Wilayah";
    comment on view peer.area is E'@primaryKey id\\n@foreignKey (parent_id) references peer.area (id)|@fieldName parent';
    create view peer.puskesmas as select id, name from "Puskesmas";
    comment on view peer.puskesmas is '@primaryKey id';
    create view peer.post as select id, name, "formSet"::text as form_set, "wilayahId" as area_id,
      "puskesmasId" as puskesmas_id from "Posyandu";
    comment on view peer.post is E'@primaryKey id\\n@foreignKey (area_id) references peer.area (id)|@fieldName area\\n@foreignKey (puskesmas_id) references peer.puskesmas (id)|@fieldName puskesmas';
    create view peer.latest as select u."posyanduId" as post_id, f.* from "Unit" u left join lateral (
      ${latestFigures('u.no', lastMonth)}) f on true;
    comment on view peer.latest is E'@primaryKey post_id\\n@foreignKey (post_id) references peer.post (id)|@foreignFieldName latest';
    create view peer.figure as ${figures(lastMonth)};
    comment on view peer.figure is '@primaryKey node_no,month_no';
    create function peer.posts_of(regency uuid, size int) returns setof peer.post language sql stable as $$
      select p.* from "Wilayah" kc join "Wilayah" w on w."parentId" = kc.id join peer.post p on p.area_id = w.id
      where kc."parentId" = regency order by w.code, p.name, p.id limit size $$;
    comment on function peer.posts_of is '@behavior -connection +list';
    create function peer.areas_of(parent text) returns setof peer.area language sql stable as $$
      select a.* from peer.area a where a.parent_id = (select id from "Wilayah" where code = parent) order by a.code $$;
    comment on function peer.areas_of is '@behavior -connection +list';
    create function peer.area_figures(a peer.area) returns setof peer.figure language sql stable as $$
      select f.* from peer.figure f where f.node_no = a.no order by f.month_no $$;
    comment on function peer.area_figures is '@behavior -connection +list';
    create view peer.figure_line as select null::int as i, null::text as indicator, null::text as code, null::text as name,
      null::text as period, null::float8 as value, null::int as numerator, null::int as denominator;
    ${lines(catalogue, 'six', 'text', PEER_AREAS.inProvince('area'), year)}
    ${lines(catalogue, 'all', 'uuid', PEER_AREAS.inRegency('area'), { ...month, indicators: summedIndicators(catalogue) })}
    ${lines(catalogue, 'map', 'text', PEER_AREAS.ofLevel('area'), { ...month, indicators: ['SKDN_DS'] })}
    ${listed('cell', 'value float8, numerator int, denominator int, d int, s int', explainedCell('area', lastMonth))}
    ${listed('counts', 'counted int, missing int, left_out int, silent int', explainedCounts('area', lastMonth))}
    ${listed('forms', 'name text, desa text, numerator int, denominator int, revision int, status text', explainedForms('area', lastMonth))}
  `);
}

/** A function that gives figures as one list, so that the peer, too, asks one statement for all of them. */
function lines(catalogue: Catalogue, name: string, type: string, areas: string, ask: FiguresAsk): string {
  return `create function peer.${name}_of(area ${type}) returns setof peer.figure_line language sql stable as $$
      with area as (${areas.replaceAll('area', `${name}_of.area`)}), ${figuresRelations(catalogue, ask)}
      select i, indicator, code, name, period, ${VALUE}, numerator::int, denominator::int from figure order by i, code, period $$;
    comment on function peer.${name}_of is '@behavior -connection +list';`;
}

function listed(name: string, columns: string, statement: string): string {
  const nulls = columns.split(', ').map((column) => `null::${column.split(' ')[1]} as ${column.split(' ')[0]}`);
  return `create view peer.explained_${name} as select ${nulls.join(', ')};
    create function peer.explain_${name}(area uuid) returns setof peer.explained_${name} language sql stable as $$ ${statement} $$;
    comment on function peer.explain_${name} is '@behavior -connection +list';`;
}
