import { expect, test } from 'vitest';
import { insertRows, type SqlHandle } from './sql-db.ts';
import { openTestDb } from './test-db.ts';

const COLUMNS = { n: 'int', word: 'text', words: 'text[]', at: 'timestamptz', raw: 'bytea', said: 'jsonb' };
const AWKWARD = 'tab\t line\n "quote" \\ back, comma {brace} NULL';
const ROWS = [
  [
    1,
    AWKWARD,
    ['a "b"', 'c,d', 'e\\f'],
    new Date('2026-05-01T03:04:05Z'),
    Buffer.from([0, 92, 255]),
    { a: [1, 'x"y'] },
  ],
  [2, null, [], null, undefined, {}],
  [3, '', null, null, null, null],
];

test('rows arrive as they were given, by arrays of columns', async () => {
  const db = await openTestDb();
  await db.sql(`create table kept (n int, word text, words text[], at timestamptz, raw bytea, said jsonb)`);
  await insertRows(db, 'kept', COLUMNS, ROWS);
  const read = await db.sql(
    `select n, word, words, to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at, encode(raw, 'hex') as raw, said from kept order by n`,
  );
  await db.close();
  expect(read).toEqual([
    {
      n: 1,
      word: AWKWARD,
      words: ['a "b"', 'c,d', 'e\\f'],
      at: '2026-05-01 03:04:05',
      raw: '005cff',
      said: { a: [1, 'x"y'] },
    },
    { n: 2, word: null, words: [], at: null, raw: null, said: {} },
    { n: 3, word: '', words: null, at: null, raw: null, said: null },
  ]);
}, 60_000);

test('rows are written as COPY reads them where the database offers it', async () => {
  const written: string[] = [];
  const handle: SqlHandle = {
    sql: () => Promise.reject(new Error('not asked for')),
    copy: (statement, pieces) => {
      written.push(statement, ...pieces);
      return Promise.resolve();
    },
  };
  expect(await insertRows(handle, 'kept', COLUMNS, ROWS)).toBe(3);
  expect(written).toEqual([
    'copy kept ("n", "word", "words", "at", "raw", "said") from stdin',
    [
      '1\ttab\\t line\\n "quote" \\\\ back, comma {brace} NULL\t{"a \\\\"b\\\\"","c,d","e\\\\\\\\f"}\t2026-05-01T03:04:05.000Z\t\\\\x005cff\t{"a":[1,"x\\\\"y"]}\n',
      '2\t\\N\t{}\t\\N\t\\N\t{}\n',
      '3\t\t\\N\t\\N\t\\N\t\\N\n',
    ].join(''),
  ]);
});
