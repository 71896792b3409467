import { type BlockLayout, type LayoutCell, TIDAK_DIRINCI } from '../../lib/pure/layout.ts';
import { type Problem, problem } from '../../lib/errors.ts';

/** Columns of a file that are no counts. The last is what a list of refused rows adds; it is not read. */
export const COLUMNS = {
  code: 'kode',
  name: 'nama',
  month: 'bulan',
  notOpened: 'tidak_buka',
  visitors: 'pengunjung_luar',
  note: 'catatan',
  reason: 'alasan',
} as const;

export type PlainColumn = keyof typeof COLUMNS;

/** What stands in each column of a file: a count by its slot, something else by its name, or nothing. */
export type FileColumn =
  | { readonly kind: 'SLOT'; readonly slot: number; readonly title: string }
  | { readonly kind: 'PLAIN'; readonly column: PlainColumn; readonly title: string }
  | { readonly kind: 'NONE'; readonly title: string };

const NAMES = new Map<string, PlainColumn>(
  Object.entries(COLUMNS).map(([column, title]) => [title, column as PlainColumn]),
);

/** Names a cell in the header of a file: element, then age and sex or field where it is broken down, `SK_D.12_23.L`. */
export function columnOf({ element, age, sex, field = TIDAK_DIRINCI }: LayoutCell): string {
  if (field !== TIDAK_DIRINCI) return `${element}.${field}`;
  return age === TIDAK_DIRINCI && sex === TIDAK_DIRINCI ? element : `${element}.${age}.${sex}`;
}

/** Names the column of a slot. */
export function columnOfSlot(block: BlockLayout, slot: number): string {
  const cell = block.cells.find((one) => one.slot === slot);
  return cell ? columnOf(cell) : String(slot);
}

/** Reads the header of a file; everything wrong with it comes at once. */
export function readHeader(
  block: BlockLayout,
  titles: readonly string[],
): { columns: readonly FileColumn[]; problems: Problem[] } {
  const slots = new Map(block.cells.map((cell) => [columnOf(cell).toUpperCase(), cell.slot]));
  const columns = titles.map((title) => readTitle(slots, title.trim()));
  const problems = columns.flatMap(({ kind, title }, index) => {
    if (title === '') return [];
    if (kind === 'NONE') return [problem(title, 'COLUMN_UNKNOWN', { column: title, block: block.code })];
    const isTwice = columns.findIndex((other) => other.title.toUpperCase() === title.toUpperCase()) < index;
    return isTwice ? [problem(title, 'COLUMN_TWICE', { column: title })] : [];
  });
  const missing = (['code', 'month'] as const)
    .filter((needed) => !columns.some((one) => one.kind === 'PLAIN' && one.column === needed))
    .map((needed) => problem(COLUMNS[needed], 'COLUMN_MISSING', { column: COLUMNS[needed] }));
  return { columns, problems: [...missing, ...problems] };
}

function readTitle(slots: ReadonlyMap<string, number>, title: string): FileColumn {
  const column = NAMES.get(title.toLowerCase());
  if (column) return { kind: 'PLAIN', column, title };
  const slot = slots.get(title.toUpperCase());
  return slot === undefined ? { kind: 'NONE', title } : { kind: 'SLOT', slot, title };
}
