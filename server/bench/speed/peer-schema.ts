import { elementTotal } from '../../src/modules/submission/layout.sql.ts';
import { isTotal } from '../../src/lib/pure/layout.ts';
import { SKDN } from '../../src/lib/pure/skdn.ts';
import type { Database } from '../../src/db/client.ts';

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
      select r.node_no, r.month as month_no, coalesce(p.numerator, ${rollupSum('SK_D')})::int as numerator,
        coalesce(p.denominator, ${rollupSum('SK_S')})::int as denominator
      from rollup r left join rollup_pair p on p.node_no = r.node_no and p.month = r.month and p.basis = 0
        and p.version_no = (select no from "IndicatorVersion" where "indicatorCode" = 'SKDN_DS' order by version desc limit 1)
      where r.block_no = 1 and r.basis = 0 and r.month between ${lastMonth - 11} and ${lastMonth}) f
    left join lateral (
      select sum(o.arrived) as arrived, sum(o.expected) as expected from rollup_obligation o
      where o.node_no = f.node_no and o.month = f.month_no) o on true`;
}

/**
 * Lays a schema of views over the same tables for the peer that makes its interface from the database: relations, lists
 * without connections and one function per page, so that one query of it answers each case.
 */
export async function layPeerSchema(db: Database, lastMonth: number): Promise<void> {
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
  `);
}
