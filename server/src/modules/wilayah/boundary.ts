import type { Prisma, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';
import { InvalidInput, NotFound, problem, refuseProblems } from '../../lib/errors.ts';
import { checkBoundaries } from './boundary-check.ts';
import { codeOf, findCodeProperty } from './boundary-codes.ts';
import { type FileFeature, readBoundaryFile } from './boundary-file.ts';
import { type AreaTopology, buildTopology, countPoints, pickAreas } from './boundary-topology.ts';
import { type NamedArea, selectAreas, selectBoundaries, selectHolders } from './boundary.sql.ts';
import { findWilayah } from './wilayah.ts';

const SOURCE = { min: 3, max: 300 };

/** An area by our id or by official code; the country when neither is given. */
export type AreaBy = { readonly id?: string; readonly code?: string };

export type BoundaryImport = {
  /** What the file holds, parsed: GeoJSON or TopoJSON. */
  readonly file: unknown;
  readonly level: WilayahLevel;
  readonly within: AreaBy;
  readonly source: string;
  /** Property that holds the codes; found by itself where it is not given. */
  readonly property?: string | null | undefined;
  /** Layer of a TopoJSON file with several. */
  readonly layer?: string | null | undefined;
  /** Checks everything and stores nothing. */
  readonly isDryRun?: boolean;
};

export type BoundaryReport = {
  readonly areas: number;
  readonly property: string;
  /** Corners of the outlines as stored. */
  readonly points: number;
  /** Areas of the level that the file does not draw; they stay out of the map, not out of the table. */
  readonly missing: readonly NamedArea[];
  readonly isStored: boolean;
};

export type Boundaries = {
  readonly topology: AreaTopology;
  readonly areas: number;
  readonly source: string;
  readonly importedAt: Date;
};

/**
 * Checks a file of boundaries, makes it light enough to be sent, and puts it in the place of the set imported before for
 * the same level and area. @throws InvalidInput with everything that is wrong, feature by feature; nothing is stored then.
 */
export async function importBoundaries(ctx: Ctx, input: BoundaryImport): Promise<BoundaryReport> {
  const area = await findWilayah(ctx, input.within);
  if (!area) throw new NotFound('WILAYAH_NOT_FOUND');
  assertCan(ctx.actor, 'boundary.import', { path: area.path });
  const source = input.source.trim();
  refuseProblems([
    ...(source.length < SOURCE.min ? [problem('source', 'TOO_SHORT', { min: SOURCE.min })] : []),
    ...(source.length > SOURCE.max ? [problem('source', 'TOO_LONG', { max: SOURCE.max })] : []),
  ]);

  const features = readBoundaryFile(input.file, input.layer);
  const wanted = await selectAreas(ctx, input.level, area.path);
  const property = input.property ?? (await guessProperty(ctx, features, wanted));
  const others = await selectHolders(ctx, strangersOf(features, property, wanted));
  const { shapes, problems, missing } = checkBoundaries(features, property, { level: input.level, wanted, others });
  refuseProblems(problems);

  const topology = buildTopology(shapes);
  const report = { areas: shapes.length, property, points: countPoints(topology), missing };
  if (input.isDryRun) return { ...report, isStored: false };
  await store(ctx, { level: input.level, withinId: await placeOf(ctx, area), topology, areas: shapes.length, source });
  return { ...report, isStored: true };
}

/**
 * Gives the outlines of the areas of a level inside an area, from the set imported for it or for any area above; null
 * when there is none. @throws NotFound when there is no such area.
 */
export async function readBoundaries(ctx: Ctx, level: WilayahLevel, within: AreaBy): Promise<Boundaries | null> {
  const area = await findWilayah(ctx, within);
  if (!area) throw new NotFound('WILAYAH_NOT_FOUND');
  const stored = await selectBoundaries(ctx, level, area.path);
  if (!stored) return null;
  const { source, importedAt } = stored;
  const inside = new Set((await selectAreas(ctx, level, area.path)).map(({ code }) => code));
  const topology = pickAreas(stored.topology, (code) => inside.has(code));
  const areas = topology.objects.areas.geometries.length;
  return areas === 0 ? null : { topology, areas, source, importedAt };
}

/** A file made for another place names no area wanted here, and yet its property is told by the codes it holds. */
async function guessProperty(ctx: Ctx, features: readonly FileFeature[], wanted: readonly NamedArea[]) {
  const codes = new Set(wanted.map(({ code }) => code));
  const property = findCodeProperty(features, (code) => codes.has(code));
  if (property !== null) return property;
  const names = [...new Set(['id', ...features.flatMap(({ properties }) => Object.keys(properties))])];
  const held = await selectHolders(
    ctx,
    names.flatMap((name) => strangersOf(features, name, wanted)),
  );
  const known = new Set(held.map(({ code }) => code));
  const found = findCodeProperty(features, (code) => known.has(code));
  if (found === null)
    throw new InvalidInput([problem('property', 'BOUNDARY_NO_PROPERTY', { names: names.join(', ') })]);
  return found;
}

function strangersOf(features: readonly FileFeature[], property: string, wanted: readonly NamedArea[]): string[] {
  const known = new Set(wanted.map(({ code }) => code));
  const codes = features.map((feature) => codeOf(feature, property)).filter((code) => code !== null);
  return [...new Set(codes)].filter((code) => !known.has(code));
}

/** What is imported for the root serves the whole country and is kept without an area. */
async function placeOf(ctx: Ctx, area: { id: string }): Promise<string | null> {
  const root = await findWilayah(ctx, {});
  return root?.id === area.id ? null : area.id;
}

type NewSet = { level: WilayahLevel; withinId: string | null; topology: AreaTopology; areas: number; source: string };

async function store(ctx: Ctx, { topology, ...set }: NewSet): Promise<void> {
  const importedAt = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await tx.boundarySet.deleteMany({ where: { level: set.level, withinId: set.withinId } });
    await tx.boundarySet.create({
      data: { ...set, importedAt, topology: topology as unknown as Prisma.InputJsonValue },
    });
  });
}
