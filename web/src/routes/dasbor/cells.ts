import type { Update } from '@/features/live/live-updates.tsx';
import type { DashboardAnswerFragment } from './dashboard-page.generated.ts';

export type Cell = DashboardAnswerFragment['cells'][number];
type Answer = DashboardAnswerFragment;

/** The indicators of the page, in its order. */
export const INDICATORS = ['SKDN_KS', 'SKDN_DS', 'SKDN_ND', 'SKDN_NS', 'SKDN_BGMD', 'SKDN_2TD'] as const;

/** Short names used on every posyandu wall. */
export const LETTERS: Readonly<Record<string, string>> = {
  SKDN_KS: 'K/S',
  SKDN_DS: 'D/S',
  SKDN_ND: 'N/D',
  SKDN_NS: 'N/S',
  SKDN_BGMD: 'BGM/D',
  SKDN_2TD: '2T/D',
};

/** Puts an update into an answer: the cells it names take the new figures, the rest stays the same object. */
export function applyUpdate<A extends Answer>(answer: A, update: Update): A {
  const news = new Map(update.cells.map((cell) => [cell.indicator, cell.current]));
  let isTouched = false;
  const cells = answer.cells.map((cell) => {
    const current = cell.wilayahId === update.wilayahId && cell.period === update.period && news.get(cell.indicator);
    if (!current) return cell;
    isTouched = true;
    const { __typename: _, ...figures } = current;
    const change =
      cell.value != null && cell.change != null && figures.value != null
        ? cell.change + figures.value - cell.value
        : null;
    // An event knows no target; the light goes out until the figures are read again.
    return { ...cell, ...figures, change, attainmentClass: null };
  });
  return isTouched ? { ...answer, cells } : answer;
}

/** The cell of an area, indicator and month; null when the answer has none. */
export function cellAt(answer: Answer, at: { wilayah: string; indicator: string; period: string }): Cell | null {
  return (
    answer.cells.find((c) => c.wilayahId === at.wilayah && c.indicator === at.indicator && c.period === at.period) ??
    null
  );
}

/** The month `back` months before a month id. */
export function monthsBefore(month: string, back: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 - back;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Reports that arrived, out of those expected; a returned one has arrived and yet is in no sum. */
export function receivedOf(cell: Pick<Cell, 'completeness' | 'expected'>): number {
  return Math.round((cell.completeness ?? 0) * cell.expected);
}
