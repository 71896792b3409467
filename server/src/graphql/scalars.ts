import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';

const day = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const instant = /^(?!0000)\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
const period = /^(?!0000)\d{4}(-(0[1-9]|1[0-2])(\/YTD)?|-Q[1-4]|-S[12])?$/;

function refuse(what: string, value: unknown): never {
  throw new GraphQLError(`${what}: ${JSON.stringify(value)?.slice(0, 60)}`, { extensions: { code: 'BAD_USER_INPUT' } });
}

function textOf(value: unknown, pattern: RegExp, what: string): string {
  return typeof value === 'string' && pattern.test(value) ? value : refuse(what, value);
}

builder.scalarType('DateTime', {
  description: 'An instant in UTC, ISO 8601: `2026-05-31T23:59:00.000Z`.',
  serialize: (value) => value.toISOString() as unknown as Date,
  parseValue: (value) => {
    const what = 'not an instant like 2026-05-31T23:59:00Z';
    const at = new Date(textOf(value, instant, what));
    return Number.isNaN(at.getTime()) ? refuse(what, value) : at;
  },
});

builder.scalarType('Day', {
  description: 'A calendar day without a clock: `2026-05-31`.',
  serialize: (value) => value.toISOString().slice(0, 10) as unknown as Date,
  parseValue: (value) => {
    const what = 'not a day like 2026-05-31';
    const at = new Date(`${textOf(value, day, what)}T00:00:00Z`);
    // A day that its month does not have, such as 2026-02-31, would otherwise be taken for one of the next.
    return at.toISOString().startsWith(String(value)) ? at : refuse(what, value);
  },
});

builder.scalarType('Period', {
  description:
    'A period: month `2026-05`, quarter `2026-Q2`, semester `2026-S1`, year `2026`, or year to date `2026-05/YTD`.',
  serialize: (value) => value,
  parseValue: (value) => textOf(value, period, 'not a period like 2026-05, 2026-Q2, 2026-S1, 2026 or 2026-05/YTD'),
});

builder.scalarType('Count', {
  description: 'A whole number up to 2^53: counts of people and posts, larger than `Int` when summed over the country.',
  serialize: (value) => value,
  parseValue: (value) => (Number.isSafeInteger(value) ? (value as number) : refuse('not a whole number', value)),
});

builder.scalarType('JSON', {
  description: 'Plain JSON, where a tree has no fixed shape (rules as expression trees).',
  serialize: (value) => value,
  parseValue: (value) => value,
});
