import { type Catalogue, getBlock } from '../submission/catalogue.ts';
import { elementTotal } from '../submission/layout.sql.ts';

/** Months a scoring looks back over, the last one included. */
export const SCORED_MONTHS = 12;

/** A service or group counts when at least half of those due were reached in this many months. */
const MONTHS_REACHED = 8;

/** Groups of the life cycle whose attendance can be set beside those due: attended, due, block. */
const GROUPS = [
  ['HN_DTG_HAMIL', 'HN_SAS_HAMIL', 'A'],
  ['HN_DTG_NIFAS', 'HN_SAS_NIFAS', 'A'],
  ['BB_DTG_BAYI', 'BB_SAS_BAYI', 'B'],
  ['BB_DTG_BALITA', 'BB_SAS_BALITA', 'B'],
  ['BB_DTG_APRAS', 'BB_SAS_APRAS', 'B'],
  ['SR_DTG_US', 'SR_SAS_US', 'C'],
  ['SR_DTG_RM', 'SR_SAS_RM', 'C'],
  ['DL_DTG_DW', 'DL_SAS_DW', 'D'],
  ['DL_DTG_LS', 'DL_SAS_LS', 'D'],
] as const;

/**
 * Writes the statement that measures posts over twelve months: $1 the last month, $2 units or null for all that were
 * expected in it. One row per post with every measure of the scorings, null where nothing was reported.
 */
export function measuresStatement(catalogue: Catalogue): string {
  const total = (element: string): string => {
    const block = catalogue.blocks.find((one) => one.code === catalogue.blockOf.get(element));
    return block ? elementTotal(block, element, 'r') : 'null::int';
  };
  const sum = (element: string): string => `sum(${total(element)})`;
  const newest = (element: string): string =>
    `(array_agg(${total(element)} order by r.month desc) filter (where ${total(element)} is not null))[1]`;
  const reached = (part: string, due: string): string =>
    `(count(*) filter (where ${total(due)} > 0 and 2 * ${total(part)} >= ${total(due)})) as "m_${part}"`;
  const columns: Readonly<Record<string, readonly string[]>> = {
    SKDN: [
      `(count(*) filter (where ${total('SK_D')} > 0))::float8 as months_weighed`,
      share(sum('SK_D'), sum('SK_S'), 'ds'),
      reached('SK_D', 'SK_S'),
    ],
    A: [
      share(sum('HN_DTG_HAMIL'), sum('HN_SAS_HAMIL'), 'kia'),
      ...groupsOf('A').map(([part, due]) => reached(part, due)),
    ],
    B: [
      share(sum('BB_IMUN_LENGKAP'), `(${sum('BB_DTG_BAYI')} + ${sum('BB_DTG_BALITA')})`, 'immunisation'),
      `(count(*) filter (where ${total('BB_DTG_BAYI')} + ${total('BB_DTG_BALITA')} > 0
         and 2 * ${total('BB_IMUN_LENGKAP')} >= ${total('BB_DTG_BAYI')} + ${total('BB_DTG_BALITA')})) as m_immunisation`,
      ...groupsOf('B').map(([part, due]) => reached(part, due)),
    ],
    C: groupsOf('C').map(([part, due]) => reached(part, due)),
    D: groupsOf('D').map(([part, due]) => reached(part, due)),
    OP: [
      `avg(${total('OP_KADER_AKTIF')})::float8 as kader_active`,
      `${newest('OP_KADER_SK')}::float8 as kader_sk`,
      `(count(*) filter (where ${total('OP_NAKES')} >= 1))::float8 as months_nakes`,
      `${sum('OP_KUNJ_ADA')}::float8 as visits`,
    ],
    PF: [
      `${newest('PF_TAMBAHAN')}::float8 as extra`,
      `${newest('PF_ALAT')}::float8 as tools`,
      share(newest('PF_DANA_KK'), newest('PF_KK'), 'fund'),
    ],
    PK: [share(newest('PK_KB_AKTIF'), newest('PK_PUS'), 'kb')],
  };
  const parts = Object.entries(columns).map(([code, list]) => partOf(catalogue, code, list));
  const months = GROUPS.map(([part]) => `(coalesce("m_${part}", 0) >= ${MONTHS_REACHED})::int`).join(' + ');
  return `
    with post as (
      select distinct u.no, u."desaNo" as desa_no, u."puskesmasNo" as puskesmas_no
      from "Unit" u join obligation o on o.unit_no = u.no and o.month = $1 and o.expectation = 0
      where u.kind = 'POSYANDU' and ($2::int[] is null or u.no = any($2)))
    select post.no as "unitNo", post.desa_no as "desaNo", post.puskesmas_no as "puskesmasNo",
      jsonb_build_object('MONTHS_WEIGHED', months_weighed, 'KADER_ACTIVE', kader_active, 'KADER_SK', kader_sk, 'DS', ds,
        'KIA', kia, 'KB', kb, 'IMMUNISATION', immunisation, 'EXTRA', extra, 'FUND', fund, 'TOOLS', tools,
        'MONTHS_NAKES', months_nakes, 'VISITS', visits,
        'SERVICES', (coalesce("m_SK_D", 0) >= ${MONTHS_REACHED})::int + (coalesce("m_HN_DTG_HAMIL", 0) >= ${MONTHS_REACHED})::int
          + (coalesce(m_immunisation, 0) >= ${MONTHS_REACHED})::int + coalesce((kb >= 50)::int, 0),
        'GROUPS', ${months}) as measures
    from post ${parts.join(' ')}`;
}

function groupsOf(block: string): (typeof GROUPS)[number][] {
  return GROUPS.filter((group) => group[2] === block);
}

function share(part: string, whole: string, name: string): string {
  return `(100.0 * ${part} / nullif(${whole}, 0))::float8 as ${name}`;
}

/** The reports of one block over the months; those of the puskesmas speak of the village of the post. */
function partOf(catalogue: Catalogue, code: string, columns: readonly string[]): string {
  const unit =
    code === 'PK'
      ? `(select v.no from "Unit" v where v.kind = 'PUSKESMAS_DESA' and v."desaNo" = post.desa_no order by v.no limit 1)`
      : 'post.no';
  return `cross join lateral (
      select ${columns.join(', ')} from report r
      where r.unit_no = ${unit} and r.month between $1 - ${SCORED_MONTHS - 1} and $1
        and r.block_no = ${getBlock(catalogue, code).no} and r.basis = 0 and r.in_sums) ${code.toLowerCase()}_part`;
}
