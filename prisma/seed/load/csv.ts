import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import papaparse from 'papaparse';

/** One line of a list by column name; an empty field is an empty text. */
export type CsvRow = Record<string, string>;

/** Reads a text with a header line into rows. @throws with the line when it is not well formed. */
export function parseCsv(text: string): CsvRow[] {
  const { data, errors } = papaparse.parse<CsvRow>(text, { header: true, skipEmptyLines: true });
  const [error] = errors;
  if (error) throw new Error(`Line ${(error.row ?? 0) + 2}: ${error.message}`);
  return data;
}

/** Fingerprint of some texts, by which a list that was loaded already is recognised. */
export function fingerprint(...texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Reads a reference list of our own by name; undefined when it is not there. */
export function readReference(name: string, dir = referenceDir()): string | undefined {
  const path = join(dir, `${name}.csv`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Reads one of the lists of the national area data package. */
export function readAreaList(name: 'provinces' | 'regencies' | 'districts' | 'villages'): string {
  const home = dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json'));
  return readFileSync(join(home, 'data', `${name}.csv`), 'utf8');
}

/** Beside the sources the lists lie one folder up; beside a bundled server they were copied next to it. */
function referenceDir(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = [join(here, '../reference'), join(here, 'reference')].find((dir) => existsSync(dir));
  if (!found) throw new Error(`The reference lists are missing beside ${here}`);
  return found;
}
