import { type ErrorCode, type Problem, problem } from '../../lib/errors.ts';
import type { Wrote } from './register.ts';

/** What hinders taking records back: they were changed since, or something counts on a new one. */
export function changedSince(
  wrote: readonly Wrote[],
  now: readonly { readonly id: string; readonly revision: number; readonly counted: boolean }[],
  counted: ErrorCode,
): Map<string, Problem> {
  const standing = new Map(now.map((one) => [one.id, one]));
  return new Map(
    wrote.flatMap(({ id, isNew, revision }) => {
      const found = standing.get(id);
      if (!found || found.revision !== revision) return [[id, problem('', 'UNDO_CHANGED')] as const];
      return isNew && found.counted ? [[id, problem('', counted)] as const] : [];
    }),
  );
}
