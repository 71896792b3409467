import { describe, expect, test } from 'vitest';
import { classOf, makeClasses } from './classes.ts';

const counts = (classes: ReturnType<typeof makeClasses>) => classes.map(({ count }) => count);

describe('classes by quantile', () => {
  test('hold as many areas each, and say the values that are really in them', () => {
    const values = [90, 10, 30, 20, 50, 40, 70, 60, 80, 100];
    const classes = makeClasses(values, 'kuantil');
    expect(counts(classes)).toEqual([2, 2, 2, 2, 2]);
    expect(classes[0]).toEqual({ from: 10, to: 20, count: 2, tone: 0 });
    expect(classes[4]).toEqual({ from: 90, to: 100, count: 2, tone: 4 });
  });

  test('never part equal values, and are fewer then', () => {
    const classes = makeClasses([50, 50, 50, 50, 50, 50, 50, 50, 60, 70], 'kuantil');
    expect(classes.map(({ from, to, count }) => [from, to, count])).toEqual([
      [50, 50, 8],
      [60, 70, 2],
    ]);
    expect(classes.map(({ tone }) => tone)).toEqual([0, 4]);
  });

  test('of fewer areas than classes are one for each area', () => {
    expect(counts(makeClasses([3, 1, 2], 'kuantil'))).toEqual([1, 1, 1]);
  });
});

describe('classes by equal steps', () => {
  test('have one length, hold everything once and may be empty', () => {
    const classes = makeClasses([0, 10, 19.99, 20, 100], 'sama');
    expect(classes.map(({ from, to }) => [from, to])).toEqual([
      [0, 20],
      [20, 40],
      [40, 60],
      [60, 80],
      [80, 100],
    ]);
    expect(counts(classes)).toEqual([3, 1, 0, 0, 1]);
  });

  test('go beyond a hundred where a value does', () => {
    expect(makeClasses([95, 105], 'sama').at(-1)?.to).toBe(105);
  });
});

test.each(['kuantil', 'sama'] as const)('every value finds its class, by %s', (method) => {
  const values = [0.1, 0.2, 0.30000000000000004, 33.33, 66.67, 82.4, 82.4, 99.9, 104];
  const classes = makeClasses(values, method);
  expect(counts(classes).reduce((sum, count) => sum + count, 0)).toBe(values.length);
  const found = classes.map((_, at) => values.filter((value) => classOf(classes, value) === at).length);
  expect(found).toEqual(counts(classes));
});

test('one value everywhere is one class of the middle colour, and no value is none', () => {
  for (const method of ['kuantil', 'sama'] as const) {
    expect(makeClasses([7, 7], method)).toEqual([{ from: 7, to: 7, count: 2, tone: 2 }]);
    expect(makeClasses([], method)).toEqual([]);
  }
});
