import type { Database } from '../src/db/client.ts';
import { areaSlots, coveredSlots, type Place, readPlaces, readSources, SLOTS } from './rollup-sources.ts';

/** Sums and numbers of answers by slot; a slot that nobody answered is not there. */
type Sums = { forms: number; v: Record<number, number>; n: Record<number, number> };

/** What readers of either basis must see, added up source by source. */
export async function expectedSums(db: Database): Promise<Map<string, Sums>> {
  const sums = new Map<string, Sums>();
  for (const { nodes, month, block, basis, forms, cells } of await readSources(db)) {
    for (const node of nodes) addSource(sums, `${node}/${month}/${block}/${basis}`, forms, cells);
  }
  return sums;
}

function addSource(sums: Map<string, Sums>, key: string, forms: number, cells: readonly (number | null)[]): void {
  const now = sums.get(key) ?? { forms: 0, v: {}, n: {} };
  sums.set(key, now);
  now.forms += forms;
  for (const [slot, value] of cells.entries()) {
    if (value === null) continue;
    now.v[slot] = (now.v[slot] ?? 0) + value;
    now.n[slot] = (now.n[slot] ?? 0) + 1;
  }
}

type StoredRow = {
  node: number;
  month: number;
  block: string;
  basis: number;
  also: boolean;
  forms: number;
  v: (number | null)[];
  n: (number | null)[];
};

/** What readers of either basis do see in the stored rows; a row without forms or answers tells of obligations alone. */
export async function storedSums(db: Database): Promise<Map<string, Sums>> {
  const rows = await db.sql<StoredRow>(
    `select r.node_no as node, r.month, b.code as block, r.basis, r.also_approved as also, r.forms,
       array[${SLOTS.map((s) => `r.v${s}`).join(', ')}]::float8[] as v, array[${SLOTS.map((s) => `r.n${s}`).join(', ')}] as n
     from rollup r join "Block" b on b.no = r.block_no`,
  );
  const covers = await coveredSlots(db);
  return new Map(
    rows.flatMap((row) => {
      const isCovered = (slot: number): boolean => covers(row.block, slot);
      const sums = { forms: row.forms, v: answered(row.v, isCovered), n: answered(row.n, isCovered) };
      if (row.forms === 0 && Object.keys(sums.v).length === 0) return [];
      const bases = row.also ? [0, 1] : [row.basis];
      return bases.map((basis) => [`${row.node}/${row.month}/${row.block}/${basis}`, sums] as const);
    }),
  );
}

function answered(values: readonly (number | null)[], isCovered: (slot: number) => boolean): Record<number, number> {
  return Object.fromEntries(
    values.flatMap((value, slot) => (value === null || !isCovered(slot) ? [] : [[slot, value]])),
  );
}

/** Everything the worker keeps, without times and revision numbers, for comparing before and after. */
export async function rollupState(db: Database): Promise<unknown[]> {
  const tables = ['rollup', 'rollup_pair', 'rollup_obligation'];
  return Promise.all(
    tables.map((table) =>
      db.sql(
        `select to_jsonb(t) - 'rev' - 'computed_at' as row from ${table} t order by (to_jsonb(t) - 'rev' - 'computed_at')::text`,
      ),
    ),
  );
}

/**
 * Rows of an area that are not what the rows right below it add up to, slot by slot; there should be none. What areas
 * count of themselves is proven beside these.
 */
export async function disagreements(db: Database): Promise<object[]> {
  const counted = await areaSlots(db);
  const unless = (slot: number, sum: string): string =>
    counted.slots.includes(slot) ? `case when r.block_no = ${counted.block} then 0 else ${sum} end` : sum;
  const slots = SLOTS.map((slot) => unless(slot, `coalesce(sum(c.v${slot}), 0)`)).join(', ');
  const own = SLOTS.map((slot) => unless(slot, `coalesce(r.v${slot}, 0)`)).join(', ');
  return db.sql(
    `with seen as (
       select r.*, b.as_basis from rollup r join (values (0), (1)) b(as_basis) on b.as_basis = r.basis or r.also_approved)
     select r.node_no, r.month, r.block_no, r.as_basis from seen r join "Wilayah" w on w.no = r.node_no and w.level <> 'DESA'
     where (r.forms, array[${own}]::numeric[]) is distinct from (
       select (coalesce(sum(c.forms), 0)::int, array[${slots}]::numeric[])
       from "Wilayah" below join seen c on c.node_no = below.no and c.month = r.month and c.block_no = r.block_no
         and c.as_basis = r.as_basis
       where below."parentId" = w.id)`,
  );
}

/** Paired indicators: what stands above and below the line, and the block both lie in. */
const PAIRS: readonly { code: string; above: readonly string[]; below: readonly string[] }[] = [
  { code: 'SKDN_DS', above: ['SK_D'], below: ['SK_S'] },
  { code: 'SKDN_ND', above: ['SK_N'], below: ['SK_D'] },
  { code: 'JIWA_SKRIN', above: ['DL_JIWA'], below: ['DL_DTG_DW', 'DL_DTG_LS'] },
  // The cadres named by decree stay in force while the active ones are counted anew each month.
  { code: 'KDR_AKTIF', above: ['OP_KADER_AKTIF'], below: ['OP_KADER_SK'] },
  { code: 'INT_PHBS', above: ['PF_PHBS_SEHAT'], below: ['PF_PHBS_KAJI'] },
];

type Pair = [numerator: number | null, denominator: number | null, leftOut: number];

/**
 * Paired sums as readers must see them: who answered one operand alone counts in neither, and as a form left out; where
 * nobody answered both there is no sum.
 */
export async function expectedPairs(db: Database): Promise<Map<string, Pair>> {
  const places = await readPlaces(db);
  const pairs = new Map<string, Pair>();
  const differing = new Set<string>();
  for (const { nodes, month, block, basis, forms, cells } of await readSources(db)) {
    for (const { code, above, below } of PAIRS.filter((pair) => places.get(pair.above[0] ?? '')?.block === block)) {
      const operands = [above, below].map((codes) => codes.map((element) => places.get(element)));
      const [over = null, under = null] = operands.map((side) => sumOf(cells, side));
      const isTouched = operands.flat().some((place) => isAnswered(cells, place));
      for (const key of nodes.map((node) => `${node}/${month}/${basis}/${code}`)) {
        const now = pairs.get(key) ?? [null, null, 0];
        if (over !== null && under !== null) pairs.set(key, [(now[0] ?? 0) + over, (now[1] ?? 0) + under, now[2]]);
        else if (isTouched) {
          differing.add(key);
          pairs.set(key, [now[0], now[1], now[2] + forms]);
        }
      }
    }
  }
  return new Map([...pairs].filter(([key]) => differing.has(key)));
}

function sumOf(cells: readonly (number | null)[], side: readonly (Place | undefined)[]): number | null {
  const values = side.map((place) => elementOf(cells, place));
  return values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function elementOf(cells: readonly (number | null)[], place: Place | undefined): number | null {
  const total = cells[place?.total ?? -1];
  if (total != null || !place?.parts.length) return total ?? null;
  const parts = place.parts.map((slot) => cells[slot] ?? null);
  return parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

function isAnswered(cells: readonly (number | null)[], place: Place | undefined): boolean {
  return [...(place?.parts ?? []), place?.total ?? -1].some((slot) => cells[slot] != null);
}

type PairRow = {
  node: number;
  month: number;
  basis: number;
  code: string;
  num: number | null;
  den: number | null;
  out: number;
};

/** The stored paired sums of the same indicators, as readers of either basis see them. */
export async function storedPairs(db: Database): Promise<Map<string, Pair>> {
  const rows = await db.sql<PairRow>(
    `select p.node_no as node, p.month, b.basis, v."indicatorCode" as code, p.numerator as num, p.denominator as den, p.left_out as out
     from rollup_pair p join "IndicatorVersion" v on v.no = p.version_no
     join "DataElement" e on e.code = (regexp_match(v.numerator, '[A-Z][A-Z0-9_]*'))[1]
     join "BlockSlot" s on s."elementCode" = e.code join "Block" k on k.code = s."blockCode"
     join rollup r on r.node_no = p.node_no and r.month = p.month and r.basis = p.basis and r.block_no = k.no
     join (values (0), (1)) b(basis) on b.basis = p.basis or r.also_approved
     where v."indicatorCode" = any($1)`,
    [PAIRS.map(({ code }) => code)],
  );
  return new Map(rows.map((row) => [`${row.node}/${row.month}/${row.basis}/${row.code}`, [row.num, row.den, row.out]]));
}

/** Completeness of every node, counted from the obligations one by one. */
export async function expectedDues(db: Database): Promise<Map<string, number[]>> {
  const rows = await db.sql<{ desa: string; puskesmas: number | null; month: number; form: number; due: number[] }>(
    `select w.path as desa, u."puskesmasNo" as puskesmas, o.month, o.form_no as form,
       array[1, (o.arrival in (1, 2))::int, (o.status = 5)::int] as due
     from obligation o join "Unit" u on u.no = o.unit_no join "Wilayah" w on w.no = u."desaNo"`,
  );
  const dues = new Map<string, number[]>();
  for (const { desa, puskesmas, month, form, due } of rows) {
    const nodes = [...desa.split('/').filter(Boolean), ...(puskesmas === null ? [] : [puskesmas])];
    for (const key of nodes.map((node) => `${node}/${month}/${form}`)) {
      const now = dues.get(key) ?? [0, 0, 0];
      dues.set(
        key,
        now.map((count, index) => count + (due[index] ?? 0)),
      );
    }
  }
  return dues;
}

type DueRow = { node: number; month: number; form: number; expected: number; arrived: number; approved: number };

/** The stored completeness of every node. */
export async function storedDues(db: Database): Promise<Map<string, number[]>> {
  const rows = await db.sql<DueRow>(
    'select node_no as node, month, form_no as form, expected, arrived, approved from rollup_obligation',
  );
  return new Map(
    rows.map((row) => [`${row.node}/${row.month}/${row.form}`, [row.expected, row.arrived, row.approved]]),
  );
}
