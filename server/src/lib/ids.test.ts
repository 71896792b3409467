import { expect, it } from 'vitest';
import { isUuid, newId } from './ids.ts';

it('makes ascending, valid version 7 ids, also within one millisecond and when the clock steps back', () => {
  const ids = [...Array.from({ length: 5_000 }, () => newId(1_700_000_000_000)), newId(1_600_000_000_000)];
  expect(ids.every((id) => isUuid(id) && id[14] === '7' && /[89ab]/.test(id[19] ?? ''))).toBe(true);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

it('begins with the time it was made', () => {
  const later = Date.UTC(2100, 0, 1);
  expect(newId(later).replace('-', '').slice(0, 12)).toBe(later.toString(16).padStart(12, '0'));
});
