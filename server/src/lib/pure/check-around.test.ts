import { describe, expect, test } from 'vitest';
import { countsOf, officialBlock, officialForm } from './block.fixture.ts';
import type { Cells } from './cells.ts';
import { checkReport } from './check-report.ts';
import type { Around } from './check-rule.ts';
import type { Value } from './evaluate.ts';
import { officialRules } from './skdn.fixture.ts';

const rules = officialRules();
const MISSING: Value = { state: 'MISSING' };
const NOT_ASKED: Value = { state: 'NOT_APPLICABLE' };
const value = (n: number): Value => ({ state: 'VALUE', n });

type Given = Readonly<Record<string, number>>;

const blocks = {
  A: { layout: officialBlock('A'), full: officialForm('FORM_A'), short: officialForm('FORM_A_RINGKAS') },
  B: { layout: officialBlock('B'), full: officialForm('FORM_B'), short: officialForm('FORM_B_RINGKAS') },
  OP: { layout: officialBlock('OP'), full: officialForm('OPERASI'), short: officialForm('OPERASI_RINGKAS') },
  PK: { layout: officialBlock('PK'), full: officialForm('PUSKESMAS'), short: officialForm('PUSKESMAS') },
};

/** Checks a report of one block, everything not given counted as zero; `others` is what its other blocks hold. */
function check(
  block: keyof typeof blocks,
  given: Given,
  around: {
    month?: number;
    others?: Record<string, Value>;
    yearBefore?: Given;
    previous?: Given;
    short?: boolean;
  } = {},
) {
  const { layout, full, short } = blocks[block];
  const form = around.short ? short : full;
  const surroundings: Around = {
    month: around.month ?? 5,
    others: new Map(Object.entries(around.others ?? {})),
    yearBefore: new Map(Object.entries(around.yearBefore ?? {})),
  };
  const previous: Cells = around.previous ? countsOf(layout, form, around.previous) : new Map();
  return checkReport(layout, form, countsOf(layout, form, given), { opened: true }, rules, previous, surroundings);
}

const said = (...args: Parameters<typeof check>) => check(...args).map(({ rule, level }) => `${rule} ${level}`);

/** Everybody who may attend, as the blocks A to D would have it. */
const attendance = (of: Record<string, Value> = {}): Record<string, Value> => ({
  ...Object.fromEntries(
    ['HN_DTG_HAMIL', 'HN_DTG_NIFAS', 'BB_DTG_BAYI', 'BB_DTG_BALITA', 'BB_DTG_APRAS'].map((code) => [code, value(0)]),
  ),
  ...Object.fromEntries(['SR_DTG_US', 'SR_DTG_RM', 'DL_DTG_DW', 'DL_DTG_LS'].map((code) => [code, value(0)])),
  ...of,
});

describe('a rule that reads other blocks', () => {
  test('V31: who attended must have found the post open', () => {
    expect(said('OP', { OP_BUKA: 1 }, { others: attendance({ DL_DTG_LS: value(7) }) })).toEqual([]);
    expect(said('OP', { OP_BUKA: 0 }, { others: attendance() })).toEqual([]);
    const [broken] = check('OP', { OP_BUKA: 0 }, { others: attendance({ DL_DTG_LS: value(7) }) });
    expect(broken).toMatchObject({ rule: 'V31', level: 'ERROR', evaluated: true, cells: [0] });
    expect(broken?.messageId).toMatch(/^Hari buka = 0, tetapi ada yang tercatat datang/);
  });

  test('V31: a block that is not due counts as nobody, one that is still to come leaves the rule open', () => {
    expect(
      said('OP', { OP_BUKA: 0 }, { others: attendance({ DL_DTG_LS: NOT_ASKED, HN_DTG_HAMIL: value(1) }) }),
    ).toEqual(['V31 ERROR']);
    expect(said('OP', { OP_BUKA: 0 }, { others: attendance({ DL_DTG_LS: MISSING, HN_DTG_HAMIL: value(1) }) })).toEqual(
      [],
    );
  });

  test('is silent while nothing is known of the other block', () => {
    expect(said('OP', { OP_BUKA: 0 })).toEqual([]);
    expect(said('B', { BB_SAS_BAYI: 10 })).toEqual([]);
  });

  test('V10: under-fives counted on two forms may differ by five percent', () => {
    const of = (bayi: number) => said('B', { BB_SAS_BAYI: bayi, BB_SAS_BALITA: 30 }, { others: { SK_S: value(40) } });
    expect(of(10)).toEqual([]);
    expect(of(12)).toEqual([]);
    expect(of(13)).toEqual(['V10 WARNING']);
    const [warned] = check('B', { BB_SAS_BAYI: 13, BB_SAS_BALITA: 30 }, { others: { SK_S: value(40) } });
    expect(warned?.messageId).toContain('selisihnya 3, lebih dari 5%');
    // It points at the cells of this form; the other count is said in words.
    expect(warned?.cells).toEqual([0, 1]);
  });

  test('V33 adds up signs of four forms', () => {
    const signs = { HN_TB_GEJALA: value(1), BB_TB_GEJALA: value(1), SR_TB_GEJALA: NOT_ASKED, DL_TB_GEJALA: value(0) };
    expect(said('OP', { OP_BUKA: 1, OP_TB_RUJUK: 2 }, { others: signs })).toEqual([]);
    expect(said('OP', { OP_BUKA: 1, OP_TB_RUJUK: 3 }, { others: signs })).toEqual(['V33 ERROR']);
  });
});

describe('a short form', () => {
  test('asks some elements; the others are not applicable and no rule wants them', () => {
    expect(said('A', { HN_SAS_HAMIL: 9, HN_DTG_HAMIL: 9 }, { short: true })).toEqual([]);
    expect(said('A', { HN_SAS_HAMIL: 9, HN_DTG_HAMIL: 10 }, { short: true })).toEqual(['V11 ERROR']);
    const { layout, short } = blocks.A;
    const findings = checkReport(layout, short, new Map(), { opened: true }, rules);
    expect(findings.filter(({ rule }) => rule === 'KOSONG')).toMatchObject([{ cells: [0, 1, 2, 3, 19, 20] }]);
  });
});

describe('the month of the report', () => {
  test.each([
    [2, []],
    [3, []],
    [8, []],
    [9, []],
    [1, ['V24 WARNING']],
    [7, ['V24 WARNING']],
    [12, ['V24 WARNING']],
  ])('V24: vitamin A given in month %d is told as %j', (month, expected) => {
    expect(said('B', { BB_VITA: 3, BB_VITA_SAS: 3 }, { month })).toEqual(expected);
  });

  test('V24: nobody given breaks nothing in any month', () => {
    expect(said('B', { BB_VITA: 0, BB_VITA_SAS: 3 }, { month: 7 })).toEqual([]);
  });
});

describe('the year to date', () => {
  const year = (given: Given, yearBefore: Given) => said('PK', given, { yearBefore });

  test('V37: what was done since January is held against the target of the year', () => {
    expect(year({ PK_IDL: 5, PK_BAYI_TH: 40 }, { PK_IDL: 35 })).toEqual([]);
    expect(year({ PK_IDL: 5, PK_BAYI_TH: 40 }, { PK_IDL: 36 })).toEqual(['V37 WARNING']);
    const [warned] = check('PK', { PK_IDL: 5, PK_BAYI_TH: 40 }, { yearBefore: { PK_IDL: 1_200 } });
    expect(warned?.messageId).toMatch(/^Imunisasi dasar lengkap sejak Januari = 1\.205, lebih dari/);
  });

  test('V37: both sides may be added up, and January begins with nothing', () => {
    expect(year({ PK_DPT3: 9, PK_DPT1: 3 }, { PK_DPT1: 6 })).toEqual([]);
    expect(year({ PK_DPT3: 9, PK_DPT1: 3 }, { PK_DPT1: 5 })).toEqual(['V37 WARNING']);
    expect(year({ PK_DPT3: 4, PK_DPT1: 3 }, {})).toEqual(['V37 WARNING']);
  });

  test('a count left open this month leaves it unevaluated', () => {
    const { layout, full } = blocks.PK;
    const cells = new Map(countsOf(layout, full, { PK_BAYI_TH: 4 }));
    cells.delete(layout.cells.find(({ element }) => element === 'PK_IDL')?.slot ?? -1);
    const around = { month: 5, others: new Map(), yearBefore: new Map([['PK_IDL', 99]]) };
    const findings = checkReport(layout, full, cells, { opened: true }, rules, new Map(), around);
    expect(findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual(['V37 INFO', 'KOSONG WARNING']);
  });
});

describe('the month before', () => {
  test('V35: a target may change by a fifth, or by three', () => {
    const change = (now: number, before: number) =>
      said('A', { HN_SAS_HAMIL: now }, { previous: { HN_SAS_HAMIL: before } });
    expect(change(60, 50)).toEqual([]);
    expect(change(61, 50)).toEqual(['V35 WARNING']);
    expect(change(5, 2)).toEqual([]);
    expect(change(6, 2)).toEqual(['V35 WARNING']);
  });

  test('V35 is silent without one', () => {
    expect(said('A', { HN_SAS_HAMIL: 61 })).toEqual([]);
  });
});
