/** A place in the one order of events: the number of the last event seen, within one life of the database. */
export type Cursor = { readonly epoch: number; readonly seq: number };

const TEXT = /^(\d{1,9})-(\d{1,15})$/;

/** Writes a cursor as `epoch-seq`, as clients keep it. */
export function encodeCursor(cursor: Cursor): string {
  return `${cursor.epoch}-${cursor.seq}`;
}

/** Reads a cursor; null when the text is none of ours. */
export function decodeCursor(text: string): Cursor | null {
  const found = TEXT.exec(text);
  return found ? { epoch: Number(found[1]), seq: Number(found[2]) } : null;
}
