import { monthIncrement, type PwsEqual, type PwsStatus, pwsStatus } from '@pokjanal/server/pure';
import { isCumulative } from '@/features/figures/indicator-groups.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';
import type { PwsBoardFragment } from './pws-page.generated.ts';

export type PwsCell = PwsBoardFragment['cells'][number];
export type PwsIndicator = PwsBoardFragment['indicators'][number];
type Node = PwsBoardFragment['wilayah'][number];

export type PwsRow = {
  readonly area: Node;
  /** Figures of the month looked at. */
  readonly cell: PwsCell;
  /** What the value is held against: the part due to date of a cumulative indicator, else the whole target. */
  readonly line: number | null;
  readonly thisMonth: number | null;
  readonly lastMonth: number | null;
  readonly status: PwsStatus | null;
};

export type Board = {
  readonly indicator: PwsIndicator;
  readonly isCumulative: boolean;
  /** The area itself; null where it has no figure of its own. */
  readonly own: PwsRow | null;
  readonly rows: readonly PwsRow[];
  /** What a full bar is worth. */
  readonly full: number;
  readonly hasTarget: boolean;
  readonly isVerified: boolean;
};

/** The month looked at after the two before it: what a month added is the difference of two sums since January. */
export const monthsNeeded = (month: string): string[] => monthsUntil(month, 3).toReversed();

const isJanuary = (month: string) => month.endsWith('-01');

function increment(cell: PwsCell | undefined, before: PwsCell | undefined): number | null {
  if (!cell || (!before && !isJanuary(cell.period))) return null;
  return monthIncrement(cell, before ?? { numerator: null, reported: 0 }, isJanuary(cell.period));
}

/** Makes the rows of a board from an answer of three months; `own` names the area that holds the others. */
export function toBoard(answer: PwsBoardFragment, own: string, month: string, equal: PwsEqual | null): Board | null {
  const [indicator] = answer.indicators;
  if (!indicator) return null;
  const cells = new Map(answer.cells.map((cell) => [`${cell.wilayahId} ${cell.period}`, cell]));
  const [earlier = '', before = '', now = ''] = monthsNeeded(month);
  const grows = isCumulative(indicator);
  const rowOf = (area: Node): PwsRow[] => {
    const at = (period: string) => cells.get(`${area.id} ${period}`);
    const cell = at(now);
    if (!cell) return [];
    const line = (grows ? cell.targetToDate : null) ?? cell.target;
    const thisMonth = grows ? increment(cell, at(before)) : null;
    const lastMonth = grows ? increment(at(before), at(earlier)) : null;
    const figures = { coverage: cell.value, targetLine: line, thisMonth, lastMonth };
    return [{ area, cell, line, thisMonth, lastMonth, status: grows ? pwsStatus(figures, equal) : null }];
  };
  const all = answer.wilayah.flatMap(rowOf);
  const targets = all.flatMap(({ cell }) => (cell.target === null ? [] : [cell.target]));
  return {
    indicator,
    isCumulative: grows,
    own: all.find(({ area }) => area.id === own) ?? null,
    rows: all.filter(({ area }) => area.id !== own),
    full: Math.max(0, ...targets, ...all.map(({ cell }) => cell.value ?? 0)),
    hasTarget: targets.length > 0,
    isVerified: all.every(({ cell }) => cell.targetVerified !== false),
  };
}

/** Places of the rows as printed, the best first; equal values share one, and what has no value has none. */
export function placesOf(board: Board): ReadonlyMap<string, number> {
  const sign = board.indicator.direction === 'LOWER_BETTER' ? 1 : -1;
  const values = board.rows
    .flatMap(({ area, cell }) => (cell.value === null ? [] : [{ id: area.id, value: cell.value }]))
    .toSorted((one, other) => sign * (one.value - other.value));
  const places = new Map<string, number>();
  for (const [index, { id, value }] of values.entries()) {
    const before = values[index - 1];
    places.set(id, before?.value === value ? (places.get(before.id) ?? index + 1) : index + 1);
  }
  return places;
}

/** Number of rows of each state. */
export function countStatuses(rows: readonly PwsRow[]): ReadonlyMap<PwsStatus | null, number> {
  const counts = new Map<PwsStatus | null, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}
