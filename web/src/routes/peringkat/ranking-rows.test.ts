import { expect, test } from 'vitest';
import type { RankingFiguresFragment } from './ranking-page.generated.ts';
import { periodAround, toRankingRows } from './ranking-rows.ts';

test('the period follows the month that is chosen', () => {
  expect(periodAround('bulan', '2026-10')).toBe('2026-10');
  expect(periodAround('triwulan', '2026-10')).toBe('2026-Q4');
  expect(periodAround('tahun-berjalan', '2026-10')).toBe('2026-10/YTD');
});

test('each area gets its figures, its ties and its own course', () => {
  const cell = (wilayahId: string, rank: number | null) => ({ wilayahId, rank });
  const figures = {
    ranking: {
      wilayah: [{ id: 'own' }, { id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
      cells: [cell('own', 1), cell('a', 2), cell('b', 1), cell('c', 2), cell('d', null)],
    },
    trend: {
      wilayah: [{ id: 'own' }, { id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
      columns: { value: [0, 0, 1, 2, 3, 4, 5, 6, null, 8] },
    },
  } as unknown as RankingFiguresFragment;
  const rows = toRankingRows(figures, 'own');
  expect(rows.map(({ area, isTied, trend }) => [area.id, isTied, trend])).toEqual([
    ['a', true, [1, 2]],
    ['b', false, [3, 4]],
    ['c', true, [5, 6]],
    ['d', false, [null, 8]],
  ]);
});
