import { expect, test } from 'vitest';
import type { NumberedNote } from '@/features/figures/number-notes.ts';
import type { DashboardTrendFragment } from './dashboard-page.generated.ts';
import { toTrendPoints } from './trend-points.ts';

test('each month has the target due by then and its notes', () => {
  const cells = [
    { period: '2026-09', target: 90, targetToDate: 67.5, targetVerified: false },
    { period: '2026-10', target: 85, targetToDate: null, targetVerified: true },
    { period: '2026-11', target: null, targetToDate: null, targetVerified: null },
  ];
  const note = { number: 1, firstMonth: '2026-10', lastMonth: '2026-12' } as NumberedNote;
  const points = toTrendPoints({ cells } as DashboardTrendFragment, [note]);
  expect(points.map(({ month, target, isVerified, notes }) => [month, target, isVerified, notes.length])).toEqual([
    ['2026-09', 67.5, false, 0],
    ['2026-10', 85, true, 1],
    ['2026-11', null, true, 1],
  ]);
});
