import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellInput } from './cells.ts';
import { askedSlots, type BlockLayout, TIDAK_DIRINCI } from './layout.ts';
import { readCells, writeCells } from './read-cells.ts';
import { canonicalContent } from './report-content.ts';
import { SKDN } from './skdn.ts';
import { shortForm } from './skdn.fixture.ts';

const FULL = { detail: true };
const SHORT = { detail: false };
const codes = (inputs: CellInput[], form = FULL) => readCells(SKDN, form, inputs).problems.map(({ code }) => code);

test.each<[string, CellInput, string]>([
  ['a slot outside the block', { slot: 99, state: 'VALUE', value: 1 }, 'UNKNOWN_SLOT'],
  ['a value without a number', { slot: 0, state: 'VALUE', value: null }, 'VALUE_REQUIRED'],
  ['a fraction', { slot: 0, state: 'VALUE', value: 1.5 }, 'NOT_INTEGER'],
  ['not a number', { slot: 0, state: 'VALUE', value: Number.NaN }, 'NOT_INTEGER'],
  ['more than a column holds', { slot: 0, state: 'VALUE', value: 2_147_483_648 }, 'OUT_OF_RANGE'],
  ['an unknown reason', { slot: 0, state: 'MISSING', reason: 'LAZY' }, 'BAD_MISSING_REASON'],
  ['a reason borrowed from the language', { slot: 0, state: 'MISSING', reason: 'toString' }, 'BAD_MISSING_REASON'],
  ['another reason without a note', { slot: 0, state: 'MISSING', reason: 'OTHER', note: '  ' }, 'REASON_REQUIRED'],
])('%s is refused', (_what, input, code) => {
  expect(codes([input])).toEqual([code]);
});

test('all problems come at once, each with its place, and good cells are kept', () => {
  const { cells, problems } = readCells(SKDN, FULL, [
    { slot: 0, state: 'VALUE', value: 4 },
    { slot: 0, state: 'VALUE', value: 5 },
    { slot: 200, state: 'NOT_APPLICABLE' },
    { slot: 2, state: 'MISSING', reason: null },
  ]);
  expect(problems).toEqual([
    { index: 1, slot: 0, code: 'DUPLICATE_SLOT' },
    { index: 2, slot: 200, code: 'UNKNOWN_SLOT' },
  ]);
  expect([...cells]).toEqual([
    [0, { state: 'VALUE', n: 4 }],
    [2, { state: 'MISSING', reason: 'NOT_ENTERED' }],
  ]);
});

test('a short form takes no parts; a full one takes totals to compare', () => {
  expect(codes([{ slot: 0, state: 'VALUE', value: 1 }], SHORT)).toEqual(['UNKNOWN_SLOT']);
  expect(codes([{ slot: 90, state: 'VALUE', value: 1 }], FULL)).toEqual([]);
});

test('a slip such as −3 may stand in a draft; rule V01 speaks at submission', () => {
  expect(codes([{ slot: 0, state: 'VALUE', value: -3 }])).toEqual([]);
});

describe('what a form asks', () => {
  const layout: BlockLayout = {
    code: 'X',
    elements: [
      { code: 'X_ADA', kind: 'STOCK', yesNo: true },
      { code: 'X_N', kind: 'FLOW' },
    ],
    cells: ['X_ADA', 'X_N'].map((element, slot) => ({ slot, element, age: TIDAK_DIRINCI, sex: TIDAK_DIRINCI })),
  };
  const problems = (elements: string[], ...inputs: CellInput[]) =>
    readCells(layout, { detail: false, elements }, inputs).problems.map(({ code }) => code);

  test.each([0, 1])('yes and no are 1 and 0: %d', (value) => {
    expect(problems([], { slot: 0, state: 'VALUE', value })).toEqual([]);
  });

  test('any other number is neither yes nor no, and a count may be more', () => {
    expect(problems([], { slot: 0, state: 'VALUE', value: 2 })).toEqual(['NOT_YES_NO']);
    expect(problems([], { slot: 0, state: 'MISSING', reason: 'NOT_COUNTED' })).toEqual([]);
    expect(problems([], { slot: 1, state: 'VALUE', value: 2 })).toEqual([]);
  });

  test('an element the form does not ask is no cell of it', () => {
    expect(problems(['X_N'], { slot: 0, state: 'VALUE', value: 1 })).toEqual(['UNKNOWN_SLOT']);
    expect(problems(['X_N'], { slot: 1, state: 'VALUE', value: 1 })).toEqual([]);
    expect(askedSlots(layout, { detail: false, elements: ['X_N'] })).toEqual([1]);
    expect(askedSlots(layout, { detail: false, elements: [] })).toEqual([0, 1]);
  });
});

test('minus zero is zero', () => {
  expect([...readCells(SKDN, FULL, [{ slot: 0, state: 'VALUE', value: -0 }]).cells]).toEqual([
    [0, { state: 'VALUE', n: 0 }],
  ]);
});

const inputs = fc.uniqueArray(
  fc.record({
    slot: fc.integer({ min: 0, max: 98 }),
    state: fc.constantFrom('VALUE' as const, 'MISSING' as const, 'NOT_APPLICABLE' as const),
    value: fc.integer({ min: 0, max: 9_999 }),
    reason: fc.constantFrom('NOT_COUNTED', 'NO_TOOL', 'RECORD_LOST'),
    note: fc.constantFrom(null, 'timbangan rusak'),
  }),
  { selector: ({ slot }) => slot },
);

test('cells survive being written and read', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const { cells } = readCells(SKDN, FULL, given);
      const again = readCells(SKDN, FULL, writeCells(cells));
      expect(again.problems).toEqual([]);
      expect(canonicalContent(again.cells, { opened: true })).toBe(canonicalContent(cells, { opened: true }));
      expect(new Map(again.cells)).toEqual(new Map(cells));
    }),
  );
});

test('the order of typing does not change the content', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const one = readCells(SKDN, FULL, given).cells;
      const other = readCells(SKDN, FULL, [...given].reverse()).cells;
      expect(canonicalContent(one, { opened: true })).toBe(canonicalContent(other, { opened: true }));
    }),
  );
});

test('content is the same when nothing was said, and another when anything was', () => {
  const base = canonicalContent(shortForm(), { opened: true });
  const same = canonicalContent(shortForm(), { opened: true, note: ' ', countsVisitors: false, openedOn: null });
  expect(canonicalContent(shortForm(), { opened: true, notOpenedReason: 'banjir' })).toBe(base);
  expect(same).toBe(base);
  const others = [
    canonicalContent(shortForm({ SK_BGM: 1 }), { opened: true }),
    canonicalContent(shortForm({ SK_BGM: undefined }), { opened: true }),
    canonicalContent(shortForm({ SK_BGM: { state: 'NOT_APPLICABLE' } }), { opened: true }),
    canonicalContent(shortForm({ SK_BGM: { state: 'MISSING', reason: 'NO_TOOL' } }), { opened: true }),
    canonicalContent(shortForm({ SK_BGM: { state: 'MISSING', reason: 'NO_TOOL', note: 'x' } }), { opened: true }),
    canonicalContent(shortForm(), { opened: true, note: 'banyak pendatang' }),
    canonicalContent(shortForm(), { opened: true, countsVisitors: true }),
    canonicalContent(shortForm(), { opened: true, openedOn: '2026-05-12' }),
    canonicalContent(shortForm(), { opened: false, notOpenedReason: 'banjir' }),
  ];
  expect(new Set([base, ...others]).size).toBe(10);
});

test('an untouched cell and one marked as not entered are the same content', () => {
  const marked = shortForm({ SK_BGM: { state: 'MISSING', reason: 'NOT_ENTERED' } });
  expect(canonicalContent(marked, { opened: true })).toBe(
    canonicalContent(shortForm({ SK_BGM: undefined }), { opened: true }),
  );
});
