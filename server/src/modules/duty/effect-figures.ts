import type { Ctx } from '../../auth/ctx.ts';
import {
  type EffectSeen,
  effectSeen,
  type EffectWindows,
  expectedChange,
  MIN_COMPLETENESS,
  type MonthRun,
} from '../../lib/pure/effect.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import { type AnalyticsAnswer, readAnalytics } from '../analytics/analytics.ts';
import type { AnalyticsCell } from '../analytics/analytics-cells.ts';
import type { FigureNode } from '../analytics/analytics.sql.ts';
import type { VersionPlan } from '../analytics/figures.ts';
import type { Aside } from './activity-asides.ts';
import type { Neighbour } from './activity-neighbours.sql.ts';
import { type Pooled, pool, windowOf } from './effect-window.ts';

/** Why there is a comparison, or why not. */
export const EFFECT_STATES = [
  'NO_MONTH',
  'OUT_OF_REACH',
  'TOO_EARLY',
  'NOT_COMPARABLE',
  'TOO_LITTLE_DATA',
  'SEEN',
] as const;
export type EffectState = (typeof EFFECT_STATES)[number];

/** One month of the line: the area, and its neighbours together. */
export type EffectMonth = {
  readonly month: MonthNo;
  readonly value: number | null;
  readonly neighbours: number | null;
};

/** What was seen of the indicator that an activity should move: an association, never a proof. */
export type ActivityEffect = Aside & {
  readonly state: EffectState;
  readonly code: string;
  readonly indicator: VersionPlan | null;
  readonly node: FigureNode | null;
  readonly windows: EffectWindows | null;
  readonly before: Pooled | null;
  readonly after: Pooled | null;
  readonly change: number | null;
  readonly expected: number | null;
  readonly seen: EffectSeen | null;
  /** Neighbours with figures in both windows, and how many there are in all. */
  readonly compared: number;
  readonly neighbours: number;
  readonly neighboursBefore: Pooled | null;
  readonly neighboursAfter: Pooled | null;
  readonly neighboursChange: number | null;
  readonly difference: number | null;
  readonly months: readonly EffectMonth[];
};

/** An activity whose months and areas to compare are known. */
export type Placed = {
  readonly code: string;
  readonly windows: EffectWindows;
  /** Its own area and the neighbours of that. */
  readonly around: readonly Neighbour[];
  readonly direction: 'UP' | 'DOWN' | null;
  readonly size: number | null;
};

const MOST_MONTHS = 36;

/** The months of the line: from the first to the last compared, or the two windows alone where more lie between. */
export function shownMonths({ before, after }: EffectWindows): MonthRun[] {
  if (!after) return [before];
  const all = { first: before.first, last: after.last };
  return all.last - all.first < MOST_MONTHS ? [all] : [before, after];
}

const monthsOf = (runs: readonly MonthRun[]): MonthNo[] =>
  runs.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
const key = ({ first, last }: MonthRun): string => `${first}-${last}`;

/** The figures of some activities that share their areas. */
export type Figures = {
  readonly answer: AnalyticsAnswer;
  readonly cell: (code: string, areaId: string, run: MonthRun) => AnalyticsCell | null;
};

/** Asks the figures of activities that share their areas, all at once. */
export async function askFigures(ctx: Ctx, set: readonly Placed[]): Promise<Figures> {
  const runs = new Map<string, MonthRun>();
  for (const { windows } of set) {
    const months = monthsOf(shownMonths(windows)).map((month) => ({ first: month, last: month }));
    for (const run of [windows.before, ...(windows.after ? [windows.after] : []), ...months]) runs.set(key(run), run);
  }
  const codes = [...new Set(set.map(({ code }) => code))];
  const areas = set[0]?.around ?? [];
  const answer = await readAnalytics(ctx, {
    indicators: codes,
    wilayah: areas.map(({ id }) => ({ id })),
    runs: [...runs.values()],
    dataState: 'PROVISIONAL',
    withChange: false,
    withLastYear: false,
    withTargets: false,
    withRanks: false,
    withMarks: false,
  });
  const places = new Map([...runs.keys()].map((run, p) => [run, p]));
  const nodes = new Map(answer.nodes.map(({ id }, w) => [id, w]));
  return {
    answer,
    cell: (code, areaId, run) => {
      const [i, w, p] = [codes.indexOf(code), nodes.get(areaId), places.get(key(run))];
      if (i < 0 || w === undefined || p === undefined) return null;
      return answer.cell((i * nodes.size + w) * places.size + p);
    },
  };
}

/** Sets one activity's months after beside those before, and beside its neighbours. */
export function effectOf(plan: Placed, figures: Figures, aside: Aside): ActivityEffect {
  const { code, windows, around, direction, size } = plan;
  const { answer } = figures;
  const own = ownOf(around);
  const cellOf = (id: string, run: MonthRun | null) => (run ? figures.cell(code, id, run) : null);
  const sides = [cellOf(own, windows.before), cellOf(own, windows.after)] as const;
  const [before, after] = [windowOf(sides[0]), windowOf(sides[1])];
  const change = difference(after, before);
  const indicator = answer.indicators.find((one) => one.indicator === code) ?? null;
  const isKnown = (month: MonthNo) => cellOf(own, { first: month, last: month })?.value != null;
  const state = stateOf(windows, sides, isKnown);
  const beside = besideOf(plan, cellOf, indicator?.factor ?? 1);
  const { neighboursChange } = beside;
  return {
    ...aside,
    ...beside,
    state,
    code,
    indicator,
    node: answer.nodes.find(({ id }) => id === own) ?? null,
    windows,
    before,
    after,
    change,
    expected: expectedChange(direction, size),
    seen: state === 'SEEN' ? effectSeen(direction, size, change) : null,
    difference: minus(change, neighboursChange),
  };
}

/** What the neighbours saw meanwhile: only those with figures on both sides, the same ones before and after. */
function besideOf(
  { windows, around }: Placed,
  cellOf: (id: string, run: MonthRun | null) => AnalyticsCell | null,
  factor: number,
) {
  const own = ownOf(around);
  const others = around.filter(({ isOwn }) => !isOwn);
  const pairs = others.map(({ id }) => ({
    id,
    sides: [cellOf(id, windows.before), cellOf(id, windows.after)] as const,
  }));
  const known = pairs.filter(({ sides }) => sides.every((cell) => cell !== null && cell.value !== null));
  const sum = (side: 0 | 1) =>
    known.length > 0
      ? pool(
          known.map(({ sides }) => sides[side]),
          factor,
        )
      : null;
  const [neighboursBefore, neighboursAfter] = [sum(0), sum(1)];
  return {
    compared: known.length,
    neighbours: others.length,
    neighboursBefore,
    neighboursAfter,
    neighboursChange: difference(neighboursAfter, neighboursBefore),
    months: monthsOf(shownMonths(windows)).map((month) => {
      const run = { first: month, last: month };
      const cells = known.map(({ id }) => cellOf(id, run));
      return { month, value: cellOf(own, run)?.value ?? null, neighbours: pool(cells, factor).value };
    }),
  };
}

const difference = (later: Pooled | null, earlier: Pooled | null): number | null =>
  minus(later?.value ?? null, earlier?.value ?? null);
const minus = (value: number | null, other: number | null): number | null =>
  value !== null && other !== null ? value - other : null;
const ownOf = (around: readonly Neighbour[]): string => around.find(({ isOwn }) => isOwn)?.id ?? '';

type Sides = readonly (AnalyticsCell | null)[];

function stateOf(windows: EffectWindows, sides: Sides, isKnown: (month: MonthNo) => boolean): EffectState {
  const { before, after } = windows;
  if (!after) return 'TOO_EARLY';
  const versions = new Set(sides.flatMap((cell) => cell?.version ?? []));
  if (versions.size > 1) return 'NOT_COMPARABLE';
  const isThin = sides.some((cell) => !cell || cell.value === null || (cell.completeness ?? 1) < MIN_COMPLETENESS);
  // Months nobody was expected to report in do not lower the completeness, but one month does not stand for three.
  const isShort = [before, after].some((run) => {
    const months = monthsOf([run]);
    return months.filter(isKnown).length < months.length * MIN_COMPLETENESS;
  });
  return isThin || isShort ? 'TOO_LITTLE_DATA' : 'SEEN';
}
