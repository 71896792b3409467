import type { Ctx } from '../../auth/ctx.ts';
import { insidePath } from '../../db/inside-path.ts';

/** A post by its name and village, for who may point to it without reading the rest of it. */
export type PostName = { readonly id: string; readonly name: string; readonly area: string };

/** Finds posts inside the area of a group by part of their name; whoever asks may report in the group. */
export function searchGroupPosts(
  ctx: Ctx,
  { path, search, first }: { readonly path: string; readonly search: string; readonly first: number },
): Promise<PostName[]> {
  const part = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return ctx.db.sql<PostName>(
    `select p.id, p.name, w.name as area from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId"
     where ${insidePath('w.path', '$1::text')} and p.name ilike $2 order by p.name, w.code limit $3`,
    [path, part, first],
    { signal: ctx.signal },
  );
}

/** Names the posts that records point to, in one statement for all; whoever asks reads the records. */
export async function namePosts(ctx: Ctx, evidenceIds: readonly string[]): Promise<PostName[][]> {
  const rows = await ctx.db.sql<PostName & { evidenceId: string }>(
    `select l."evidenceId", p.id, p.name, w.name as area from "EvidenceLink" l
     join "Posyandu" p on p.id = l.ref::uuid join "Wilayah" w on w.id = p."wilayahId"
     where l.kind = 'POSYANDU' and l."evidenceId" = any($1::uuid[]) order by p.name, p.id`,
    [[...evidenceIds]],
    { signal: ctx.signal },
  );
  return evidenceIds.map((id) => rows.filter(({ evidenceId }) => evidenceId === id));
}
