import type { Layout, Placed } from './graph-layout.ts';

/** A3 across, less its margins and the line of words on top, in millimetres. */
const [WIDE, HIGH] = [400, 258];
/** Millimetres on paper for a pixel on screen: below the first the words (13 pixels) could not be read. */
const [SMALLEST, USUAL, LARGEST] = [0.15, 0.19, 0.26];

/** A part of the drawing that comes onto one sheet, from one height to another. */
export type Sheet = { readonly from: number; readonly to: number };
export type Sheets = { readonly scale: number; readonly sheets: readonly Sheet[] };

/** Cuts a layout into sheets of A3: one if its words stay readable, else as many as it takes, between nodes. */
export function sheetsOf({ placed, width, height }: Pick<Layout, 'placed' | 'width' | 'height'>): Sheets {
  const whole = Math.min(WIDE / width, HIGH / height, LARGEST);
  if (whole >= SMALLEST) return { scale: whole, sheets: [{ from: 0, to: height }] };
  const scale = Math.min(WIDE / width, USUAL);
  const most = HIGH / scale;
  const sheets: Sheet[] = [];
  for (let from = 0; from < height; ) {
    const to = from + most >= height ? height : cutAbove(from + most, from, placed);
    sheets.push({ from, to });
    from = to;
  }
  return { scale, sheets };
}

/** The lowest line above a limit that runs through no node; the limit itself where there is none. */
function cutAbove(limit: number, from: number, placed: readonly Placed[]): number {
  let line = limit;
  const above = placed.filter(({ y }) => y < limit).toSorted((a, b) => b.y - a.y);
  for (const { y, height } of above) {
    if (y < line && y + height > line) line = y - 4;
  }
  return line > from + (limit - from) / 2 ? line : limit;
}

/** Breaks words into at most so many lines of about so many letters; what is over ends in dots. */
export function linesOf(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, most).map((line) => (line.length > letters ? `${line.slice(0, letters - 1)}…` : line));
  return lines.length > most ? [...shown.slice(0, -1), `${(shown.at(-1) ?? '').slice(0, letters - 1)}…`] : shown;
}
