import { formatPeriod, parsePeriod, periodOf } from '@pokjanal/server/pure';
import type { RankingFiguresFragment } from './ranking-page.generated.ts';

type Ranking = RankingFiguresFragment['ranking'];
export type RankingCell = Ranking['cells'][number];
export type RankingRow = {
  readonly area: Ranking['wilayah'][number];
  readonly cell: RankingCell;
  /** Another row has the same rank. */
  readonly isTied: boolean;
  /** Values of the months before and of the last one, oldest first. */
  readonly trend: readonly (number | null)[];
};

export const PERIOD_KINDS = ['bulan', 'triwulan', 'tahun-berjalan'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The period of a kind around a month; a year to date ends with it. */
export function periodAround(kind: PeriodKind, month: string): string {
  const parsed = parsePeriod(month);
  if (!parsed || kind === 'bulan') return month;
  return formatPeriod(periodOf(kind === 'triwulan' ? 'QUARTER' : 'YTD', parsed.last));
}

/** Puts figures and course of each area inside `own` beside each other, in the order of the answer. */
export function toRankingRows({ ranking, trend }: RankingFiguresFragment, own: string): RankingRow[] {
  const cells = new Map(
    ranking.cells.filter(({ wilayahId }) => wilayahId !== own).map((cell) => [cell.wilayahId, cell]),
  );
  const shared = new Map<number, number>();
  for (const { rank } of cells.values()) if (rank !== null) shared.set(rank, (shared.get(rank) ?? 0) + 1);
  const length = trend.wilayah.length === 0 ? 0 : trend.columns.value.length / trend.wilayah.length;
  const courses = new Map(
    trend.wilayah.map(({ id }, index) => [id, trend.columns.value.slice(index * length, (index + 1) * length)]),
  );
  return ranking.wilayah.flatMap((area) => {
    const cell = cells.get(area.id);
    if (!cell) return [];
    return [{ area, cell, isTied: (shared.get(cell.rank ?? 0) ?? 0) > 1, trend: courses.get(area.id) ?? [] }];
  });
}
