import type { Layout, Placed } from './graph-layout.ts';

/** A3 across, less its margins and the line of words on top, in millimetres. */
const [WIDE, HIGH] = [400, 258];
/** Millimetres on paper for a pixel on screen: below the first the words (13 pixels) could not be read. */
const [SMALLEST, USUAL, LARGEST] = [0.15, 0.19, 0.4];
/** Pixels around a part that its picture adds. */
const EDGE = 4;
/** Millimetres between two parts that stand side by side. */
const GUTTER = 8;
/** Parts side by side beyond which a sheet is no easier to read. */
const MOST_PARTS = 6;

/** A part of the drawing, from one height to another. */
export type Part = { readonly from: number; readonly to: number };
/** Parts that stand side by side on one sheet, from left to right. */
export type Sheet = readonly Part[];
export type Sheets = { readonly scale: number; readonly sheets: readonly Sheet[] };

type Drawn = Pick<Layout, 'placed' | 'width' | 'height'>;

/**
 * Lays a drawing out on sheets of A3: on one, in as many parts side by side as let its words stand largest, if they stay
 * readable; else on as many sheets as it takes, each filled from left to right. It is cut between nodes.
 */
export function sheetsOf(drawn: Drawn): Sheets {
  const onOne = Array.from({ length: MOST_PARTS }, (_, more) => fitOnOne(drawn, more + 1));
  const best = Math.max(...onOne.map(({ scale }) => scale));
  const found = onOne.find(({ scale }) => scale === best && scale >= SMALLEST);
  if (found) return { scale: found.scale, sheets: [found.parts] };
  const width = drawn.width + EDGE;
  const scale = Math.min(WIDE / width, USUAL);
  const beside = Math.max(1, Math.floor((WIDE + GUTTER) / (width * scale + GUTTER)));
  const parts = cut(drawn, HIGH / scale - EDGE);
  const sheets = Array.from({ length: Math.ceil(parts.length / beside) }, (_, at) =>
    parts.slice(at * beside, (at + 1) * beside),
  );
  return { scale, sheets };
}

/** The largest scale at which a drawing fits on one sheet in so many parts; 0 where it cannot. */
function fitOnOne(drawn: Drawn, most: number): { scale: number; parts: Sheet } {
  const wide = (WIDE - (most - 1) * GUTTER) / most;
  let scale = Math.min(wide / (drawn.width + EDGE), (most * HIGH) / drawn.height, LARGEST);
  // A cut between nodes may leave a part shorter than the sheet is high, so that one more is needed.
  for (; scale >= SMALLEST; scale *= 0.98) {
    const parts = cut(drawn, HIGH / scale - EDGE);
    if (parts.length <= most) return { scale, parts };
  }
  return { scale: 0, parts: [] };
}

function cut({ placed, height }: Drawn, most: number): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < height; ) {
    const to = from + most >= height ? height : cutAbove(from + most, from, placed);
    parts.push({ from, to });
    from = to;
  }
  return parts;
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
