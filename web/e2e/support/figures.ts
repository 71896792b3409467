import type { Locator, Page } from '@playwright/test';
import type { Window } from './test.ts';

/** The indicators that a dashboard shows first, by the letters on its tiles. */
export const LETTERS: Readonly<Record<string, string>> = { SKDN_KS: 'K/S', SKDN_DS: 'D/S', SKDN_ND: 'N/D' };

export type Figure = { numerator: number | null; denominator: number | null; completeness: number | null };

type Answer = { analytics: { columns: Record<keyof Figure, (number | null)[]> } };

/** The month that is over by the clock of western Indonesia: the one on which a dashboard opens. */
export function lastClosedMonth(now = new Date()): string {
  const local = new Date(now.getTime() + 7 * 3_600_000);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

/** What the API says of one indicator of one area in one month. */
export async function askFigure({ ask }: Window, wilayah: string, indicator: string, month: string): Promise<Figure> {
  const { analytics } = await ask<Answer>(
    `query ($input: AnalyticsInput!) { analytics(input: $input) { columns { numerator denominator completeness } } }`,
    { input: { indicators: [indicator], wilayah: [wilayah], periods: [month] } },
  );
  const { numerator, denominator, completeness } = analytics.columns;
  return {
    numerator: numerator[0] ?? null,
    denominator: denominator[0] ?? null,
    completeness: completeness[0] ?? null,
  };
}

const written = (value: number | null) => (value ?? 0).toLocaleString('id-ID');

/** A fraction as a tile writes it. */
export const fractionOf = ({ numerator, denominator }: Omit<Figure, 'completeness'>): string =>
  `${written(numerator)} ÷ ${written(denominator)}`;

/** The tile of a dashboard with this name. */
export const tile = (page: Page, name: string): Locator =>
  page.locator('dl > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) });
