/** How values are cut into classes: as many areas in each, or steps of one length. */
export const METHODS = ['kuantil', 'sama'] as const;
export type Method = (typeof METHODS)[number];

/** A class of the map: its bounds, both included as told to people, how many areas it holds, and its colour from 0 to 4. */
export type MapClass = { readonly from: number; readonly to: number; readonly count: number; readonly tone: number };

const CLASSES = 5;
const LAST_TONE = CLASSES - 1;

/**
 * Cuts values into at most five classes. Equal values are always in one class, so there are fewer classes where there are
 * few different values; only equal steps can leave a class empty.
 */
export function makeClasses(values: readonly number[], method: Method): MapClass[] {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[0];
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return [];
  const lowers = method === 'sama' ? stepLowers(low, high) : quantileLowers(sorted);
  return lowers.map((from, index) => {
    const next = lowers[index + 1] ?? Number.POSITIVE_INFINITY;
    const members = sorted.filter((value) => value >= from && value < next);
    const to = method === 'sama' ? Math.min(next, high) : (members.at(-1) ?? from);
    return { from, to, count: members.length, tone: toneOf(index, lowers.length) };
  });
}

/** The class a value falls into, by its place; -1 for a value below all of them. */
export function classOf(classes: readonly MapClass[], value: number): number {
  return classes.findLastIndex(({ from }) => value >= from);
}

function stepLowers(low: number, high: number): number[] {
  if (low === high) return [low];
  return Array.from({ length: CLASSES }, (_, index) => low + ((high - low) * index) / CLASSES);
}

function quantileLowers(sorted: readonly number[]): number[] {
  const cuts = Array.from({ length: CLASSES }, (_, index) => sorted[Math.round((index * sorted.length) / CLASSES)]);
  return [...new Set(cuts.filter((cut) => cut !== undefined))];
}

/** Few classes take colours from the whole range, a single one the middle. */
function toneOf(index: number, count: number): number {
  return count === 1 ? LAST_TONE / 2 : Math.round((index * LAST_TONE) / (count - 1));
}
