import { expect, test } from 'vitest';
import { dayIn, deadlineOf } from './deadline.ts';
import { monthNo } from './month.ts';

test.each([
  ['WIB', '2026-06-05T16:59:59.999Z'],
  ['WITA', '2026-06-05T15:59:59.999Z'],
  ['WIT', '2026-06-05T14:59:59.999Z'],
] as const)('the month of May is due at the end of 5 June, 23:59 %s', (zone, instant) => {
  expect(deadlineOf(monthNo(2026, 5), zone).toISOString()).toBe(instant);
});

test('December is due in January of the next year', () => {
  expect(deadlineOf(monthNo(2026, 12), 'WIB').toISOString()).toBe('2027-01-05T16:59:59.999Z');
});

test('a deadline day the next month does not have falls on its last day', () => {
  expect(dayIn('WIB', deadlineOf(monthNo(2026, 1), 'WIB', 31))).toBe('2026-02-28');
});

test('one instant is different days in different zones', () => {
  const at = new Date('2026-05-31T15:30:00Z');
  expect([dayIn('WIB', at), dayIn('WITA', at), dayIn('WIT', at)]).toEqual(['2026-05-31', '2026-05-31', '2026-06-01']);
});
