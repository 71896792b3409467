import { type ChangeRow, sayValue } from '../activity/changes.ts';

/** An entry of a history whose values name nothing beyond the record itself. */
export function readableChange({ diff, ...entry }: ChangeRow) {
  const fields = Object.entries(diff).map(([field, [before, after]]) => ({
    field,
    before: sayValue(before),
    after: sayValue(after),
  }));
  return { ...entry, fields };
}
