import type { FormulaRecord } from './catalogue-lists.sql.ts';

/** Fields of an indicator version that may change from one to the next, in the order they are shown. */
export const COMPARED_FIELDS = [
  'numerator',
  'denominator',
  'factor',
  'decimals',
  'direction',
  'timeRule',
  'pairing',
  'source',
  'confidence',
] as const;

type ComparedField = (typeof COMPARED_FIELDS)[number];
export type VersionChange = { readonly field: ComparedField; readonly from: string; readonly to: string };
type Compared = Pick<FormulaRecord, ComparedField>;

/** Lists the fields in which one version differs from the one before it; none for the first. */
export function changesBetween(before: Compared | undefined, after: Compared): VersionChange[] {
  if (!before) return [];
  return COMPARED_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    from: String(before[field]),
    to: String(after[field]),
  }));
}

/** Lists what changed in a version against the one before; `formulas` holds all versions of all indicators. */
export function changesOf(formulas: readonly FormulaRecord[], id: string): VersionChange[] {
  const after = formulas.find((one) => one.id === id);
  if (!after) return [];
  const older = formulas.filter((one) => one.indicator === after.indicator && one.version < after.version);
  const before = older.sort((one, other) => other.version - one.version)[0];
  return changesBetween(before, after);
}
