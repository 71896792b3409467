import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { type Action, reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { dottedCode } from '../wilayah/wilayah-code.ts';
import { groupBy } from './group-by.ts';

/** An area as a list names it: by its official code, or by its name and that of the area above it. */
export type AreaAsk = { readonly code: string; readonly name: string; readonly above: string };

export type FoundArea = {
  readonly id: string;
  readonly no: number;
  readonly code: string;
  readonly name: string;
  readonly level: WilayahLevel;
  readonly path: string;
  readonly above: string | null;
};

/** A name of an area as it is compared: without the word for its kind, case, blanks and signs. */
export function plainArea(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(desa|kelurahan|kecamatan|kabupaten|kab\.|kota|provinsi)\s+/, '')
    .replaceAll(/[^a-z0-9]/g, '');
}

const PLAIN = (column: string): string =>
  `regexp_replace(regexp_replace(lower(${column}), '^(desa|kelurahan|kecamatan|kabupaten|kab\\.|kota|provinsi)\\s+', ''), '[^a-z0-9]', '', 'g')`;

/** Of several areas of one name the one inside `near` is meant, where that is the only one. */
export type AreaFinder = (ask: AreaAsk, near?: string) => FoundArea | 'UNKNOWN' | 'AMBIGUOUS';

/** Finds areas of today that rows name, within the caller's reach for an action, in one statement. */
export async function findAreas(
  ctx: Ctx,
  { action, levels }: { readonly action: Action; readonly levels: readonly WilayahLevel[] },
  asks: readonly AreaAsk[],
): Promise<AreaFinder> {
  const codes = [...new Set(asks.map(({ code }) => dottedCode(code)))].filter((code) => code !== '');
  const names = [...new Set(asks.map(({ name }) => plainArea(name)))].filter((name) => name !== '');
  const params: unknown[] = [levels, codes, names];
  const within = reachSql(reach(ctx.actor, action), { path: 'w.path' }, params);
  const rows = await ctx.db.sql<FoundArea>(
    `select w.id, w.no, w.code, w.name, w.level, w.path, p.name as above
     from "Wilayah" w left join "Wilayah" p on p.id = w."parentId"
     where w."endedOn" is null and w.level = any($1::"WilayahLevel"[])
       and (w.code = any($2::text[]) or ${PLAIN('w.name')} = any($3::text[])) and ${within}`,
    params,
  );
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const byName = groupBy(rows, ({ name }) => plainArea(name));
  return ({ code, name, above }, near) => {
    if (code !== '') return byCode.get(dottedCode(code)) ?? 'UNKNOWN';
    const named = byName.get(plainArea(name)) ?? [];
    const fitting = above === '' ? named : named.filter((row) => plainArea(row.above ?? '') === plainArea(above));
    return oneOf(fitting, near);
  };
}

function oneOf(fitting: readonly FoundArea[], near: string | undefined): ReturnType<AreaFinder> {
  const close =
    near === undefined || fitting.length < 2 ? fitting : fitting.filter(({ path }) => path.startsWith(near));
  const [only] = close;
  if (!only) return fitting.length > 1 ? 'AMBIGUOUS' : 'UNKNOWN';
  return close.length > 1 ? 'AMBIGUOUS' : only;
}

/** Reads the area a row names, or says by its column what is wrong with it. */
export function readArea(
  find: AreaFinder,
  ask: AreaAsk,
  titles: { readonly code: string; readonly name: string },
): { readonly area: FoundArea | null; readonly problems: readonly Problem[] } {
  const found = find(ask);
  if (typeof found === 'object') return { area: found, problems: [] };
  const [title, value] = ask.code === '' ? [titles.name, ask.name] : [titles.code, ask.code];
  const code = found === 'UNKNOWN' ? 'AREA_UNKNOWN' : 'AREA_AMBIGUOUS';
  return { area: null, problems: [value === '' ? problem(title, 'REQUIRED') : problem(title, code, { value })] };
}
