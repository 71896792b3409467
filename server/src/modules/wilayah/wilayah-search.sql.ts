import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { looksLikeCode } from './wilayah-code.ts';
import { insidePath } from '../../db/inside-path.ts';

export type SearchInput = { text: string; level?: WilayahLevel; withinPath?: string; first: number };

/**
 * Ids of the areas that match a text, best first: by code (retired codes too) when digits were typed, else by the
 * beginnings of the words of name and short name. Wider areas come before narrower, whole names before parts.
 */
export async function searchWilayah(ctx: Ctx, input: SearchInput): Promise<string[]> {
  const text = input.text.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const rows = looksLikeCode(text) ? await byCode(ctx, text, input) : await byName(ctx, text, input);
  return rows.map((row) => row.id);
}

function byCode(ctx: Ctx, text: string, input: SearchInput) {
  return ctx.db.sql<{ id: string }>(
    `select w.id from "Wilayah" w
      where w.id in (
          select c."wilayahId" from "WilayahCode" c where replace("code", '.', '') like $1 || '%' order by c.code limit 400)
        and ($2::text is null or w.level = $2::"WilayahLevel") and ($3::text is null or ${insidePath('w.path', '$3::text')})
      order by w."endedOn" nulls first, length(w.code), w.code limit $4`,
    [text.replace(/\D/g, ''), input.level ?? null, input.withinPath ?? null, input.first],
    { signal: ctx.signal },
  );
}

function byName(ctx: Ctx, text: string, input: SearchInput) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ctx.db.sql<{ id: string }>(
    `select w.id from "Wilayah" w
      where (to_tsvector('simple', "name" || ' ' || coalesce("shortName", '')) @@ to_tsquery('simple', $1)
          or lower(regexp_replace("name", '[^[:alnum:]]', '', 'g')) like $2 || '%')
        and ($3::text is null or w.level = $3::"WilayahLevel") and ($4::text is null or ${insidePath('w.path', '$4::text')})
      order by w."endedOn" nulls first, (lower(w.name) = $5 or lower(w."shortName") = $5) desc nulls last,
        w.level, length(w.name), w.code limit $6`,
    [
      words.map((word) => `${word}:*`).join(' & '),
      words.join(''),
      input.level ?? null,
      input.withinPath ?? null,
      words.join(' '),
      input.first,
    ],
    { signal: ctx.signal },
  );
}
