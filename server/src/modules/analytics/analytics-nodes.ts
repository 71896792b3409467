import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { NotFound } from '../../lib/errors.ts';
import { dottedCode } from '../wilayah/wilayah-code.ts';
import { findWilayah } from '../wilayah/wilayah.ts';
import { recall } from '../../events/tree-memory.ts';
import { type FigureNode, selectAreasOfGroups, selectNodes, selectPath } from './analytics.sql.ts';

export type AreaRef = { readonly id: string } | { readonly code: string };

export type NodesAsk = {
  readonly wilayah?: readonly AreaRef[] | null | undefined;
  readonly puskesmas?: readonly string[] | null | undefined;
  /** Groups (Pokjanal), each standing for its area. */
  readonly pokjanal?: readonly string[] | null | undefined;
  readonly within?: AreaRef | null | undefined;
  readonly level?: WilayahLevel | null | undefined;
};

/**
 * Finds the areas and puskesmas of a selection within reach; without one, the tops of the caller's own reach. Found
 * selections are remembered until an area changes, since every dashboard asks for the same few again and again.
 * @throws NotFound for one named that is not there or out of reach.
 */
export async function findNodes(ctx: Ctx, ask: NodesAsk): Promise<readonly FigureNode[]> {
  const { wilayah, puskesmas, pokjanal, within, level } = ask;
  const key = JSON.stringify([wilayah, puskesmas, pokjanal, within, level, reach(ctx.actor, 'analytics.read')]);
  return recall(ctx.db, key, () => lookUp(ctx, ask));
}

async function lookUp(ctx: Ctx, ask: NodesAsk): Promise<FigureNode[]> {
  const refs = ask.wilayah ?? [];
  const ids = unique([...refs.flatMap((ref) => ('id' in ref ? [ref.id] : [])), ...(await areasOfGroups(ctx, ask))]);
  const codes = unique(refs.flatMap((ref) => ('code' in ref ? [dottedCode(ref.code)] : [])));
  const puskesmasIds = unique(ask.puskesmas ?? []);
  const named = [...ids, ...codes, ...puskesmasIds];
  const subtree = ask.level ? { path: await pathOf(ctx, ask.within), level: ask.level } : null;
  const paths = subtree || named.length > 0 ? [] : await topPaths(ctx, ask.within);

  const found = await selectNodes(
    ctx.db,
    { ids, codes, puskesmasIds, subtree, paths },
    reach(ctx.actor, 'analytics.read'),
  );
  const there = new Set(found.flatMap((node) => [node.id, node.code]));
  const missing = named.find((name) => !there.has(name));
  if (missing) throw new NotFound(puskesmasIds.includes(missing) ? 'PUSKESMAS_NOT_FOUND' : 'WILAYAH_NOT_FOUND');
  return found;
}

async function areasOfGroups(ctx: Ctx, { pokjanal }: NodesAsk): Promise<string[]> {
  const asked = unique(pokjanal ?? []);
  const areas = await selectAreasOfGroups(ctx.db, asked);
  return asked.map((id) => {
    const area = areas.get(id);
    if (area === undefined) throw new NotFound('POKJANAL_NOT_FOUND');
    return area;
  });
}

async function topPaths(ctx: Ctx, within: AreaRef | null | undefined): Promise<readonly string[]> {
  const own = reach(ctx.actor, 'analytics.read');
  return within || own.everywhere ? [await pathOf(ctx, within)] : [...own.paths, ...own.shallowPaths];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** Gives the path of an area; the country without one. @throws NotFound. */
export async function pathOf(ctx: Ctx, ref: AreaRef | null | undefined): Promise<string> {
  const inForce = ref && (await selectPath(ctx.db, 'code' in ref ? { code: dottedCode(ref.code) } : ref));
  const path = inForce ?? (await findWilayah(ctx, ref ?? {}))?.path;
  if (path === undefined) throw new NotFound('WILAYAH_NOT_FOUND');
  return path;
}
