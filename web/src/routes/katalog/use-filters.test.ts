import { expect, test } from 'vitest';
import { holdsWords } from './use-filters.ts';

test('a search finds every word anywhere in the texts, in any case and order', () => {
  expect(holdsWords('timbang BALITA', 'D – balita ditimbang', 'weighed')).toBe(true);
  expect(holdsWords('', 'apa saja')).toBe(true);
  expect(holdsWords('balita lansia', 'D – balita ditimbang')).toBe(false);
});
