import type { Ctx } from '../../auth/ctx.ts';
import type { Catalogue } from './analytics-catalogue.ts';
import type { Grid } from './analytics-grid.ts';
import type { BrokenDown } from './analytics-groups.ts';
import { blocksWith, operandsOf } from './analytics-reads.ts';
import { type Needs, openSource } from './analytics-source.ts';
import type { VersionPlan } from './figures.ts';
import { AS_NOW } from './past-tree.ts';
import { judgeGroups, type JudgedVersion } from './small-cells-groups-view.ts';
import { type Families, judgeCells, type SmallCells } from './small-cells-view.ts';

/**
 * Judges what one caller must not see of an answer; `grids` hold the sums of the families, one of each basis. Where the
 * answer is broken down the figures undivided decide with it, so those are read as well.
 */
export async function judgeAnswer(
  ctx: Ctx,
  families: Families,
  of: {
    readonly plain: Catalogue;
    readonly broken: BrokenDown;
    readonly needs: Needs;
    readonly grids: readonly Grid[];
  },
): Promise<SmallCells> {
  const { plain, broken, needs, grids } = of;
  if (broken.groups.length === 0) return judgeCells(ctx.actor, families, grids, plain.protects);
  const used = new Set(needs.versions.map(({ no }) => no));
  const versions = [...plain.versions.values()].flat().filter(({ no }) => used.has(no));
  const source = await openSource(
    ctx,
    { tree: AS_NOW, known: null },
    { ...needs, nodes: [], reads: blocksWith(plain, operandsOf(versions)), versions },
  );
  const whole = [await source.read('PROVISIONAL', families.nos), await source.read('APPROVED', families.nos)];
  const judged = new Map(
    versions.map((plan): [number, JudgedVersion] => [
      plan.no,
      { whole: { plan, grids: whole.map(({ grid }) => grid) }, parts: partsOf(plan, broken, grids) },
    ]),
  );
  return judgeGroups(ctx.actor, families, judged, plain.protects);
}

function partsOf({ no }: VersionPlan, { catalogue, codes }: BrokenDown, grids: readonly Grid[]) {
  return codes.flatMap((code, place) => {
    const plan = catalogue.versions.get(code)?.find((one) => one.no === no);
    return plan ? [{ plan, grids: grids.map((grid) => grid.part?.(place) ?? grid) }] : [];
  });
}
