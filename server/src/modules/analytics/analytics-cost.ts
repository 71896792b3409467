import type { Ctx } from '../../auth/ctx.ts';
import { Conflict, errorText } from '../../lib/errors.ts';

/** Cells one request may read. */
export const CELL_LIMIT = 20_000;

export type Cost = { readonly requested: number; readonly limit: number; readonly remaining: number };
type Size = { readonly indicators: number; readonly areas: number; readonly months: number };

const spent = new WeakMap<Ctx, number>();
const reread = new WeakMap<Ctx, number>();

/**
 * Counts cells (indicators × areas × months read) against what this request may read, before anything is read.
 * @throws Conflict `TOO_COSTLY`, naming what makes it large and a cheaper way.
 */
export function chargeCells(ctx: Ctx, size: Size): void {
  const requested = (spent.get(ctx) ?? 0) + size.indicators * size.areas * size.months;
  spent.set(ctx, requested);
  if (requested <= CELL_LIMIT) return;
  const texts = errorText('TOO_COSTLY', { requested, limit: CELL_LIMIT });
  const hint = HINTS[dominantOf(size)](size);
  throw new Conflict(
    'TOO_COSTLY',
    { requested, limit: CELL_LIMIT, dominant: dominantOf(size) },
    { id: texts.id.replace('{hint}', hint.id), en: texts.en.replace('{hint}', hint.en) },
  );
}

/** Reports one request may read again instead of taking stored sums. */
export const REPORT_LIMIT = 200_000;

/**
 * Counts reports (units × months × blocks) that an answer has to read again, before any is read.
 * @throws Conflict `TOO_COSTLY`, naming the cheaper way.
 */
export function chargeReports(ctx: Ctx, reports: number): void {
  const requested = (reread.get(ctx) ?? 0) + reports;
  reread.set(ctx, requested);
  if (requested > REPORT_LIMIT)
    throw new Conflict('TOO_MANY_REPORTS', { requested, limit: REPORT_LIMIT, dominant: 'reports' });
}

/** Says what a request has cost so far; undefined when it read no cells. */
export function costOf(ctx: Ctx): Cost | undefined {
  const requested = spent.get(ctx);
  if (requested === undefined) return undefined;
  return { requested, limit: CELL_LIMIT, remaining: Math.max(0, CELL_LIMIT - requested) };
}

function dominantOf(size: Size): keyof Size {
  if (size.areas >= size.months && size.areas >= size.indicators) return 'areas';
  return size.months >= size.indicators ? 'months' : 'indicators';
}

const HINTS: Record<keyof Size, (size: Size) => { id: string; en: string }> = {
  areas: ({ areas }) => ({
    id: `Terbanyak: ${areas} wilayah. Pilih satu kabupaten/kota dengan \`within\`, atau tingkat di atasnya.`,
    en: `Largest part: ${areas} areas. Ask one regency with \`within\`, or a higher level.`,
  }),
  months: ({ months }) => ({
    id: `Terbanyak: ${months} bulan. Persempit rentang periode.`,
    en: `Largest part: ${months} months. Narrow the range of periods.`,
  }),
  indicators: ({ indicators }) => ({
    id: `Terbanyak: ${indicators} indikator. Bagi menjadi beberapa permintaan.`,
    en: `Largest part: ${indicators} indicators. Split them over several requests.`,
  }),
};
