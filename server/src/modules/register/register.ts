import type { Ctx } from '../../auth/ctx.ts';
import type { Action } from '../../auth/policy.ts';
import type { Problem } from '../../lib/errors.ts';

/** A column of a register as people write it. */
export type RegisterColumn = {
  readonly key: string;
  /** Head of the column, in Indonesian; other heads that mean the same follow. */
  readonly title: string;
  readonly aliases: readonly string[];
  readonly example: string;
  /** What belongs in it, in Indonesian. */
  readonly meaning: string;
};

/** A column, written in one line. */
export const column = (
  key: string,
  title: string,
  aliases: readonly string[],
  example: string,
  meaning: string,
): RegisterColumn => ({ key, title, aliases, example, meaning });

/** A row as it stands in a list: texts by the key of their column, without blanks around. */
export type GivenRow = {
  readonly rowNo: number;
  readonly raw: readonly string[];
  readonly cells: Readonly<Record<string, string>>;
};

/** One thing that would change, by its column. */
export type RowDiff = { readonly column: string; readonly before: string | null; readonly after: string | null };

/** What a row means for what stands. */
export type Judged<Content = object> = {
  /** What the row is about, and where that lies. */
  readonly name: string;
  readonly place: string;
  /** Two rows of one list with the same key are about the same record; null while it cannot be told. */
  readonly key: string | null;
  /** The record that stands already, and its revision; null for a new one. */
  readonly subjectId: string | null;
  readonly revision: number | null;
  readonly diff: readonly RowDiff[];
  /** Null while something is wrong. */
  readonly content: Content | null;
  /** What stands before, as far as taking back needs it. */
  readonly before: object | null;
  /** Named by the title of a column. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/** A row about to be written. */
export type DueRow<Content = object> = {
  /** Id of the record; made beforehand for a new one, so that a row written just before a crash is known again. */
  readonly id: string;
  readonly isNew: boolean;
  readonly revision: number;
  readonly content: Content;
};

/** What a row wrote, as far as taking it back needs it. */
export type Wrote<Before = object> = {
  readonly id: string;
  readonly isNew: boolean;
  /** Revision that came out of it. */
  readonly revision: number;
  readonly before: Before | null;
};

/**
 * A register that lists can be brought in for: its columns, how a row is matched to what stands, and the verbs that write
 * it and take it back. What it reads of many rows it reads in a fixed number of statements.
 */
export type Register<Content = object, Before = object> = {
  readonly code: string;
  /** Who brings in lists of it. */
  readonly action: Action;
  readonly name: string;
  readonly columns: readonly RegisterColumn[];
  /** Of each group at least one column must be there. */
  readonly needed: readonly (readonly string[])[];
  readonly judge: (ctx: Ctx, rows: readonly GivenRow[]) => Promise<readonly Judged<Content>[]>;
  /** Writes a row by the verbs that people use; gives the revision that came out. */
  readonly write: (ctx: Ctx, row: DueRow<Content>, reason: string) => Promise<number>;
  /** What hinders taking back, by the id of the record: it was changed since, or something counts on it. */
  readonly hindrances: (ctx: Ctx, wrote: readonly Wrote<Before>[]) => Promise<ReadonlyMap<string, Problem>>;
  readonly takeBack: (ctx: Ctx, wrote: Wrote<Before>, reason: string) => Promise<void>;
  /** What stands in an area within reach, in the order of the columns; everything within reach without one. */
  readonly standing: (ctx: Ctx, path: string | null) => Promise<readonly (readonly string[])[]>;
};

/** Hides the shape of what a register writes, which travels as JSON between looking at a row and writing it. */
export function defineRegister<Content extends object, Before extends object>(
  register: Register<Content, Before>,
): Register {
  return register as unknown as Register;
}

/** The title of a column of a register. */
export function titleOf(columns: readonly RegisterColumn[], key: string): string {
  return columns.find((column) => column.key === key)?.title ?? key;
}
