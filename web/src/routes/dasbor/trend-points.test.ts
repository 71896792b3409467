import { expect, test } from 'vitest';
import type { DashboardTrendFragment } from './dashboard-page.generated.ts';
import { toTrendPoints } from './trend-points.ts';

test('each month has how it was asked, the target due by then and its notes', () => {
  const cells = [
    {
      indicator: 'SKDN_DS',
      wilayahId: 'k10',
      period: '2026-09',
      target: 90,
      targetToDate: 67.5,
      targetVerified: false,
    },
    { period: '2026-10', target: 85, targetToDate: null, targetVerified: true },
    { period: '2026-11', target: null, targetToDate: null, targetVerified: null },
  ];
  const notes = [{ id: 'n1', firstMonth: '2026-10', lastMonth: '2026-12', withdrawnAt: null }];
  const points = toTrendPoints({ cells, notes } as unknown as DashboardTrendFragment, 'AS_WAS');
  expect(points[0]?.asked).toEqual({
    indicator: 'SKDN_DS',
    wilayah: 'k10',
    period: '2026-09',
    hierarchy: 'AS_WAS',
  });
  expect(points.map(({ month, target, isVerified, notes }) => [month, target, isVerified, notes.length])).toEqual([
    ['2026-09', 67.5, false, 0],
    ['2026-10', 85, true, 1],
    ['2026-11', null, true, 1],
  ]);
});
