import type { Localized } from '../../lib/errors.ts';
import type { Direction } from '../../lib/pure/indicator.ts';
import { type Rank, type Rankable, type RankLimits, rankAll } from '../../lib/pure/ranking.ts';
import { fillText, localizedNumber } from '../../lib/pure/texts.ts';
import type { FigureNode } from './analytics.sql.ts';

/** Ranks of an answer; those of one indicator and period are computed together when the first of them is asked. */
export type Ranks = { at(indicator: number, node: number, period: number): Rank };

const UNRANKED: Rank = { rank: null, of: 0, reason: 'NO_VALUE' };

/** What stands where no rank was asked. */
export const NO_RANKS: Ranks = { at: () => UNRANKED };

/**
 * Ranks areas of one level, and puskesmas, among their like in an answer. `figure` gives what a place is judged by,
 * `direction` that of the version in force, null where there is none.
 */
export function ranksOf(
  nodes: readonly FigureNode[],
  limits: RankLimits,
  figure: (indicator: number, node: number, period: number) => Rankable,
  direction: (indicator: number, period: number) => Direction | null,
): Ranks {
  const groups = groupByLevel(nodes);
  const known = new Map<string, readonly Rank[]>();
  const rankPeriod = (indicator: number, period: number): readonly Rank[] => {
    const side = direction(indicator, period);
    const ranks: Rank[] = nodes.map(() => UNRANKED);
    if (side === null) return ranks;
    for (const group of groups) {
      const figures = group.map((node) => figure(indicator, node, period));
      const placed = rankAll(side, figures, limits);
      for (const [index, node] of group.entries()) ranks[node] = placed[index] ?? UNRANKED;
    }
    return ranks;
  };
  return {
    at: (indicator, node, period) => {
      const key = `${indicator}/${period}`;
      const ranks = known.get(key) ?? rankPeriod(indicator, period);
      known.set(key, ranks);
      return ranks[node] ?? UNRANKED;
    },
  };
}

/** Places of the nodes in their list, by level; puskesmas, which have none, stand together. */
function groupByLevel(nodes: readonly FigureNode[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, { level }] of nodes.entries()) {
    const key = level ?? 'PUSKESMAS';
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(index);
  }
  return [...groups.values()];
}

/** States in words how an answer ranks, with its numbers. */
export function rankingRule({ minDenominator, minCompleteness }: RankLimits): Localized {
  const percent = Number((minCompleteness * 100).toFixed(6));
  return fillText(RULE, { denominator: localizedNumber(minDenominator), completeness: localizedNumber(percent) });
}

const RULE: Localized = {
  id: 'Wilayah setingkat dalam jawaban ini (puskesmas di antara puskesmas) diurutkan per indikator dan periode, yang terbaik lebih dahulu menurut arah indikator. Nilai yang sama mendapat peringkat yang sama dan peringkat berikutnya dilewati (1, 2, 2, 4). Tidak diperingkat: tanpa nilai, penyebut di bawah {denominator}, kelengkapan laporan di bawah {completeness} %, atau indikator tanpa arah baik-buruk.',
  en: 'Areas of the same level in this answer (puskesmas among puskesmas) are ranked for each indicator and period, best first by the direction of the indicator. Equal values share a rank and the ranks after them are skipped (1, 2, 2, 4). Not ranked: no value, a denominator below {denominator}, completeness of reports below {completeness} %, or an indicator that takes no side.',
};
