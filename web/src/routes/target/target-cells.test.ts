import { expect, test } from 'vitest';
import { readTarget, toTargetRows } from './target-cells.ts';
import type { TargetsPageQuery } from './targets-page.generated.ts';

test('what is typed is read as people write it', () => {
  expect(readTarget('82,5')).toBe(82.5);
  expect(readTarget(' 82.5 % ')).toBe(82.5);
  expect(readTarget('')).toBe('NOTHING');
  expect(readTarget('delapan')).toBeNull();
  expect(readTarget('1.000,5')).toBeNull();
  expect(readTarget('-3')).toBeNull();
});

test('an own target goes before an inherited one, and says whether it was checked', () => {
  const target = (id: string, wilayah: string, value: number, isVerified = true) => ({
    id,
    value,
    isVerified,
    indicator: { code: 'ANC_K4' },
    wilayah: { id: wilayah },
  });
  const [row] = toTargetRows({
    own: { nodes: [target('t1', 'kab', 90)] },
    below: { nodes: [target('t2', 'a', 85, false)] },
    inForce: {
      indicators: [{ code: 'ANC_K4' }],
      wilayah: [
        { id: 'kab', name: 'Kabupaten', code: '62.10' },
        { id: 'a', name: 'A', code: '62.10.01' },
        { id: 'b', name: 'B', code: '62.10.02' },
      ],
      cells: [
        { indicator: 'ANC_K4', wilayahId: 'kab', target: 90, targetFrom: 'kab', targetVerified: true },
        { indicator: 'ANC_K4', wilayahId: 'a', target: 85, targetFrom: 'a', targetVerified: false },
        { indicator: 'ANC_K4', wilayahId: 'b', target: 90, targetFrom: 'kab', targetVerified: true },
      ],
    },
  } as unknown as TargetsPageQuery);
  expect(
    [...(row?.cells.values() ?? [])].map(({ own, inForce, isVerified, from }) => [own?.id, inForce, isVerified, from]),
  ).toEqual([
    ['t1', 90, true, null],
    ['t2', 85, false, null],
    [undefined, 90, true, 'kab'],
  ]);
});
