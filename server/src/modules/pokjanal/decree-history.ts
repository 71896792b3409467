import type { Ctx } from '../../auth/ctx.ts';
import { visible, visibleDecree } from '../../auth/visible.ts';
import { type ChangeRow, changesOf, sayValue } from '../activity/changes.ts';
import type { LoggedValue } from '../activity/record-change.ts';

type Names = ReadonlyMap<string, string>;

/**
 * The histories of decrees, newest entry first, three statements whatever their number. Groups and superseded decrees are
 * named where the caller may read them, and left out where not.
 */
export async function decreeHistories(ctx: Ctx, ids: readonly string[]) {
  const histories = await changesOf(ctx, 'Decree', ids);
  const entries = [...histories.values()].flat();
  const [groups, decrees] = await Promise.all([
    groupNames(ctx, named(entries, 'groups')),
    decreeNumbers(ctx, named(entries, 'supersedes')),
  ]);
  const say = (field: string, value: LoggedValue) => {
    if (field === 'groups') return sayValue(seen(value, groups));
    return field === 'supersedes' ? sayValue(seen(value, decrees)) : sayValue(value);
  };
  return ids.map((id) =>
    (histories.get(id) ?? []).map(({ diff, ...entry }) => ({
      ...entry,
      fields: Object.entries(diff)
        .map(([field, [before, after]]) => ({ field, before: say(field, before), after: say(field, after) }))
        .filter(({ before, after }) => before !== after),
    })),
  );
}

const listOf = (value: LoggedValue): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string');

const seen = (value: LoggedValue, names: Names): string[] =>
  listOf(value)
    .flatMap((id) => names.get(id) ?? [])
    .sort();

/** Ids that the entries name in a field, before or after. */
function named(entries: readonly ChangeRow[], field: string): string[] {
  return [...new Set(entries.flatMap(({ diff }) => (diff[field] ?? []).flatMap(listOf)))];
}

async function groupNames(ctx: Ctx, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.prisma.pokjanal.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visible(ctx.actor, 'pokjanal.read')] },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function decreeNumbers(ctx: Ctx, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.prisma.decree.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visibleDecree(ctx.actor)] },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}
