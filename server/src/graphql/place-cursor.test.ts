import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../lib/errors.ts';
import { decodePlace, encodePlace } from './place-cursor.ts';

const ID = '0199e7a4-1111-7222-8333-444455556666';

describe('the cursor of a page', () => {
  it('says the place it was made of', () => {
    const place = ['62.10', ID, -3, 2 ** 40] as const;
    expect(decodePlace(encodePlace(place), ['text', 'id', 'int', 'count'])).toEqual(place);
  });

  it.each([
    [['a\0b'], ['text']],
    [['\ud800'], ['text']],
    [['x'], ['id']],
    [[2 ** 31], ['int']],
    [[1.5], ['int']],
    [[1e300], ['count']],
    [['a', 'b'], ['text']],
  ] as const)('that holds %j is refused where a place is %j', (place, kinds) => {
    expect(() => decodePlace(encodePlace(place), kinds)).toThrow(InvalidInput);
  });
});
