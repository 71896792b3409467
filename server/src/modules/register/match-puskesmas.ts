import { type Problem, problem } from '../../lib/errors.ts';
import { plainArea } from './find-areas.sql.ts';
import type { FittingMentor } from './posyandu-rows.sql.ts';

/** A puskesmas as a row names it; without an id it names none, or none that fits. */
export type Matched = {
  readonly id: string | null;
  readonly name: string | null;
  readonly problems: readonly Problem[];
};

/** A name of a puskesmas as it is compared: without the word for it, case, blanks and signs. */
export function plainPuskesmas(name: string): string {
  return plainArea(name.replace(/^(uptd?\s+)?(puskesmas|pkm)\s+/i, ''));
}

/** Finds the puskesmas of a name or code among those that may be meant. */
export function matchPuskesmas(among: readonly FittingMentor[], text: string): Matched {
  const plain = plainPuskesmas(text);
  const fitting = among.filter(({ name, code }) => plainPuskesmas(name) === plain || code === text);
  const [only] = fitting;
  if (only && fitting.length === 1) return { id: only.id, name: only.name, problems: [] };
  const code = only ? 'AREA_AMBIGUOUS' : 'PUSKESMAS_UNFIT';
  return { id: null, name: text, problems: [problem('puskesmas', code, { value: text })] };
}
