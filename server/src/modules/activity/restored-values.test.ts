import { expect, test } from 'vitest';
import { valuesAt } from './restored-values.ts';

const history = [
  { revision: 3, action: 'x.corrected', diff: { name: ['C', 'D'] as const, kinds: [['a'], ['a', 'b']] as const } },
  { revision: 2, action: 'x.renamed', diff: { name: ['B', 'C'] as const, address: [null, 'Jalan'] as const } },
  { revision: 1, action: 'x.corrected', diff: { name: ['A', 'B'] as const, phone: ['1', null] as const } },
];
const now = { name: 'D', kinds: ['a', 'b'], address: 'Jalan', phone: null, untouched: 7 };

test('a revision is read back from what stands, whatever order the history comes in', () => {
  expect(valuesAt(now, history, 2, [])).toEqual({ ...now, name: 'C', kinds: ['a'] });
  expect(valuesAt(now, history.toReversed(), 0, [])).toEqual({
    name: 'A',
    kinds: ['a'],
    address: null,
    phone: '1',
    untouched: 7,
  });
  expect(valuesAt(now, history, 3, [])).toEqual(now);
});

test('what a dated act set since stays', () => {
  expect(valuesAt(now, history, 0, ['x.renamed'])).toMatchObject({ name: 'D', address: 'Jalan', phone: '1' });
  expect(valuesAt(now, history, 2, ['x.renamed'])).toMatchObject({ name: 'C' });
});
