import { describe, expect, test } from 'vitest';
import { allZero, type Cell, type Cells } from './cells.ts';
import { checkReport, submitVerdict } from './check-report.ts';
import type { Finding } from './finding.ts';
import { askedSlots, slotOf } from './layout.ts';
import type { ReportHeader } from './report-content.ts';
import { compileRules } from './rules.ts';
import { SKDN } from './skdn.ts';
import { fullForm, type Given, officialRules, shortForm } from './skdn.fixture.ts';

const rules = officialRules();
const OPEN: ReportHeader = { opened: true };
const NA: Cell = { state: 'NOT_APPLICABLE' };
const NOT_COUNTED: Cell = { state: 'MISSING', reason: 'NOT_COUNTED' };
const checkShort = (given: Given, header = OPEN) =>
  checkReport(SKDN, { detail: false }, shortForm(given), header, rules);
const checkFull = (cells: Cells, header = OPEN) => checkReport(SKDN, { detail: true }, cells, header, rules);
const said = (findings: Finding[]) => findings.map(({ rule, level, scope }) => `${rule} ${level} ${scope}`);

test('a report that keeps every rule has no finding', () => {
  expect(checkShort({})).toEqual([]);
  expect(checkFull(fullForm())).toEqual([]);
  expect(checkFull(allZero(askedSlots(SKDN, { detail: true })))).toEqual([]);
});

describe('each rule, alone, on totals', () => {
  test.each<[string, Given, string[]]>([
    ['V01 below', { SK_2T: -1 }, ['V01 ERROR CELL']],
    ['V01 above', { SK_S: 10_000, SK_K: 9_999 }, ['V01 ERROR CELL']],
    ['V01 limit', { SK_S: 9_999 }, []],
    ['V02', { SK_S: 29, SK_K: 29 }, ['V02 ERROR TOTAL', 'V08 WARNING TOTAL']],
    ['V03', { SK_K: 41 }, ['V03 ERROR TOTAL']],
    ['V04', { SK_N: 31, SK_T: 0, SK_2T: 0, SK_O: 0, SK_B: -1 }, ['V01 ERROR CELL', 'V04 ERROR TOTAL']],
    ['V05', { SK_O: 4 }, ['V05 ERROR TOTAL']],
    ['V06', { SK_2T: 6 }, ['V06 ERROR TOTAL']],
    ['V07', { SK_BGM: 31 }, ['V07 ERROR TOTAL']],
    ['V08', { SK_K: 29 }, ['V08 WARNING TOTAL']],
  ])('%s', (_name, given, expected) => {
    expect(said(checkShort(given))).toEqual(expected);
  });

  test('equality at every limit is kept', () => {
    expect(checkShort({ SK_S: 30, SK_K: 30, SK_2T: 5, SK_BGM: 30 })).toEqual([]);
  });

  test('a fraction is no count', () => {
    expect(said(checkShort({ SK_2T: 0.5 }))).toEqual(['V01 ERROR CELL']);
  });
});

test('all findings come at once', () => {
  expect(said(checkShort({ SK_D: 50, SK_2T: 9, SK_BGM: 70 }))).toEqual([
    'V02 ERROR TOTAL',
    'V05 ERROR TOTAL',
    'V06 ERROR TOTAL',
    'V07 ERROR TOTAL',
    'V08 WARNING TOTAL',
  ]);
});

test('a finding carries the real numbers in both languages', () => {
  const [v05] = checkShort({ SK_O: 4 });
  expect(v05?.messageId).toBe(
    'N + T + O + B = 31, padahal D (ditimbang) = 30; setiap balita yang ditimbang punya satu status.',
  );
  expect(v05?.messageEn).toBe('N + T + O + B = 31, but D (weighed) = 30; each weighed child has one status.');
  const [v01] = checkShort({ SK_BGM: 12_345 });
  expect(v01?.messageId).toBe('BGM berisi 12.345; isilah bilangan bulat 0 sampai 9.999.');
});

test('no text leaves a hole unfilled', () => {
  const broken = checkFull(
    new Map(
      [...fullForm({ SK_S: 1, SK_K: 2, SK_D: 30_000, SK_2T: 4, SK_BGM: 40_000, SK_N: 35_000 })].concat([
        [90, { state: 'VALUE', n: 1 }],
      ]),
    ),
  );
  expect(new Set(broken.map(({ rule }) => rule)).size).toBe(9);
  for (const { messageId, messageEn } of broken) expect(messageId + messageEn).not.toMatch(/[{}]|undefined|NaN/);
});

describe('columns', () => {
  test('a slip in one column is found although the totals still hold', () => {
    const findings = checkFull(fullForm({ SK_2T: 2 }));
    expect(said(findings)).toEqual(['V06 ERROR COLUMN']);
    expect(findings[0]?.cells).toEqual([slotOf(SKDN, 'SK_2T', '12_23', 'L'), slotOf(SKDN, 'SK_T', '12_23', 'L')]);
    expect(findings[0]?.messageId).toBe(
      '2T (dua kali tidak naik) = 2 melebihi T (tidak naik) = 1 (umur 12–23 bulan, laki-laki).',
    );
    expect(findings[0]?.messageEn).toContain('(age 12–23 months, boys)');
  });

  test('totals and column are both told when both break', () => {
    expect(said(checkFull(fullForm({ SK_K: 90, SK_S: 50 })))).toEqual(['V03 ERROR TOTAL', 'V03 ERROR COLUMN']);
  });

  test('answered columns are checked while another is still empty', () => {
    const cells = new Map(fullForm({ SK_2T: 2 }));
    cells.delete(slotOf(SKDN, 'SK_2T', '0_5', 'P') ?? Number.NaN);
    expect(said(checkFull(cells))).toEqual(['V06 INFO TOTAL', 'V06 ERROR COLUMN', 'KOSONG WARNING FORM']);
  });
});

describe('missing, not applicable, zero', () => {
  test('a missing operand leaves a rule unevaluated, and it says so', () => {
    const findings = checkShort({ SK_S: NOT_COUNTED });
    // V35 compares S with last month, V36 newcomers with S.
    const left = ['V02 INFO TOTAL', 'V03 INFO TOTAL', 'V35 INFO TOTAL', 'V36 INFO TOTAL'];
    expect(said(findings)).toEqual(left);
    expect(findings.every(({ evaluated }) => !evaluated)).toBe(true);
    expect(findings[0]?.messageId).toBe('V02 belum dapat diperiksa: S belum lengkap.');
    expect(submitVerdict(findings, OPEN)).toBe('OK');
  });

  test('not applicable counts as 0', () => {
    expect(checkShort({ SK_B: NA, SK_O: 5 })).toEqual([]);
    expect(said(checkShort({ SK_B: NA }))).toEqual(['V05 ERROR TOTAL']);
  });

  test('untouched cells are one warning that names them all and wants one note', () => {
    const findings = checkShort({ SK_2T: undefined, SK_BGM: undefined });
    const empty = findings.filter(({ rule }) => rule === 'KOSONG');
    expect(empty).toHaveLength(1);
    expect(empty[0]).toMatchObject({ level: 'WARNING', cells: [95, 98] });
    expect(empty[0]?.messageId).toBe('2 dari 9 sel belum diisi; beri satu catatan atau isi selnya.');
    expect(submitVerdict(findings, OPEN)).toBe('NOTE_NEEDED');
    expect(submitVerdict(findings, { opened: true, note: ' ' })).toBe('NOTE_NEEDED');
    expect(submitVerdict(findings, { opened: true, note: 'timbangan rusak' })).toBe('OK');
  });

  test('an untouched form breaks no rule and evaluates none', () => {
    const findings = checkFull(new Map());
    expect(findings.filter(({ level }) => level === 'ERROR')).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'KOSONG')[0]?.cells).toHaveLength(90);
    // V02 to V08 of the count itself, V35 and V36 of its course; rules that read other blocks say nothing.
    expect(said(findings).filter((each) => each.endsWith('INFO TOTAL'))).toHaveLength(9);
  });
});

describe('the header', () => {
  test('counting visitors turns V02 into a warning and leaves V03 an error', () => {
    const header = { opened: true, countsVisitors: true };
    expect(said(checkShort({ SK_S: 29, SK_K: 30 }, header))).toEqual(['V02 WARNING TOTAL', 'V03 ERROR TOTAL']);
    expect(submitVerdict(checkShort({ SK_S: 29, SK_K: 29 }, header), header)).toBe('NOTE_NEEDED');
  });

  test('a month without opening is complete with a reason and refused without one', () => {
    expect(checkFull(new Map(), { opened: false, notOpenedReason: 'banjir' })).toEqual([]);
    const refused = checkFull(new Map(), { opened: false, notOpenedReason: ' ' });
    expect(said(refused)).toEqual(['TIDAK_BUKA ERROR FORM']);
    expect(submitVerdict(refused, { opened: false })).toBe('REFUSED');
  });
});

describe('totals given beside their parts (V09)', () => {
  const withTotal = (n: number, given: Given = {}): Cells => new Map([...fullForm(given), [90, { state: 'VALUE', n }]]);

  test('an equal total is kept, another is refused with both numbers', () => {
    expect(checkFull(withTotal(40))).toEqual([]);
    const [finding] = checkFull(withTotal(41));
    expect(finding).toMatchObject({ rule: 'V09', level: 'ERROR', cells: [90, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9] });
    expect(finding?.messageId).toBe('Jumlah S ditulis 41, tetapi rinciannya berjumlah 40.');
  });

  test('a missing part leaves it unevaluated', () => {
    const findings = checkFull(withTotal(40, { SK_S: NOT_COUNTED }));
    expect(said(findings)).toContain('V09 INFO TOTAL');
    expect(said(findings)).not.toContain('V09 ERROR TOTAL');
  });

  test('a short form has no parts to compare', () => {
    expect(said(checkShort({ SK_S: 100 }))).toEqual([]);
  });
});

describe('other rules of the same language', () => {
  const check = (expression: string, previous: Cells = new Map(), text = '-') => {
    const extra = compileRules([{ code: 'X', level: 'WARNING', expression, text, textEn: text }]);
    return checkReport(SKDN, { detail: false }, shortForm(), OPEN, extra, previous);
  };

  test('a subset chain breaks at either link', () => {
    expect(check('SK_2T <= SK_T <= SK_D')).toEqual([]);
    expect(said(check('SK_2T <= SK_D <= SK_T'))).toEqual(['X WARNING TOTAL']);
  });

  test('last month is asked for, and without one there is nothing to compare with', () => {
    const rule = 'abs(SK_S - prev(SK_S)) <= prev(SK_S) * 0.2';
    expect(check(rule)).toEqual([]);
    expect(check(rule, shortForm({ SK_S: 45 }))).toEqual([]);
    expect(said(check(rule, shortForm({ SK_S: 30 })))).toEqual(['X WARNING TOTAL']);
    expect(check(rule, shortForm({ SK_S: 30 }), '{left} > {right}{where}')[0]?.messageId).toBe('10 > 6');
  });

  test('a column is compared with the same column of last month', () => {
    const rule = compileRules([
      { code: 'X', level: 'WARNING', expression: 'SK_S = prev(SK_S)', text: '-', textEn: '-' },
    ]);
    const previous = fullForm({ SK_S: 5 }, { age: '0_5', sex: 'P' });
    const findings = checkReport(SKDN, { detail: true }, fullForm(), OPEN, rule, previous);
    expect(said(findings)).toEqual(['X WARNING TOTAL', 'X WARNING COLUMN']);
    expect(findings[1]?.cells).toEqual([slotOf(SKDN, 'SK_S', '0_5', 'P')]);
  });

  test('a division by zero is unevaluated, not broken', () => {
    const [finding] = check('SK_S / SK_BGM <= 1');
    expect(finding).toMatchObject({ level: 'INFO', evaluated: false });
    expect(finding?.messageId).toContain('pembaginya nol');
  });

  test('a rule of another block is silent', () => {
    expect(check('BB_SAS_BAYI <= SK_S')).toEqual([]);
  });
});
