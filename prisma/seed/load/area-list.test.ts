import { expect, test } from 'vitest';
import { parentCodeOf, shippedAreas, zoneOf } from './area-list.ts';

const areas = shippedAreas().read();
const byCode = new Map(areas.map((area) => [area.code, area]));

test('the shipped list has every province, regency, district and village once', () => {
  const counts: Record<string, number> = {};
  for (const { level, kind } of areas) {
    counts[level] = (counts[level] ?? 0) + 1;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  expect(byCode.size).toBe(areas.length);
  expect(counts).toMatchObject({ KABKOTA: 514, KABUPATEN: 416, KOTA: 98, KELURAHAN: 8496, DESA_ADAT: 14 });
  expect(areas.filter(({ level }) => level === 'PROVINSI')).toHaveLength(38);
  expect(areas.filter(({ level }) => level === 'KECAMATAN')).toHaveLength(7285);
  expect(areas.filter(({ level }) => level === 'DESA')).toHaveLength(83_762);
});

test('every parent is in the list, and stands before its children', () => {
  const seen = new Set(['0']);
  for (const area of areas) {
    expect(seen.has(area.parentCode) || area.code).toBe(true);
    seen.add(area.code);
  }
});

test('names are proper names, and everyday names are found beside them', () => {
  expect(byCode.get('62.10')).toMatchObject({ name: 'Gunung Mas', kind: 'KABUPATEN', shortName: 'Gumas', zone: 'WIB' });
  expect(byCode.get('12.72')).toMatchObject({ name: 'Pematangsiantar', kind: 'KOTA' });
  expect(byCode.get('91.03.01.3007')).toMatchObject({ name: 'Yoboi', kind: 'DESA_ADAT', zone: 'WIT' });
  expect(areas.filter(({ name }) => /^(Kabupaten|Provinsi|Desa Adat) /.test(name))).toEqual([]);
});

test('the zone of the clock follows the province', () => {
  expect(['11', '36', '62', '61'].map(zoneOf)).toEqual(['WIB', 'WIB', 'WIB', 'WIB']);
  expect(['51', '63', '65', '76'].map(zoneOf)).toEqual(['WITA', 'WITA', 'WITA', 'WITA']);
  expect(['81', '82', '91', '96'].map(zoneOf)).toEqual(['WIT', 'WIT', 'WIT', 'WIT']);
  expect(parentCodeOf('62.10.02.2001')).toBe('62.10.02');
  expect(parentCodeOf('62')).toBe('0');
});
