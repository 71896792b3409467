/** How many rows stand below the head in what was pasted; blank lines are none. */
export function rowsIn(text: string): number {
  return Math.max(0, text.split(/\r?\n/).filter((line) => line.trim() !== '').length - 1);
}
