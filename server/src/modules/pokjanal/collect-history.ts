import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { changesOf, sayValue } from '../activity/changes.ts';
import type { LoggedValue } from '../activity/record-change.ts';
import { fullName } from '../wilayah/full-name.ts';

/** What happened to a request, newest first, with areas by name; nothing for whoever is only asked. */
export async function collectionHistory(ctx: Ctx, request: { readonly id: string; readonly path: string }) {
  if (!can(ctx.actor, 'collection.ask', { path: request.path })) return [];
  const entries = (await changesOf(ctx, 'CollectionRequest', [request.id])).get(request.id) ?? [];
  const ids = entries.flatMap(({ diff }) => (diff['area'] ?? []).flatMap(idOf));
  const areas = await ctx.db.prisma.wilayah.findMany({ where: { id: { in: ids } } });
  const nameOf = new Map<unknown, string>(areas.map((area) => [area.id, fullName(area)]));
  return entries.map(({ diff, ...entry }) => ({
    ...entry,
    fields: Object.entries(diff).map(([field, [before, after]]) => ({
      field,
      before: field === 'area' ? (nameOf.get(before) ?? '') : sayValue(before),
      after: field === 'area' ? (nameOf.get(after) ?? '') : sayValue(after),
    })),
  }));
}

const idOf = (value: LoggedValue): string[] => (typeof value === 'string' ? [value] : []);
