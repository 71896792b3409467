import type { Database } from '../src/db/client.ts';

export const SLOTS = Array.from({ length: 99 }, (_, slot) => slot);

type Sums = { forms: number; v: (number | null)[]; n: number[] };
type ReportRow = {
  desa: string;
  puskesmas: number | null;
  month: number;
  basis: number;
  also: boolean;
  sums: boolean;
  cells: (number | null)[];
};

/** Every report with the nodes and bases in whose sums it belongs. */
async function readReports(db: Database): Promise<{ keys: string[]; cells: (number | null)[] }[]> {
  const rows = await db.sql<ReportRow>(
    `select w.path as desa, u."puskesmasNo" as puskesmas, r.month, r.basis, r.also_approved as also, r.in_sums as sums,
       array[${SLOTS.map((slot) => `r.s${slot}`).join(', ')}] as cells
     from report r join "Unit" u on u.no = r.unit_no join "Wilayah" w on w.no = u."desaNo"`,
  );
  return rows.map((row) => {
    const bases = [...(row.basis === 0 && row.sums ? [0] : []), ...(row.basis === 1 || row.also ? [1] : [])];
    return {
      keys: bases.flatMap((basis) => nodesOf(row).map((node) => `${node}/${row.month}/${basis}`)),
      cells: row.cells,
    };
  });
}

function nodesOf(row: { desa: string; puskesmas: number | null }): string[] {
  return [...row.desa.split('/').filter(Boolean), ...(row.puskesmas === null ? [] : [String(row.puskesmas)])];
}

/** What readers of either basis must see, added up form by form in the plainest way there is. */
export async function expectedSums(db: Database): Promise<Map<string, Sums>> {
  const sums = new Map<string, Sums>();
  for (const { keys, cells } of await readReports(db)) {
    for (const key of keys) addForm(sums, key, cells);
  }
  return sums;
}

/** What readers of either basis do see in the stored rows. */
export async function storedSums(db: Database): Promise<Map<string, Sums>> {
  const rows = await db.sql<{
    node: number;
    month: number;
    basis: number;
    also: boolean;
    forms: number;
    v: (number | null)[];
    n: (number | null)[];
  }>(
    `select node_no as node, month, basis, also_approved as also, forms, array[${SLOTS.map((s) => `v${s}`).join(', ')}]::float8[] as v,
       array[${SLOTS.map((s) => `n${s}`).join(', ')}] as n from rollup where forms > 0`,
  );
  return new Map(
    rows.flatMap((row) => {
      const sums = { forms: row.forms, v: row.v, n: row.n.map((count) => count ?? 0) };
      const bases = row.also ? [0, 1] : [row.basis];
      return bases.map((basis) => [`${row.node}/${row.month}/${basis}`, sums] as const);
    }),
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

function addForm(sums: Map<string, Sums>, key: string, cells: readonly (number | null)[]): void {
  const now = sums.get(key) ?? { forms: 0, v: SLOTS.map(() => null), n: SLOTS.map(() => 0) };
  now.forms += 1;
  for (const [slot, value] of cells.entries()) {
    if (value === null) continue;
    now.v[slot] = (now.v[slot] ?? 0) + value;
    now.n[slot] = (now.n[slot] ?? 0) + 1;
  }
  sums.set(key, now);
}

type PairRow = { node: number; month: number; basis: number; code: string; num: number; den: number; out: number };

/** Paired sums of D/S and N/D as readers must see them, where a form with one unanswered operand counts in neither. */
export async function expectedPairs(db: Database): Promise<Map<string, [number, number, number]>> {
  const pairs = new Map<string, [number, number, number]>();
  for (const { keys, cells } of await readReports(db)) {
    for (const [code, num, den] of PAIRS) {
      for (const key of keys) addPair(pairs, `${key}/${code}`, cells, [num, den]);
    }
  }
  return new Map([...pairs].filter(([, pair]) => pair[2] > 0));
}

const PAIRS = [
  ['SKDN_DS', 2, 0],
  ['SKDN_ND', 3, 2],
] as const;

function addPair(
  pairs: Map<string, [number, number, number]>,
  key: string,
  cells: readonly (number | null)[],
  [num, den]: readonly [number, number],
): void {
  const now = pairs.get(key) ?? [0, 0, 0];
  const [over, under] = [elementOf(cells, num), elementOf(cells, den)];
  if (over !== null && under !== null) pairs.set(key, [now[0] + over, now[1] + under, now[2]]);
  else if (anyOf(cells, num) || anyOf(cells, den)) pairs.set(key, [now[0], now[1], now[2] + 1]);
}

/** The stored paired sums of the same two indicators, as readers of either basis see them. */
export async function storedPairs(db: Database): Promise<Map<string, [number, number, number]>> {
  const rows = await db.sql<PairRow>(
    `select p.node_no as node, p.month, b.basis, v."indicatorCode" as code, p.numerator as num, p.denominator as den, p.left_out as out
     from rollup_pair p join "IndicatorVersion" v on v.no = p.version_no
     join rollup r on r.node_no = p.node_no and r.month = p.month and r.basis = p.basis
     join (values (0), (1)) b(basis) on b.basis = p.basis or r.also_approved
     where v."indicatorCode" in ('SKDN_DS', 'SKDN_ND')`,
  );
  return new Map(rows.map((row) => [`${row.node}/${row.month}/${row.basis}/${row.code}`, [row.num, row.den, row.out]]));
}

type DueRow = { node: number; month: number; form: number; expected: number; arrived: number; approved: number };

/** Completeness of every node, counted from the obligations one by one. */
export async function expectedDues(db: Database): Promise<Map<string, number[]>> {
  const rows = await db.sql<{ desa: string; puskesmas: number | null; month: number; form: number; due: number[] }>(
    `select w.path as desa, u."puskesmasNo" as puskesmas, o.month, o.form_no as form,
       array[1, (o.arrival in (1, 2))::int, (o.status = 5)::int] as due
     from obligation o join "Unit" u on u.no = o.unit_no join "Wilayah" w on w.no = u."desaNo"`,
  );
  const dues = new Map<string, number[]>();
  for (const row of rows) {
    for (const key of nodesOf(row).map((node) => `${node}/${row.month}/${row.form}`)) {
      const now = dues.get(key) ?? [0, 0, 0];
      dues.set(
        key,
        now.map((count, index) => count + (row.due[index] ?? 0)),
      );
    }
  }
  return dues;
}

/** The stored completeness of every node. */
export async function storedDues(db: Database): Promise<Map<string, number[]>> {
  const rows = await db.sql<DueRow>(
    'select node_no as node, month, form_no as form, expected, arrived, approved from rollup_obligation',
  );
  return new Map(
    rows.map((row) => [`${row.node}/${row.month}/${row.form}`, [row.expected, row.arrived, row.approved]]),
  );
}

function elementOf(cells: readonly (number | null)[], element: number): number | null {
  const total = cells[90 + element];
  if (total != null) return total;
  const parts = cells.slice(element * 10, element * 10 + 10);
  return parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

function anyOf(cells: readonly (number | null)[], element: number): boolean {
  return cells[90 + element] != null || cells.slice(element * 10, element * 10 + 10).some((part) => part != null);
}
