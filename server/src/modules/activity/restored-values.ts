import type { ChangeRow } from './changes.ts';
import type { LoggedValue } from './record-change.ts';

/** Asks an act only whether it would go through: everything is checked, nothing written. */
export type DryRun = { readonly dryRun?: boolean };

/** Fields of a record as its history tells of them. */
export type Values = Readonly<Record<string, LoggedValue>>;

/**
 * The fields of a record as a revision left them, from how they stand now and the history since. A field that a dated act
 * set since is left as it is: it was true from that day on, and no correction of it.
 */
export function valuesAt(
  now: Values,
  history: readonly Pick<ChangeRow, 'revision' | 'action' | 'diff'>[],
  revision: number,
  datedActs: readonly string[],
): Values {
  const since = history.filter((entry) => entry.revision > revision).toSorted((a, b) => a.revision - b.revision);
  const fields = Object.entries(now).map(([field, value]) => {
    const touched = since.filter(({ diff }) => diff[field] !== undefined);
    const isDated = touched.some(({ action }) => datedActs.includes(action));
    const [first] = touched;
    return [field, isDated || !first ? value : (first.diff[field]?.[0] ?? null)] as const;
  });
  return Object.fromEntries(fields);
}
