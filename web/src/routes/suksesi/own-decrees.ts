import type { WilayahKind } from '@/gql/schema-types.ts';
import { headOf } from '../sk/decree-form-state.ts';

/** What is particular to the decree of one group; what is the same for all stands in the form. */
export type OwnDecree = {
  readonly number: string;
  readonly date: string;
  /** Null until somebody types it: the head of the area is proposed. */
  readonly issuer: string | null;
  readonly termStart: string;
  readonly termEnd: string;
};

/** A group that may have a decree of its own. */
export type OwnGroup = {
  readonly pokjanalId: string;
  readonly pokjanalName: string;
  readonly wilayahName: string;
  readonly wilayahKind: WilayahKind;
};

export const noDecree: OwnDecree = { number: '', date: '', issuer: null, termStart: '', termEnd: '' };

/** The issuer that counts: as typed, else the head of the area. */
export const ownIssuer = ({ wilayahKind, wilayahName }: OwnGroup, { issuer }: OwnDecree): string =>
  issuer ?? headOf({ kind: wilayahKind, name: wilayahName });

/** Nobody wrote anything: the decree for all counts. */
export const isBlank = ({ number, date, issuer, termStart, termEnd }: OwnDecree): boolean =>
  [number, date, issuer ?? '', termStart, termEnd].every((text) => text.trim() === '');

/** Enough is known of it to be sent. */
export const isOwnComplete = (group: OwnGroup, own: OwnDecree): boolean =>
  [own.number, own.date, ownIssuer(group, own)].every((text) => text.trim() !== '');

/** Whether every group chosen has a decree: its own, or the one for all where that is complete. */
export const allHaveDecree = (
  groups: readonly OwnGroup[],
  owns: ReadonlyMap<string, OwnDecree>,
  isSharedComplete: boolean,
): boolean =>
  groups.every((group) => {
    const own = owns.get(group.pokjanalId) ?? noDecree;
    return isBlank(own) ? isSharedComplete : isOwnComplete(group, own);
  });

export type Pasted = {
  readonly owns: ReadonlyMap<string, OwnDecree>;
  /** Lines, counted from one, of which nothing could be made. */
  readonly unread: readonly number[];
};

const plain = (text: string): string => text.trim().toLocaleLowerCase('id').replace(/\s+/g, ' ');

/**
 * Reads rows of a worksheet: number, date, first and last day of the term, issuer. A row that begins with the name of a
 * group or of its area is that group's; the others go to the groups in their order.
 */
export function readPasted(text: string, groups: readonly OwnGroup[]): Pasted {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim()));
  const owns = new Map<string, OwnDecree>();
  const unread: number[] = [];
  for (const [at, cells] of rows.entries()) {
    if (cells.every((cell) => cell === '')) continue;
    const named = groups.find(({ pokjanalName, wilayahName }) =>
      [plain(pokjanalName), plain(wilayahName)].includes(plain(cells[0] ?? '')),
    );
    const group = named ?? groups.find(({ pokjanalId }) => !owns.has(pokjanalId));
    const own = ownOf(named ? cells.slice(1) : cells);
    if (group && own) owns.set(group.pokjanalId, own);
    else unread.push(at + 1);
  }
  return { owns, unread };
}

function ownOf(cells: readonly string[]): OwnDecree | null {
  const cell = (at: number) => cells[at] ?? '';
  const [date, termStart, termEnd] = [dayIn(cell(1)), dayIn(cell(2)), dayIn(cell(3))];
  if (!cell(0) || !date || termStart === null || termEnd === null) return null;
  return { number: cell(0), date, termStart, termEnd, issuer: cell(4) || null };
}

/** A day as people write it, 31/12/2026 or 2026-12-31; empty stays empty, null for what is no day. */
function dayIn(text: string): string | null {
  if (text === '') return '';
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const usual = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : (usual?.slice(1).reverse() ?? []);
  if (!year || !month || !day) return null;
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${said}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== said ? null : said;
}
