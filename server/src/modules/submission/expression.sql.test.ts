import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import {
  type GivenOperands,
  givenValue,
  NUMBERS,
  operandName,
  STATEMENTS,
} from '../../lib/pure/conformance.fixture.ts';
import { evaluate } from '../../lib/pure/evaluate.ts';
import { conditions, CODES, formulas } from '../../lib/pure/expression.fixture.ts';
import { type At, type Expression, isCondition } from '../../lib/pure/expression.ts';
import { parseCondition, parseFormula } from '../../lib/pure/parse-expression.ts';
import { expressionSql } from './expression.sql.ts';

type Case = { readonly tree: Expression; readonly given: GivenOperands; readonly month: number };

let db: Database;

beforeAll(async () => {
  db = await useDatabase();
});

/** Runs many trees in one statement, each over a row of its own operands. */
async function inDatabase(cases: readonly Case[]): Promise<(number | boolean | null)[]> {
  const selects = cases.map(({ tree, given, month }, index) => {
    const names = Object.keys(given);
    const columns = names.map((name) => `"${name}"`).join(', ');
    const values = names.map((name) => sqlOf(given[name] ?? null)).join(', ');
    const operand = (code: string, at: At): string => `k."${operandName(code, at)}"`;
    const text = expressionSql(tree, { operand, month: 'k.month' });
    return `select ${index} as place, to_jsonb(${text}) as result
      from (values (${[`${month}::int`, values].filter(Boolean).join(', ')})) k(${['month', columns].filter(Boolean).join(', ')})`;
  });
  const rows = await db.sql<{ result: number | boolean | null }>(`${selects.join(' union all ')} order by place`);
  return rows.map(({ result }) => result);
}

/** What does not apply counts as 0; what is missing is null. */
function sqlOf(value: GivenOperands[string]): string {
  return value === null ? 'null::int' : `${value === 'n/a' ? 0 : value}::int`;
}

function inMemory({ tree, given, month }: Case): number | boolean | null {
  const lookup = (code: string, at: At) => givenValue(given, code, at);
  const outcome = isCondition(tree) ? evaluate(tree, lookup, month) : evaluate(tree, lookup, month);
  return outcome.evaluated ? outcome.result : null;
}

describe('an expression in the database', () => {
  test('means what the conformance set says', async () => {
    const cases = [...NUMBERS, ...STATEMENTS].map(({ text, given, month = 1 }) => {
      const parsed = STATEMENTS.some((entry) => entry.text === text) ? parseCondition(text) : parseFormula(text);
      return { tree: parsed.ok ? parsed.tree : expect.fail(text), given, month };
    });
    const expected = [...NUMBERS, ...STATEMENTS].map((entry) =>
      typeof entry.expected === 'string' ? null : entry.expected,
    );
    expect(await inDatabase(cases)).toEqual(expected);
  });

  test('means the same as in the browser, whatever the tree', async () => {
    const value = fc.oneof(
      { weight: 8, arbitrary: fc.nat({ max: 30 }) },
      { weight: 1, arbitrary: fc.constantFrom(null, 'n/a' as const) },
    );
    const names = CODES.flatMap((code) => [code, `prev(${code})`, `ytd(${code})`]);
    const one = fc.record({
      tree: fc.oneof(formulas, conditions),
      given: fc.record(Object.fromEntries(names.map((name) => [name, value]))),
      month: fc.integer({ min: 1, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 40, maxLength: 40 }), async (cases) => {
        const [here, there] = [cases.map(inMemory), await inDatabase(cases)];
        // Beyond sixteen digits the text of a double may differ in its last one.
        expect(there.map(rounded)).toEqual(here.map(rounded));
      }),
      { numRuns: 15 },
    );
  });
});

function rounded(result: number | boolean | null): number | boolean | null {
  return typeof result === 'number' ? Number(result.toPrecision(14)) + 0 : result;
}
