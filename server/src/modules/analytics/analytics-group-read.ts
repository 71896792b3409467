import type { Ctx } from '../../auth/ctx.ts';
import { InvalidInput, problem } from '../../lib/errors.ts';
import { loadCatalogue } from '../submission/catalogue.ts';
import { chargeReports } from './analytics-cost.ts';
import { type Grid, toGrid } from './analytics-grid.ts';
import { unitsInGroups } from './analytics-group-posts.sql.ts';
import type { PostGroups } from './analytics-groups.ts';
import { countMonths } from './analytics-periods.ts';
import { countsAreas, type Needs, type Source } from './analytics-source.ts';
import type { KnownAt } from './known-at.ts';
import type { Tree } from './past-tree.ts';
import { selectUnitFigures } from './unit-figures.sql.ts';
import { countUnits } from './units-below.sql.ts';

/**
 * Opens the sums of an answer by attributes of the posts: their reports are added up anew, by two statements for each
 * basis, whatever is asked.
 * @throws InvalidInput together with areas or knowledge other than today's; when read, Conflict `TOO_MANY_REPORTS`.
 */
export function openPostGroups(
  ctx: Ctx,
  posts: PostGroups,
  { tree, known }: { readonly tree: Tree; readonly known: KnownAt | null },
  needs: Needs,
): Source {
  if (known || tree.hierarchy !== 'AS_NOW') throw new InvalidInput([problem('by', 'BREAKDOWN_OF_TODAY')]);
  const { spans, reads, versions } = needs;
  return {
    breaks: () => false,
    lacks: (_node, { plan }) => countsAreas(plan),
    read: async (basis, more = []) => {
      const nos = [...new Set([...needs.nodes.map(({ no }) => no), ...more])];
      const units = await countUnits(ctx.db, nos, ctx.signal);
      chargeReports(ctx, units * countMonths(spans) * reads.length);
      const catalogue = await loadCatalogue(ctx.db);
      const row = await selectUnitFigures(ctx.db, catalogue, {
        units: unitsInGroups(catalogue, { nodes: nos, spans, by: posts.by, size: posts.size }),
        first: Math.min(...spans.map(({ first }) => first)),
        last: Math.max(...spans.map(({ last }) => last)),
        blocks: reads,
        versionNos: versions.map(({ no }) => no),
        basis,
        signal: ctx.signal,
      });
      return { grid: groupedGrid(toGrid(row, reads), nos, posts), epoch: row.epoch, seq: row.seq };
    },
  };
}

/** The sums by group of posts; by themselves they say nothing of the whole. */
function groupedGrid(all: Grid, nos: readonly number[], { size, places }: PostGroups): Grid {
  const placeOf = new Map(nos.map((no, place) => [no, place * size]));
  const parts = places.map((place) => groupGrid(all, (node) => (placeOf.get(node) ?? NOWHERE) + place));
  return { ...groupGrid(all, () => NOWHERE), part: (indicator) => parts[indicator % parts.length] ?? null };
}

/** Far below zero, where no row is. */
const NOWHERE = -1_000_000;

/** The rows of one group, told by the number of the node. Nobody counts their changes, and no time was kept. */
function groupGrid(all: Grid, rowOf: (node: number) => number): Grid {
  return {
    sums: (node, month) => all.sums(rowOf(node), month),
    dues: (node, block, span) => all.dues(rowOf(node), block, span),
    marks: (node, block, span) => ({ ...all.marks(rowOf(node), block, span), rev: 0, computedAt: null }),
  };
}
