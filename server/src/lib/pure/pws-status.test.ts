import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthIncrement, PWS_STATUSES, type PwsFigures, pwsStatus } from './pws-status.ts';

const at = (coverage: number, thisMonth: number, lastMonth: number): PwsFigures => ({
  coverage,
  targetLine: 50,
  thisMonth,
  lastMonth,
});

describe('the state on the board', () => {
  test('has four names, by the side of the line and the way of the month', () => {
    expect(pwsStatus(at(60, 9, 8))).toBe('BAIK');
    expect(pwsStatus(at(60, 7, 8))).toBe('KURANG');
    expect(pwsStatus(at(40, 9, 8))).toBe('CUKUP');
    expect(pwsStatus(at(40, 7, 8))).toBe('JELEK');
  });

  test('counts the line itself as reached', () => {
    expect(pwsStatus(at(50, 9, 8))).toBe('BAIK');
    expect(pwsStatus(at(49.999, 9, 8))).toBe('CUKUP');
  });

  test('reads an equal month as neither rise nor fall, unless told which', () => {
    expect(pwsStatus(at(60, 8, 8))).toBe('BAIK');
    expect(pwsStatus(at(40, 8, 8))).toBe('JELEK');
    expect(pwsStatus(at(60, 8, 8), 'TURUN')).toBe('KURANG');
    expect(pwsStatus(at(40, 8, 8), 'TURUN')).toBe('JELEK');
    expect(pwsStatus(at(60, 8, 8), 'NAIK')).toBe('BAIK');
    expect(pwsStatus(at(40, 8, 8), 'NAIK')).toBe('CUKUP');
  });

  test('says nothing where a figure is missing, and something where none is', () => {
    const figure = fc.option(fc.nat(100), { nil: null });
    fc.assert(
      fc.property(figure, figure, figure, figure, (coverage, targetLine, thisMonth, lastMonth) => {
        const status = pwsStatus({ coverage, targetLine, thisMonth, lastMonth });
        const isWhole = [coverage, targetLine, thisMonth, lastMonth].every((one) => one !== null);
        expect(status !== null).toBe(isWhole);
        if (status) expect(PWS_STATUSES).toContain(status);
      }),
    );
  });
});

describe('what a month added', () => {
  const before = { numerator: 40, reported: 4 };

  test('is the difference of two states since January', () => {
    expect(monthIncrement({ numerator: 52, reported: 5 }, before, false)).toBe(12);
    expect(monthIncrement({ numerator: 40, reported: 5 }, before, false)).toBe(0);
  });

  test('starts anew in January, whatever December was', () => {
    expect(monthIncrement({ numerator: 12, reported: 1 }, before, true)).toBe(12);
  });

  test('is missing, not nought, when no report of the month came', () => {
    expect(monthIncrement({ numerator: 40, reported: 4 }, before, false)).toBeNull();
    expect(monthIncrement({ numerator: null, reported: 0 }, { numerator: null, reported: 0 }, true)).toBeNull();
  });

  test('is all there is when the months before sent nothing', () => {
    expect(monthIncrement({ numerator: 9, reported: 1 }, { numerator: null, reported: 0 }, false)).toBe(9);
  });
});
