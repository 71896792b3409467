import { TIDAK_DIRINCI } from '../../lib/pure/layout.ts';
import type { Catalogue } from '../submission/catalogue.ts';
import type { PostBreakdown } from './analytics-group-members.ts';
import { postMembers } from './analytics-group-posts.ts';
import type { MonthSpan } from './figures.ts';
import { CARRY_MONTHS } from './rollup-shape.ts';
import type { SqlPart } from './unit-figures.sql.ts';
import { heldBy } from './units-below.sql.ts';

/**
 * Writes which units count in which group of which node in which month, as `selectUnitFigures` wants it. The number of a
 * row is (place of the node, from 0) × groups + place of the group. An attribute is that of the month: a post that
 * changes it counts before in the one group and afterwards in the other.
 */
export function unitsInGroups(
  catalogue: Catalogue,
  of: {
    readonly nodes: readonly number[];
    readonly spans: readonly MonthSpan[];
    readonly by: readonly PostBreakdown[];
    readonly size: number;
  },
): SqlPart {
  // Of a month that was never opened nothing is stored, not even what is still in force.
  const months = of.spans.map(
    ({ first, last }) => `select g.month from generate_series(${first}, ${last}) g(month)
      where exists (select from obligation o where o.month = g.month)`,
  );
  const attributes = of.by.map((by) => ATTRIBUTES[by](catalogue));
  const place = of.by.map((by, index) => placeSql(by, attributes[index]?.code ?? '')).join(` * ${lastSize(of.by)} + `);
  return (hole) => `with held as materialized (${heldBy(hole(of.nodes))}),
    post as (select distinct unit_no, kind, desa_no from held),
    grouped as materialized (
      select p.unit_no, m.month, ${place} as place
      from post p cross join (${months.join(' union ') || 'select 0 as month where false'}) m
      ${attributes.map(({ join }) => join).join('\n')})
    select ((h.at - 1) * ${of.size} + g.place)::int as node_no, g.month, h.unit_no
    from held h join grouped g on g.unit_no = h.unit_no`;
}

/** Of two attributes the second turns fastest. */
function lastSize(by: readonly PostBreakdown[]): number {
  const last = by.at(-1);
  return last ? postMembers(last).length : 1;
}

/** The place of an attribute's member; what is none of them is the last, not broken down. */
function placeSql(by: PostBreakdown, code: string): string {
  const members = postMembers(by);
  const cases = members.flatMap((member, place) =>
    member.code === TIDAK_DIRINCI ? [] : [`when '${member.code}' then ${place}`],
  );
  return `(case ${code} ${cases.join(' ')} else ${members.length - 1} end)`;
}

type Attribute = { readonly code: string; readonly join: string };

const ATTRIBUTES: Readonly<Record<PostBreakdown, (catalogue: Catalogue) => Attribute>> = {
  AREA_KIND: () => ({ code: 'v.kind::text', join: 'left join "Wilayah" v on v.no = p.desa_no' }),
  // The newest scoring of the last year, as in the counts of posts by strata.
  STRATA: () => ({
    code: `case when p.kind = 'POSYANDU' then coalesce(score.result, 'BELUM_DINILAI') end`,
    join: `left join lateral (
      select a.result from "PosyanduAssessment" a
      where a."unitNo" = p.unit_no and a.method = 'STRATA_2011' and a.month between m.month - ${CARRY_MONTHS - 1} and m.month
      order by a.month desc limit 1) score on true`,
  }),
  FORM_SET: (catalogue) => ({
    code: 'owed.form_set',
    join: `left join lateral (
      select max(case when o.form_no = any(${formsOfSet(catalogue, 'ILP')}) then 'ILP'
        when o.form_no = any(${formsOfSet(catalogue, 'BASIC')}) then 'BASIC' end) as form_set
      from obligation o where o.unit_no = p.unit_no and o.month = m.month) owed on true`,
  }),
};

function formsOfSet({ formVersions }: Catalogue, set: 'BASIC' | 'ILP'): string {
  const nos = new Set(formVersions.filter(({ formSet }) => formSet === set).map(({ formNo }) => formNo));
  return `'{${[...nos].join(',')}}'::smallint[]`;
}
