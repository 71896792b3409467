import type { Problem } from '../../lib/errors.ts';
import type { Judged, RowDiff } from './register.ts';

type Told<Content> = Pick<Judged<Content>, 'name' | 'place' | 'key' | 'diff' | 'content' | 'before'> & {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/** Puts together what a row means. A wrong row writes nothing, and is not warned of what matters to who has nothing to mend. */
export function judgedOf<Content>(
  standing: { readonly id: string; readonly revision: number } | null,
  told: Told<Content>,
): Judged<Content> {
  const isWrong = told.problems.length > 0;
  return {
    ...told,
    subjectId: standing ? standing.id : null,
    revision: standing ? standing.revision : null,
    content: isWrong ? null : told.content,
    before: standing ? told.before : null,
    warnings: isWrong ? [] : told.warnings,
  };
}

type State = Readonly<Record<string, string | null | undefined>>;

/** Columns that differ between two states, in the order of the second; nothing stands before a new record. */
export function differences(before: State | null, after: State): RowDiff[] {
  return Object.entries(after).flatMap(([column, text]): RowDiff[] => {
    const was = (before ?? {})[column] ?? null;
    const is = text ?? null;
    return was === is ? [] : [{ column, before: was, after: is }];
  });
}
