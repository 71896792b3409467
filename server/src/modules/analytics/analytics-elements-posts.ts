import type { Ctx } from '../../auth/ctx.ts';
import type { Basis } from '../../events/types.ts';
import { type Day, monthOfDay } from '../../lib/pure/month.ts';
import type { Period } from '../../lib/pure/period.ts';
import { loadCatalogue } from '../submission/catalogue.ts';
import type { Catalogue } from './analytics-catalogue.ts';
import { chargeReports } from './analytics-cost.ts';
import { type ElementRow, type PostAsk, type PostBlock, selectPostAnswers } from './analytics-elements.sql.ts';
import { countUnits } from './units-below.sql.ts';
import { blocksWith } from './analytics-reads.ts';
import type { FigureNode } from './analytics.sql.ts';
import { spansOf } from './figures.ts';
import { shapesOf } from './rollup-recompute.ts';
import { CARRY_MONTHS } from './rollup-shape.ts';

/** What the posts of an area add up to, and how many of them answered in an earlier month. */
export type PostFigure = { readonly value: number | null; readonly carried: number };

/** Figures by the places of element, area and period; null for those that stored sums tell. */
export type PostFigures = { at(element: number, node: number, period: number): PostFigure | null };

type Wanted = PostAsk & { readonly place: string };

/**
 * Reads what no stored sum tells: the last or mean answers of each post over several months, and how many answers still
 * in force are older. Two statements when any is wanted, none else.
 * @throws Conflict `TOO_MANY_REPORTS` before any report is read.
 */
export async function readPostFigures(
  ctx: Ctx,
  catalogue: Catalogue,
  of: {
    readonly elements: readonly ElementRow[];
    readonly nodes: readonly FigureNode[];
    readonly periods: readonly Period[];
    readonly today: Day;
    readonly dataState: Basis;
    readonly withCarried: boolean;
  },
): Promise<PostFigures> {
  const wanted = of.elements.flatMap((element, e) =>
    of.periods.flatMap((period, p): Wanted[] => {
      const ask = askOf(element, period, of);
      return ask ? [{ ...ask, place: `${e}/${p}` }] : [];
    }),
  );
  if (wanted.length === 0 || of.nodes.length === 0) return { at: () => null };

  const nodes = of.nodes.map(({ no }) => no);
  const blocks = await blocksOf(ctx, catalogue, new Set(wanted.map(({ element }) => element)));
  const months =
    Math.max(...wanted.map(({ last }) => last)) - Math.min(...wanted.map(({ first, back }) => first - back)) + 1;
  chargeReports(ctx, (await countUnits(ctx.db, nodes, ctx.signal)) * months * blocks.length);
  const rows = await selectPostAnswers(ctx.db, {
    nodes,
    asks: wanted,
    blocks,
    basis: of.dataState,
    signal: ctx.signal,
  });
  const asked = new Set(wanted.map(({ place }) => place));
  const found = new Map(rows.map(({ ask, node, ...figure }) => [`${wanted[ask]?.place}/${node}`, figure]));
  return {
    at: (e, n, p) => (asked.has(`${e}/${p}`) ? (found.get(`${e}/${p}/${n}`) ?? NOTHING) : null),
  };
}

const NOTHING: PostFigure = { value: null, carried: 0 };

/** Null where the stored sums tell it: of a sum, and of one month, in which last and mean are what was answered. */
function askOf(
  { code, over_time, carry }: ElementRow,
  period: Period,
  { today, withCarried }: { readonly today: Day; readonly withCarried: boolean },
): PostAsk | null {
  if (over_time === 'SUM') return null;
  const { first, last } = period;
  const isCarried = carry && over_time === 'LAST';
  if (first === last && !(isCarried && withCarried)) return null;
  const newest = spansOf('END', period, monthOfDay(today)).numerator.first;
  return { element: code, operator: over_time, first, last, back: isCarried ? CARRY_MONTHS - 1 : 0, newest };
}

async function blocksOf(ctx: Ctx, catalogue: Catalogue, elements: ReadonlySet<string>): Promise<PostBlock[]> {
  const shapes = shapesOf(await loadCatalogue(ctx.db));
  return blocksWith(catalogue, elements).flatMap((read) => {
    const shape = shapes.find(({ block }) => block.code === read.block.code);
    return shape ? [{ read, shape }] : [];
  });
}
