import type { Ctx } from '../../auth/ctx.ts';
import { readAnalytics } from './analytics.ts';

/** Mean of the targets of some areas, each weighing as much as its newest denominator. */
export type TargetMean = { readonly mean: number | null; readonly weighed: number };

/** Twelve closed months and the running one: a form that comes once a year is among them. */
const MONTHS_BACK = 13;

/**
 * Weighs the targets of some areas by the newest denominator each has within a year: what their parent would reach if
 * each of them reached its own. Areas without a denominator do not weigh; null when none has one.
 */
export async function weighTargets(
  ctx: Ctx,
  indicator: string,
  areas: readonly { readonly wilayahId: string; readonly value: number }[],
): Promise<TargetMean> {
  const weights = await newestDenominators(
    ctx,
    indicator,
    areas.map(({ wilayahId }) => wilayahId),
  );
  let sum = 0;
  let whole = 0;
  for (const { wilayahId, value } of areas) {
    const weight = weights.get(wilayahId) ?? 0;
    sum += value * weight;
    whole += weight;
  }
  return { mean: whole > 0 ? sum / whole : null, weighed: weights.size };
}

async function newestDenominators(
  ctx: Ctx,
  indicator: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const newest = new Map<string, number>();
  if (ids.length === 0) return newest;
  const answer = await readAnalytics(ctx, {
    indicators: [indicator],
    wilayah: ids.map((id) => ({ id })),
    relative: { last: MONTHS_BACK, unit: 'MONTH', includeCurrent: true },
    dataState: 'PROVISIONAL',
    withChange: false,
    withLastYear: false,
    withTargets: false,
    withRanks: false,
    withMarks: false,
  });
  // Within an area the periods go from the oldest to the newest, so that the last one that says something stays.
  for (let index = 0; index < answer.size; index += 1) {
    const { node, denominator } = answer.cell(index);
    if (denominator !== null && denominator > 0) newest.set(node.id, denominator);
  }
  return newest;
}
