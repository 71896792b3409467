import { expect, test } from 'vitest';
import { levelBelow, readRowLevel, rowLevelsOf } from './levels.ts';

test('an area is shown by every level below it, a regency by its puskesmas too', () => {
  expect(rowLevelsOf('PROVINSI')).toEqual(['KABKOTA', 'KECAMATAN', 'DESA']);
  expect(rowLevelsOf('KABKOTA')).toEqual(['KECAMATAN', 'DESA', 'PUSKESMAS']);
  expect(rowLevelsOf('DESA')).toEqual([]);
  expect(levelBelow('KECAMATAN')).toBe('DESA');
  expect(levelBelow('DESA')).toBeNull();
});

test('an address is read with care', () => {
  expect(readRowLevel('DESA')).toBe('DESA');
  expect(readRowLevel('PUSKESMAS')).toBe('PUSKESMAS');
  expect(readRowLevel('desa')).toBeNull();
  expect(readRowLevel(null)).toBeNull();
});
