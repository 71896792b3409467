import type { GraphQLScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from './schema.ts';

const scalar = (name: string) => buildSchema().getType(name) as GraphQLScalarType<Date | string>;

describe('a value from outside', () => {
  it.each([
    ['Day', '2026-02-31'],
    ['Day', '2026-04-31'],
    ['Day', '0000-01-01'],
    ['DateTime', '5'],
    ['DateTime', '2026-13-01T00:00:00Z'],
    ['DateTime', '+275760-09-13T00:00:00.000Z'],
    ['DateTime', '-271821-04-20T00:00:00.000Z'],
    ['Period', '0000-05'],
    ['Period', '2026-13'],
  ])('is refused as a %s: %s', (name, value) => {
    expect(() => scalar(name).parseValue(value)).toThrow(/^not a/);
  });

  it('is a day of the calendar, an instant or a period as written', () => {
    expect(scalar('Day').parseValue('2028-02-29')).toEqual(new Date('2028-02-29T00:00:00Z'));
    expect(scalar('DateTime').parseValue('2026-05-31T23:59:00+07:00')).toEqual(new Date('2026-05-31T16:59:00Z'));
    expect(scalar('Period').parseValue('2026-05/YTD')).toBe('2026-05/YTD');
  });
});
