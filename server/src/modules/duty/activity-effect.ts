import type { Ctx } from '../../auth/ctx.ts';
import { visibleEvidence } from '../../auth/visible.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { type EffectWindows, effectWindows } from '../../lib/pure/effect.ts';
import { monthOfDay } from '../../lib/pure/month.ts';
import { catalogueOf } from '../analytics/analytics-catalogue.ts';
import { asideOf, readAsides } from './activity-asides.ts';
import { selectNeighbours } from './activity-neighbours.sql.ts';
import { type ActivityEffect, askFigures, effectOf, type Placed, shownMonths } from './effect-figures.ts';

/** An activity, and over how many months either window goes. */
export type EffectAsk = { readonly id: string; readonly length: number };

const activitySelect = {
  id: true,
  month: true,
  effectIndicator: true,
  effectWilayahId: true,
  effectDirection: true,
  effectSize: true,
  effectLag: true,
} as const;

/**
 * Sets the months after activities beside those before, and beside what their neighbours saw meanwhile: ratios of sums
 * over each window, of the posts as they lie today. One statement for the activities, one for the neighbours, those of
 * `analytics` once for each set of neighbours, and two for what should be said beside. Null for an activity that names no
 * indicator, or that the caller may not read.
 */
export async function effectsOf(ctx: Ctx, asks: readonly EffectAsk[]): Promise<(ActivityEffect | null)[]> {
  const found = await ctx.db.prisma.planActivity.findMany({
    where: {
      id: { in: asks.map(({ id }) => id) },
      effectIndicator: { not: null },
      evidence: visibleEvidence(ctx.actor),
    },
    select: activitySelect,
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  const plans = await plansOf(
    ctx,
    asks.flatMap(({ id, length }) => {
      const row = byId.get(id);
      return row ? [{ row, length }] : [];
    }),
  );
  const effects = await compare(ctx, plans);
  const told = new Map(plans.map(({ row, length }, at) => [`${row.id} ${length}`, effects[at] ?? null]));
  return asks.map(({ id, length }) => told.get(`${id} ${length}`) ?? null);
}

type Row = Awaited<ReturnType<typeof rowType>>;
const rowType = (ctx: Ctx) => ctx.db.prisma.planActivity.findFirstOrThrow({ select: activitySelect });

type Plan = {
  readonly row: Row;
  readonly length: number;
  readonly code: string;
  readonly windows: EffectWindows | null;
};

async function plansOf(ctx: Ctx, rows: readonly { row: Row; length: number }[]): Promise<Plan[]> {
  if (rows.length === 0) return [];
  const { versions } = await catalogueOf(ctx.db);
  const lastOver = monthOfDay(dayIn('WIB', ctx.clock.now())) - 1;
  return rows.map(({ row, length }) => {
    const code = row.effectIndicator ?? '';
    const timeRule = versions.get(code)?.[0]?.timeRule;
    const { month } = row;
    const windows =
      timeRule === undefined || month === null
        ? null
        : effectWindows({ month, lag: row.effectLag ?? 0, length, timeRule, lastOver });
    return { row, length, code, windows };
  });
}

/** Asks figures once for each set of areas: activities of one plan mostly share it. */
async function compare(ctx: Ctx, plans: readonly Plan[]): Promise<ActivityEffect[]> {
  const placed = await place(ctx, plans);
  const sets = new Map<string, Placed[]>();
  for (const one of placed) {
    if (!one) continue;
    const areas = one.around.map(({ id }) => id).join();
    sets.set(areas, [...(sets.get(areas) ?? []), one]);
  }
  const looked = (one: Placed) => ({ path: ownPath(one), months: shownMonths(one.windows), code: one.code });
  const [asides, answers] = await Promise.all([
    readAsides(
      ctx,
      placed.flatMap((one) => (one ? [looked(one)] : [])),
    ),
    Promise.all([...sets.values()].map((set) => askFigures(ctx, set))),
  ]);
  const figuresOf = new Map([...sets.values()].flatMap((set, at) => set.map((one) => [one, answers[at]] as const)));
  return plans.map((plan, at) => {
    const one = placed[at];
    const figures = one && figuresOf.get(one);
    return figures ? effectOf(one, figures, asideOf(asides, looked(one))) : nothing(plan);
  });
}

/** Finds the areas of activities with their neighbours; null for one whose months or area cannot be looked at. */
async function place(ctx: Ctx, plans: readonly Plan[]): Promise<(Placed | null)[]> {
  const asked = plans.flatMap(({ row, windows }, at) =>
    windows && row.effectWilayahId ? [{ at, areaId: row.effectWilayahId, month: row.month ?? 0 }] : [],
  );
  const neighbours = asked.length === 0 ? [] : await selectNeighbours(ctx, asked);
  return plans.map(({ row, code, windows }, at) => {
    const around = neighbours.filter((one) => asked[one.at]?.at === at);
    if (!windows || !around.some(({ isOwn }) => isOwn)) return null;
    const size = row.effectSize === null ? null : Number(row.effectSize);
    return { code, windows, around, direction: row.effectDirection, size };
  });
}

const ownPath = ({ around }: Placed): string => around.find(({ isOwn }) => isOwn)?.path ?? '';

function nothing({ code, windows }: Plan): ActivityEffect {
  return {
    notes: [],
    boundaryChanges: [],
    state: windows ? 'OUT_OF_REACH' : 'NO_MONTH',
    code,
    indicator: null,
    node: null,
    windows,
    before: null,
    after: null,
    change: null,
    expected: null,
    seen: null,
    compared: 0,
    neighbours: 0,
    neighboursBefore: null,
    neighboursAfter: null,
    neighboursChange: null,
    difference: null,
    months: [],
  };
}
