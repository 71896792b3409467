import { type Problem, problem } from '../../lib/errors.ts';
import { type Cell, type CellInput, MISSING_REASONS, type MissingReason } from '../../lib/pure/cells.ts';

/** Words for a count the unit cannot have. */
export const NOT_APPLICABLE = { id: 'layanan ini tidak ada', en: 'no such service' } as const;

const YES_NO: Readonly<Record<string, number>> = { ya: 1, yes: 1, true: 1, tidak: 0, no: 0, false: 0 };

const REASONS = new Map<string, Omit<CellInput, 'slot'>>([
  ...Object.entries(MISSING_REASONS).flatMap(([reason, { id, en }]) =>
    [reason.toLowerCase(), id, en].map((word) => [word, { state: 'MISSING' as const, reason }] as const),
  ),
  ...['not_applicable', NOT_APPLICABLE.id, NOT_APPLICABLE.en].map(
    (word) => [word, { state: 'NOT_APPLICABLE' as const }] as const,
  ),
]);

/** Writes a cell as it stands in a file; an untouched one is empty. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (cell.state === 'VALUE') return String(cell.n);
  if (cell.state === 'NOT_APPLICABLE') return NOT_APPLICABLE.id;
  if (cell.reason === 'NOT_ENTERED' && cell.note === undefined) return '';
  const { id } = MISSING_REASONS[cell.reason];
  return cell.note === undefined ? id : `${id}: ${cell.note}`;
}

/** Reads the text of a cell: a whole number, why there is none, or nothing at all (null); a problem for anything else. */
export function readCellText(
  slot: number,
  column: string,
  text: string,
  isYesNo: boolean,
): { cell: CellInput | null } | { problem: Problem } {
  // By far the most cells of a file are these.
  if (/^\d{1,9}$/.test(text)) return { cell: { slot, state: 'VALUE', value: Number(text) } };
  const value = text.trim();
  if (value === '') return { cell: null };
  if (/^-?\d{1,15}$/.test(value)) return { cell: { slot, state: 'VALUE', value: Number(value) } };
  const yesNo = isYesNo ? YES_NO[value.toLowerCase()] : undefined;
  if (yesNo !== undefined) return { cell: { slot, state: 'VALUE', value: yesNo } };
  const reason = readReason(value);
  if (reason) return { cell: { slot, ...reason } };
  return { problem: numberProblem(column, value) };
}

function readReason(value: string): Omit<CellInput, 'slot'> | null {
  const cut = value.indexOf(':');
  const word = (cut < 0 ? value : value.slice(0, cut)).trim().toLowerCase();
  const known = REASONS.get(word);
  if (!known) return null;
  const note = cut < 0 ? '' : value.slice(cut + 1).trim();
  return known.state === 'MISSING' && note !== '' ? { ...known, note } : known;
}

function numberProblem(column: string, value: string): Problem {
  if (/^-?\d{1,3}([.,]\d{3})+$/.test(value)) {
    return problem(column, 'CELL_THOUSANDS', { value, plain: value.replaceAll(/[.,]/g, '') });
  }
  if (/^-?\d*[.,]\d+$/.test(value)) return problem(column, 'CELL_FRACTION', { value });
  return problem(column, 'CELL_UNREADABLE', { value: value.slice(0, 60) });
}

/** The cell that an input read from a file stands for. */
export function readGiven({ state, value, reason, note }: CellInput): Cell {
  if (state === 'NOT_APPLICABLE') return { state };
  if (state === 'VALUE') return { state, n: value ?? 0 };
  const known = MISSING_CODES.find((code) => code === reason) ?? 'OTHER';
  return note == null ? { state, reason: known } : { state, reason: known, note };
}

const MISSING_CODES = Object.keys(MISSING_REASONS) as MissingReason[];
