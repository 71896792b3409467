import { readFileSync } from 'node:fs';

/** Reads one official list of the seed, as the rows its header names. */
export function referenceRows(name: string): Record<string, string>[] {
  const file = new URL(`../../../prisma/seed/reference/${name}.csv`, import.meta.url);
  const [header = [], ...rows] = splitCsv(readFileSync(file, 'utf8'));
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`${name}.csv: ${row.length} fields in ${row.join(',')}`);
    return Object.fromEntries(header.map((column, index) => [column, row[index] ?? '']));
  });
}

function splitCsv(text: string): string[][] {
  const fields = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)];
  const rows: string[][] = [[]];
  for (const [whole, quoted, plain, end] of fields) {
    if (whole === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
