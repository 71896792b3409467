import type { Ctx } from '../../auth/ctx.ts';
import type { Diff, LoggedValue } from './record-change.ts';

/** One entry of a record's history. */
export type ChangeRow = {
  readonly id: string;
  readonly subjectId: string;
  readonly revision: number;
  readonly action: string;
  readonly at: Date;
  readonly reason: string | null;
  /** Office of who did it; null where none is known. */
  readonly by: string | null;
  readonly diff: Diff;
};

/** The histories of records of one type, newest entry first, in one statement; who asks has the right to the records. */
export async function changesOf(
  ctx: Pick<Ctx, 'db'>,
  subject: string,
  ids: readonly string[],
): Promise<Map<string, ChangeRow[]>> {
  const rows = await ctx.db.sql<ChangeRow>(
    `select c.id, c."subjectId", c.revision, c.action, c.at, c.reason, u.office as by, c.diff
      from "Change" c left join "User" u on u.id = c."actorId"
      where c.subject = $1 and c."subjectId" = any($2::uuid[])
      order by c.revision desc, c.at desc, c.id desc`,
    [subject, [...ids]],
  );
  const histories = new Map<string, ChangeRow[]>();
  for (const row of rows) histories.set(row.subjectId, [...(histories.get(row.subjectId) ?? []), row]);
  return histories;
}

/** Says a logged value in one line; empty for none. */
export function sayValue(value: LoggedValue): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.map(sayValue).join('\n') : String(value as string | number | boolean);
}

/** An entry of a history whose values name nothing beyond the record itself. */
export function readableChange({ diff, ...entry }: ChangeRow) {
  return { ...entry, fields: readableDiff(diff) };
}

/** What differs, each value said in words. */
export function readableDiff(diff: Diff) {
  return Object.entries(diff).map(([field, [before, after]]) => ({
    field,
    before: sayValue(before),
    after: sayValue(after),
  }));
}
