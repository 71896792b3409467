import { expect, test } from 'vitest';
import { referenceRows } from '../reference.fixture.ts';
import { type Criterion, scoreOf } from './scoring.ts';

const criteriaOf = (method: string): Criterion[] =>
  referenceRows('scorings')
    .filter((row) => row['method'] === method)
    .map((row) => ({
      code: row['code'] ?? '',
      measure: row['measure'] ?? '',
      atLeast: Number(row['atLeast']),
      level: row['level'] ?? '',
      levelOrder: Number(row['levelOrder']),
      name: { id: row['name'] ?? '', en: row['nameEn'] ?? '' },
    }));

const ALL = { MONTHS_WEIGHED: 12, KADER_ACTIVE: 5, DS: 80, KIA: 60, KB: 66, IMMUNISATION: 75, EXTRA: 1, FUND: 50 };

test.each([
  ['everything holds', ALL, 'MANDIRI', null, []],
  ['the fund falls short', { ...ALL, FUND: 49.9 }, 'PURNAMA', 'MANDIRI', ['DANA_SEHAT']],
  ['one coverage falls short', { ...ALL, KIA: 10 }, 'MADYA', 'PURNAMA', ['KIA']],
  ['the fund alone does not lift', { ...ALL, DS: 10, KB: 10 }, 'MADYA', 'PURNAMA', ['DS', 'KB']],
  ['weighed too seldom', { ...ALL, MONTHS_WEIGHED: 7 }, 'PRATAMA', 'MADYA', ['PENIMBANGAN']],
  ['too few kader', { ...ALL, KADER_ACTIVE: 4.9 }, 'PRATAMA', 'MADYA', ['KADER_TUGAS']],
  ['a coverage nobody reported is not met', { ...ALL, KB: null }, 'MADYA', 'PURNAMA', ['KB']],
  ['nothing reported', {}, 'PRATAMA', 'MADYA', ['PENIMBANGAN', 'KADER_TUGAS']],
] as const)('strata: %s', (_what, measures, result, next, missing) => {
  const score = scoreOf(criteriaOf('STRATA_2011'), measures, 'PRATAMA');
  expect(score.result).toBe(result);
  expect(score.next?.result ?? null).toBe(next);
  expect(score.next?.missing.map(({ code }) => code) ?? []).toEqual(missing);
});

test('a post is active when all five hold, and names each that does not', () => {
  const all = { MONTHS_WEIGHED: 8, KADER_SK: 5, SERVICES: 3, TOOLS: 1, EXTRA: 1 };
  const criteria = criteriaOf('AKTIF_2020');
  expect(scoreOf(criteria, all, 'TIDAK_AKTIF')).toMatchObject({ result: 'AKTIF', next: null });
  const short = scoreOf(criteria, { ...all, SERVICES: 2, TOOLS: 0 }, 'TIDAK_AKTIF');
  expect(short.result).toBe('TIDAK_AKTIF');
  expect(short.next?.missing.map(({ code }) => code)).toEqual(['LAYANAN', 'ALAT']);
});
