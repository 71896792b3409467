import { expect, test } from 'vitest';
import type { ExplainInput } from '@/gql/schema-types.ts';
import { figurePath, isPast, readFigure, todaysFigure } from './figure-path.ts';

const D_S = { indicator: 'SKDN_DS', wilayah: 'k10', period: '2026-10' } as const;
const readBack = (figure: ExplainInput) => readFigure(new URL(figurePath(figure), 'http://x').searchParams);

test.each<Partial<ExplainInput>>([
  { dataState: 'PROVISIONAL' },
  { dataState: 'APPROVED' },
  { dataState: 'PROVISIONAL', hierarchy: 'AS_WAS' },
  { dataState: 'PROVISIONAL', hierarchy: 'AS_OF', asOf: '2026-01-31' },
  { dataState: 'APPROVED', asKnownAt: '2026-11-10T05:00:00.000Z' },
  { dataState: 'APPROVED', hierarchy: 'AS_WAS', release: '2026-10/R1' },
])('a figure asked with %j is the same again when its address is read', (asked) => {
  expect(readBack({ ...D_S, ...asked })).toEqual({ ...D_S, ...asked });
});

test('today’s figure has an address without a history, and half an address, or one of no instant, names none', () => {
  expect(figurePath({ ...D_S, hierarchy: 'AS_NOW' })).toBe('/angka?indikator=SKDN_DS&wilayah=k10&periode=2026-10');
  expect(readFigure(new URLSearchParams('indikator=SKDN_DS&wilayah=k10'))).toBeNull();
  const { search } = new URL(figurePath({ ...D_S, asKnownAt: 'kemarin' }), 'http://x');
  expect(readFigure(new URLSearchParams(search))).toBeNull();
});

test('a figure of another time is told apart, and leads to that of today', () => {
  expect(isPast({ ...D_S, hierarchy: 'AS_NOW' })).toBe(false);
  expect(isPast({ ...D_S, hierarchy: 'AS_OF', asOf: '2026-01-31' })).toBe(true);
  const past = { ...D_S, dataState: 'APPROVED', release: '2026-10/R1' } as const;
  expect(isPast(past)).toBe(true);
  expect(todaysFigure(past)).toEqual({ ...D_S, dataState: 'APPROVED' });
});
