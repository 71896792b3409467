import type { MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import type { Ctx } from '../src/auth/ctx.ts';
import type { MonthNo } from '../src/lib/pure/month.ts';
import { SKDN_ELEMENTS } from '../src/lib/pure/skdn.ts';
import { answers, submit } from './rollup-scene.ts';

/** One form as it was filed, by element; an element left open is not there. */
export type Filed = { post: MadePosyandu; month: MonthNo; of: Readonly<Record<string, number>> };

type Shape = { above: (of: Record<string, number>) => number; below: (of: Record<string, number>) => number };

/** The formulas once more, by hand, to compare the catalogue's with. */
export const SHAPES = {
  SKDN_KS: { above: (of) => of.SK_K!, below: (of) => of.SK_S! },
  SKDN_DS: { above: (of) => of.SK_D!, below: (of) => of.SK_S! },
  SKDN_ND: { above: (of) => of.SK_N!, below: (of) => of.SK_D! },
  SKDN_NS: { above: (of) => of.SK_N!, below: (of) => of.SK_S! },
  SKDN_BGMD: { above: (of) => of.SK_BGM!, below: (of) => of.SK_D! },
  SKDN_ND_ADJ: { above: (of) => of.SK_N!, below: (of) => of.SK_D! - of.SK_O! - of.SK_B! },
} satisfies Record<string, Shape>;

/** Files a report with S, K = S, D and N, and one element left open where told. */
export async function fileReport(
  ctx: Ctx,
  post: MadePosyandu,
  made: { month: MonthNo; s: number; d: number; n: number; without: string | null },
): Promise<Filed> {
  const index = SKDN_ELEMENTS.findIndex(({ code }) => code === made.without);
  const isOpen = (slot: number) =>
    index >= 0 && (slot === 90 + index || (slot < 90 && Math.floor(slot / 10) === index));
  const cells = answers(post, made).filter((cell) => !isOpen(cell.slot));
  await submit(ctx, post, { month: made.month, cells });
  const all = {
    SK_S: made.s,
    SK_K: made.s,
    SK_D: made.d,
    SK_N: made.n,
    SK_T: made.d - made.n,
    SK_2T: 0,
    SK_O: 0,
    SK_B: 0,
    SK_BGM: 0,
  };
  const of = Object.fromEntries(Object.entries(all).filter(([code]) => code !== made.without));
  return { post, month: made.month, of };
}

/** Adds up forms in the plainest way: those that answered both sides, sums first, one division last. */
export function ratioOf(shape: Shape, forms: readonly Filed[]) {
  const sides = forms.map(({ of }) => [shape.above(of), shape.below(of)] as const);
  const whole = sides.filter(([above, below]) => !Number.isNaN(above + below));
  if (whole.length === 0) return { value: null, numerator: null, denominator: null, reason: 'NO_DATA' };
  const numerator = whole.reduce((sum, [above]) => sum + above, 0);
  const denominator = whole.reduce((sum, [, below]) => sum + below, 0);
  if (denominator <= 0) return { value: null, numerator, denominator, reason: 'NO_DENOMINATOR' };
  return { value: (numerator * 100) / denominator, numerator, denominator, reason: null };
}
