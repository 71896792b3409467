import type { Asked, Unit } from './group-reports.ts';

/** A message longer than this is cut off by the apps it goes through. */
const MOST_UNITS = 60;

export type ShareWords = {
  readonly head: string;
  readonly foot: string;
  /** One post or village with what it owes. */
  readonly line: (unit: Unit) => string;
  readonly rest: (count: number) => string;
};

/** Writes the list of a puskesmas as a message: village by village, each post with the forms it still owes. */
export function shareText({ units }: Asked, words: ShareWords): string {
  const shown = units.slice(0, MOST_UNITS);
  const lines = shown.flatMap((unit, at) => [
    ...(unit.desa === shown[at - 1]?.desa ? [] : ['', `*${unit.desa}*`]),
    words.line(unit),
  ]);
  const left = units.length - shown.length;
  return [words.head, ...lines, ...(left > 0 ? ['', words.rest(left)] : []), '', words.foot].join('\n');
}
