import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

it('reads back every cursor it writes', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(900_000_000_000_000), (epoch, seq) => {
      expect(decodeCursor(encodeCursor({ epoch, seq }))).toEqual({ epoch, seq });
    }),
  );
});

it.each(['', '1', '1-', '-1', '1-2-3', '1-x', ' 1-2', '1-9999999999999999'])('refuses %j', (text) => {
  expect(decodeCursor(text)).toBeNull();
});
