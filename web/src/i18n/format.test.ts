import { describe, expect, test } from 'vitest';
import { createFormat } from './format.ts';

const id = createFormat('id');
const en = createFormat('en');

describe('numbers', () => {
  test('use the point for thousands and the comma for decimals', () => {
    expect(id.number(1102)).toBe('1.102');
    expect(id.number(19.75)).toBe('19,75');
  });
  test('write percentages with one decimal, never clipped at 100', () => {
    expect(id.percent(82.35)).toBe('82,4%');
    expect(id.percent(104)).toBe('104,0%');
    expect(id.percent(7, 0)).toBe('7%');
  });
  test('show a missing value as a dash and zero as zero', () => {
    expect(id.number(null)).toBe('–');
    expect(id.number(0)).toBe('0');
    expect(id.percent(undefined)).toBe('–');
    expect(id.percent(0)).toBe('0,0%');
  });
  test('sign a change', () => {
    expect(id.change(2.14)).toBe('+2,1');
    expect(id.change(-0.55, 2)).toBe('−0,55');
    expect(id.change(0)).toBe('±0,0');
  });
});

test.each([id, en])('numbers, months and instants are written as the browser would', (format) => {
  const tag = format === id ? 'id-ID' : 'en-GB';
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const month = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  for (const value of [0.05, 1.005, 2.675, 82.35, 99.95, 119.24999999999999, 1234.5, 999_999.999, 1e9, 1e-7, -4.25]) {
    expect(format.number(value)).toBe(plain.format(value));
    expect(format.percent(value)).toBe(`${share.format(value)}%`);
  }
  for (let at = 0; at < 12; at += 1) {
    const day = new Date(Date.UTC(2026, at, 1));
    expect(format.period(day.toISOString().slice(0, 7))).toBe(month.format(day));
  }
});

describe('time', () => {
  test('writes days in full, in both languages, whatever the zone of the device', () => {
    expect(id.day('2026-11-21')).toBe('21 November 2026');
    expect(id.day('2026-05-01')).toBe('1 Mei 2026');
    expect(en.day('2026-05-01')).toBe('1 May 2026');
    expect(id.shortDay('2026-11-02')).toBe('02/11/2026');
    // At one in the morning in Jakarta the day in London is still the one before.
    expect(id.dayOf('2026-11-20T18:00:00.000Z')).toBe('21 November 2026');
    expect(id.shortDayOf('2026-11-20T16:30:00Z')).toBe('20/11/2026');
    expect(id.shortDayOf('2026-11-20T16:30:00Z', 'Asia/Jayapura')).toBe('21/11/2026');
    expect(id.dayOf(null)).toBe('–');
  });
  test('writes every kind of period', () => {
    expect(id.period('2026-11')).toBe('November 2026');
    expect(id.period('2026-Q2')).toBe('Triwulan II 2026');
    expect(id.period('2026-S1')).toBe('Semester I 2026');
    expect(id.period('2026')).toBe('2026');
    expect(id.period('2026-05/YTD')).toBe('Januari s.d. Mei 2026');
    expect(en.period('2026-Q2')).toBe('Quarter II 2026');
  });
  test('writes an instant with the zone of the place', () => {
    expect(id.instant('2026-11-21T09:19:00Z')).toBe('21 November 2026 16.19 WIB');
    expect(id.instant('2026-11-21T09:19:00Z', 'Asia/Jayapura')).toBe('21 November 2026 18.19 WIT');
    expect(id.instant('2026-12-31T16:30:00Z', 'Asia/Makassar')).toBe('1 Januari 2027 00.30 WITA');
    expect(en.instant('2026-11-21T09:19:00Z')).toBe('21 November 2026 16:19 GMT+7');
    expect(en.instant('2026-11-21T09:19:00Z', 'Europe/Berlin')).toBe('21 November 2026 10:19 CET');
  });
  test('writes how long ago something was', () => {
    const now = Date.parse('2026-11-21T09:00:00Z');
    expect(id.relative('2026-11-21T08:55:00Z', now)).toBe('5 menit yang lalu');
    expect(id.relative('2026-11-20T09:00:00Z', now)).toBe('kemarin');
    expect(en.relative('2026-11-21T12:00:00Z', now)).toBe('in 3 hours');
  });
});
