import { describe, expect, test } from 'vitest';
import {
  allZero,
  answeringSlots,
  type Cell,
  type Cells,
  cellOf,
  closedMonthCells,
  fillUntouched,
  gridSums,
  isAllZero,
  storableCells,
  sumSlots,
  totalOf,
  untouchedSlots,
} from './cells.ts';
import { officialBlock } from './block.fixture.ts';
import { askedSlots, slotOf, slotsOf, totalSlotOf } from './layout.ts';
import { SKDN } from './skdn.ts';
import { fullForm, shortForm } from './skdn.fixture.ts';

const full = askedSlots(SKDN, { detail: true });
const short = askedSlots(SKDN, { detail: false });
const value = (n: number): Cell => ({ state: 'VALUE', n });
const NA: Cell = { state: 'NOT_APPLICABLE' };
const NOT_COUNTED: Cell = { state: 'MISSING', reason: 'NOT_COUNTED' };
const slot = (element: string, age: string, sex: string) => slotOf(SKDN, element, age, sex) ?? Number.NaN;

describe('states', () => {
  test('an untouched cell is missing and not zero', () => {
    expect(cellOf(new Map(), 3)).toEqual({ state: 'MISSING', reason: 'NOT_ENTERED' });
    expect(sumSlots(new Map(), [3, 4])).toEqual({ sum: 0, answered: 0, missing: 2, notApplicable: 0 });
  });

  test('zero is a value; missing and not applicable add nothing and are told apart', () => {
    const cells: Cells = new Map([
      [0, value(0)],
      [1, NA],
      [2, NOT_COUNTED],
      [3, value(7)],
    ]);
    expect(sumSlots(cells, [0, 1, 2, 3])).toEqual({ sum: 7, answered: 2, missing: 1, notApplicable: 1 });
    expect(untouchedSlots(cells, [0, 1, 2, 3, 4])).toEqual([4]);
  });
});

describe('taps', () => {
  test('"semua nol" answers every cell with a counted zero', () => {
    const cells = allZero(full);
    expect(isAllZero(cells, full)).toBe(true);
    expect(untouchedSlots(cells, full)).toEqual([]);
    expect(isAllZero(new Map(), full)).toBe(false);
    expect(isAllZero(new Map([[0, NA]]), [0])).toBe(false);
  });

  test('filling the untouched keeps what was answered', () => {
    const filled = fillUntouched(new Map([[90, value(40)]]), short, NA);
    expect(filled.get(90)).toEqual(value(40));
    expect(filled.get(98)).toEqual(NA);
    expect(filled.size).toBe(9);
  });
});

describe('totals', () => {
  test('a total is the sum of its parts, or the count given alone on a short form', () => {
    expect(totalOf(SKDN, fullForm({ SK_S: 14 }), 'SK_S')).toEqual(value(50));
    expect(totalOf(SKDN, shortForm({ SK_S: 41 }), 'SK_S')).toEqual(value(41));
  });

  test('one missing part makes the total missing, one not applicable part does not', () => {
    expect(totalOf(SKDN, fullForm({ SK_S: NOT_COUNTED }), 'SK_S').state).toBe('MISSING');
    expect(totalOf(SKDN, fullForm({ SK_S: NA }), 'SK_S')).toEqual(value(36));
    expect(totalOf(SKDN, new Map(), 'SK_S').state).toBe('MISSING');
  });

  test('an element that is not applicable everywhere is not applicable, not zero', () => {
    const cells = new Map(slotsOf(SKDN, 'SK_2T', { detail: true }).map((each) => [each, NA] as const));
    expect(totalOf(SKDN, cells, 'SK_2T')).toEqual({ state: 'NOT_APPLICABLE' });
  });

  test('an untouched count that has no parts is missing, not absent', () => {
    const whole = officialBlock('OP');
    const totals = slotsOf(whole, 'OP_BUKA');
    expect(answeringSlots(whole, new Map(), 'OP_BUKA')).toEqual(totals);
    expect(totalOf(whole, new Map(), 'OP_BUKA').state).toBe('MISSING');
    expect(totalOf(whole, new Map(totals.map((each) => [each, NA] as const)), 'OP_BUKA')).toEqual(NA);
  });

  test('a grid shows sums by age, by sex and over both', () => {
    const sums = gridSums(SKDN, fullForm({ SK_D: 9 }, { age: '0_5', sex: 'P' }), 'SK_D');
    expect(sums.total.sum).toBe(36);
    expect(sums.byAge.get('0_5')?.sum).toBe(12);
    expect(sums.bySex.get('P')?.sum).toBe(21);
    expect(sums.bySex.get('L')?.sum).toBe(15);
    expect([...sums.byAge.values()].reduce((total, each) => total + each.sum, 0)).toBe(sums.total.sum);
  });
});

describe('what is stored', () => {
  test('a total beside its parts is dropped, a total alone is kept', () => {
    const cells = new Map(fullForm());
    cells.set(totalSlotOf(SKDN, 'SK_S') ?? Number.NaN, value(40));
    const stored = storableCells(SKDN, cells);
    expect(stored.size).toBe(90);
    expect(stored.has(90)).toBe(false);
    expect(storableCells(SKDN, shortForm()).size).toBe(9);
  });

  test('parts and total of one element are never both stored', () => {
    const cells: Cells = new Map([
      [90, value(40)],
      [0, value(1)],
      [91, value(30)],
    ]);
    expect(new Set(storableCells(SKDN, cells).keys())).toEqual(new Set([0, 91]));
    expect(answeringSlots(SKDN, cells, 'SK_K')).toEqual([91]);
  });

  test('a slot outside the block is not stored', () => {
    expect(storableCells(SKDN, new Map([[120, value(1)]])).size).toBe(0);
  });
});

describe('a month without opening', () => {
  test('carries stocks and counts nobody as weighed', () => {
    const cells = closedMonthCells(SKDN, { detail: true }, fullForm());
    expect(totalOf(SKDN, cells, 'SK_S')).toEqual(value(40));
    expect(totalOf(SKDN, cells, 'SK_D')).toEqual(value(0));
    expect(cells.size).toBe(90);
  });

  test('counts nobody only where the form asks', () => {
    const cells = closedMonthCells(SKDN, { detail: false, elements: ['SK_S', 'SK_D'] }, shortForm());
    expect(new Set(cells.keys())).toEqual(new Set([90, 91, 92]));
    expect(totalOf(SKDN, cells, 'SK_D')).toEqual(value(0));
    expect(totalOf(SKDN, cells, 'SK_N').state).toBe('MISSING');
  });

  test('carries a total as a total, and leaves unknown stocks missing', () => {
    const cells = closedMonthCells(SKDN, { detail: true }, shortForm({ SK_K: NOT_COUNTED }));
    expect(totalOf(SKDN, cells, 'SK_S')).toEqual(value(40));
    expect(totalOf(SKDN, cells, 'SK_K').state).toBe('MISSING');
    expect(cells.has(totalSlotOf(SKDN, 'SK_K') ?? Number.NaN)).toBe(false);
    expect(cells.get(slot('SK_D', '0_5', 'L'))).toEqual(value(0));
  });
});
