import type { Database } from '../src/db/client.ts';

/** Storage gives every block this many columns. */
export const SLOTS = Array.from({ length: 128 }, (_, slot) => slot);

/** An answer stays in force for the month it was given for and the eleven after it. */
const IN_FORCE = 12;

/** What one unit adds to the sums of a block in a month, on one basis: a form, or answers still in force. */
export type Source = {
  readonly nodes: readonly string[];
  readonly month: number;
  readonly block: string;
  readonly basis: number;
  readonly forms: number;
  readonly cells: readonly (number | null)[];
};

export type Place = { readonly block: string; readonly parts: readonly number[]; readonly total: number | undefined };

type Unit = { no: number; kind: string; desa: string; puskesmas: number | null };
type ReportRow = {
  unit: number;
  month: number;
  block: string;
  basis: number;
  also: boolean;
  sums: boolean;
  cells: (number | null)[];
};
type SlotRow = { block: string; slot: number; element: string; carry: boolean; whole: boolean };
type Owed = { unit: number; month: number; expected: number; arrived: number; in_time: number };

/** Finds where each element lies. */
export async function readPlaces(db: Database): Promise<Map<string, Place>> {
  const places = new Map<string, { block: string; parts: number[]; total: number | undefined }>();
  for (const { block, slot, element, whole } of await readSlots(db)) {
    const place = places.get(element) ?? { block, parts: [], total: undefined };
    places.set(element, place);
    if (whole) place.total = slot;
    else place.parts.push(slot);
  }
  return places;
}

function readSlots(db: Database): Promise<SlotRow[]> {
  return db.sql<SlotRow>(
    `select s."blockCode" as block, s.slot, s."elementCode" as element, e.carry,
       s.age = 'TIDAK_DIRINCI' and s.sex = 'TIDAK_DIRINCI' and s.field = 'TIDAK_DIRINCI' as whole
     from "BlockSlot" s join "DataElement" e on e.code = s."elementCode" order by 1, 2`,
  );
}

/** Everything that must be added up, found unit by unit and month by month in the plainest way there is. */
export async function readSources(db: Database): Promise<Source[]> {
  const units = await db.sql<Unit>(
    `select u.no, u.kind::text as kind, w.path as desa, u."puskesmasNo" as puskesmas
     from "Unit" u join "Wilayah" w on w.no = u."desaNo"`,
  );
  const reports = await db.sql<ReportRow>(
    `select r.unit_no as unit, r.month, b.code as block, r.basis, r.also_approved as also, r.in_sums as sums,
       array[${SLOTS.map((slot) => `r.s${slot}`).join(', ')}] as cells
     from report r join "Block" b on b.no = r.block_no`,
  );
  const owed = await db.sql<Owed>(
    `select unit_no as unit, month, (count(*) filter (where expectation = 0))::int as expected,
       (count(*) filter (where arrival in (1, 2)))::int as arrived, (count(*) filter (where arrival = 1))::int as in_time
     from obligation group by 1, 2`,
  );
  const slots = await readSlots(db);
  const seen = new Map(
    reports.flatMap((row) => basesOf(row).map((basis) => [keyOf(row.unit, row.month, row.block, basis), row.cells])),
  );
  const opened = owed.map(({ month }) => month);
  const first = Math.min(...opened);
  const months = Array.from({ length: Math.max(...opened) - first + 1 }, (_, index) => first + index);
  const ask: Ask = { seen, slots, blocks: [...new Set(slots.map(({ block }) => block))] };
  return units.flatMap((unit) =>
    months.flatMap((month) => [0, 1].flatMap((basis) => sourcesOf(ask, unit, month, basis, owed))),
  );
}

type Ask = {
  readonly seen: ReadonlyMap<string, readonly (number | null)[]>;
  readonly slots: readonly SlotRow[];
  readonly blocks: readonly string[];
};

const keyOf = (unit: number, month: number, block: string, basis: number) => `${unit}/${month}/${block}/${basis}`;

function basesOf({ basis, also, sums }: ReportRow): number[] {
  return [...(basis === 0 && sums ? [0] : []), ...(basis === 1 || also ? [1] : [])];
}

function sourcesOf(ask: Ask, unit: Unit, month: number, basis: number, owed: readonly Owed[]): Source[] {
  const nodes = [...unit.desa.split('/').filter(Boolean), ...(unit.puskesmas === null ? [] : [String(unit.puskesmas)])];
  const typed = ask.blocks.flatMap((block) => {
    const source = answersOf(ask, unit.no, month, block, basis);
    return source ? [{ nodes, month, block, basis, ...source }] : [];
  });
  const due = owed.find((row) => row.unit === unit.no && row.month === month);
  if (unit.kind !== 'POSYANDU' || !due || due.expected === 0) return typed;
  return [...typed, { nodes, month, block: 'GV', basis, forms: 1, cells: countsOf(ask, unit.no, month, basis, due) }];
}

/** The form of the month with what is still in force of earlier ones; nothing when there is neither. */
function answersOf(ask: Ask, unit: number, month: number, block: string, basis: number) {
  const own = ask.seen.get(keyOf(unit, month, block, basis));
  const cells = SLOTS.map((slot) => own?.[slot] ?? null);
  for (const { slot, carry } of ask.slots.filter((row) => row.block === block)) {
    for (let back = 1; carry && cells[slot] === null && back < IN_FORCE; back += 1) {
      cells[slot] = ask.seen.get(keyOf(unit, month - back, block, basis))?.[slot] ?? null;
    }
  }
  return own || cells.some((cell) => cell !== null) ? { forms: own ? 1 : 0, cells } : null;
}

/** Counts made from forms and obligations alone; those made from scorings and decrees are proven beside these. */
const COUNTED = [
  'GV_POS',
  'GV_POS_BUKA',
  'GV_POS_KADER5',
  'GV_POS_ALAT',
  'GV_POS_PAUD',
  'GV_POS_BKB',
  'GV_POS_EKO',
  'GV_LAP_HARUS',
  'GV_LAP_MASUK',
  'GV_LAP_TEPAT',
];

/** Counts that an area makes of itself, beside those of its posts. */
export const OF_AREAS = [
  'GV_BADAN',
  'GV_BADAN_SK',
  'GV_TUGAS_WAJIB',
  'GV_TUGAS_PENUHI',
  'GV_MASALAH_TEMPO',
  'GV_MASALAH_TEPAT',
];

/** Indicators made of these, which no form and no post tells anything of. */
export const ABOUT_AREAS = ['POK_SK', 'POK_TUGAS', 'POK_MASALAH'];

/** Where these lie. */
export async function areaSlots(db: Database): Promise<{ block: number; slots: readonly number[] }> {
  const slots = await readSlots(db);
  const [row] = await db.sql<{ no: number }>(`select no from "Block" where code = 'GV'`);
  return {
    block: row?.no ?? -1,
    slots: slots.filter(({ element }) => OF_AREAS.includes(element)).map(({ slot }) => slot),
  };
}

/** Says of each block's slots whether the sums found here cover it. */
export async function coveredSlots(db: Database): Promise<(block: string, slot: number) => boolean> {
  const slots = await readSlots(db);
  const counted = new Set(slots.filter(({ element }) => COUNTED.includes(element)).map(({ slot }) => slot));
  return (block, slot) => block !== 'GV' || counted.has(slot);
}

/** The counts about one post that nobody types. */
function countsOf(ask: Ask, unit: number, month: number, basis: number, due: Owed): (number | null)[] {
  const op = answersOf(ask, unit, month, 'OP', basis)?.cells ?? [];
  const pf = answersOf(ask, unit, month, 'PF', basis)?.cells ?? [];
  const at = (element: string): number => ask.slots.find((row) => row.element === element)?.slot ?? Number.NaN;
  const atLeast = (value: number | null | undefined, least: number) => (value == null ? null : Number(value >= least));
  const counts: Record<string, number | null> = {
    GV_POS: 1,
    GV_POS_BUKA: atLeast(op[at('OP_BUKA')], 1),
    GV_POS_KADER5: atLeast(op[at('OP_KADER_SK')], 5),
    GV_POS_ALAT: pf[at('PF_ALAT')] ?? null,
    GV_POS_PAUD: pf[at('PF_PAUD')] ?? null,
    GV_POS_BKB: pf[at('PF_BKB')] ?? null,
    GV_POS_EKO: pf[at('PF_EKO')] ?? null,
    GV_LAP_HARUS: due.expected,
    GV_LAP_MASUK: due.arrived,
    GV_LAP_TEPAT: due.in_time,
  };
  const cells: (number | null)[] = SLOTS.map(() => null);
  for (const [element, count] of Object.entries(counts)) cells[at(element)] = count;
  return cells;
}
