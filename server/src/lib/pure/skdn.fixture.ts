import { referenceRows } from '../reference.fixture.ts';
import type { Cell, Cells } from './cells.ts';
import { slotOf, slotsOf, totalSlotOf } from './layout.ts';
import { type CompiledRule, compileRules, type RuleLevel } from './rules.ts';
import { SKDN, SKDN_ELEMENTS } from './skdn.ts';

/** All official rules as the seed loads them, of whatever block. */
export function officialRules(): CompiledRule[] {
  return compileRules(
    referenceRows('rules').map((row) => ({
      code: row['code'] ?? '',
      level: row['level'] as RuleLevel,
      expression: row['expression'] ?? '',
      text: row['text'] ?? '',
      textEn: row['textEn'] ?? '',
    })),
  );
}

export type Given = Partial<Record<string, number | Cell>>;

const cellFrom = (given: number | Cell): Cell => (typeof given === 'number' ? { state: 'VALUE', n: given } : given);

/** A short form that keeps every rule, changed where the test says. */
export function shortForm(overrides: Given = {}): Cells {
  const kept: Given = { SK_S: 40, SK_K: 38, SK_D: 30, SK_N: 20, SK_T: 5, SK_2T: 1, SK_O: 3, SK_B: 2, SK_BGM: 0 };
  return new Map(
    Object.entries({ ...kept, ...overrides }).flatMap(([code, given]) =>
      given === undefined ? [] : [[totalSlotOf(SKDN, code) ?? Number.NaN, cellFrom(given)] as const],
    ),
  );
}

/** A full form that keeps every rule, changed in one column where the test says. */
export function fullForm(overrides: Given = {}, column = { age: '12_23', sex: 'L' }): Cells {
  const kept: Record<string, number> = {
    SK_S: 4,
    SK_K: 4,
    SK_D: 3,
    SK_N: 2,
    SK_T: 1,
    SK_2T: 0,
    SK_O: 0,
    SK_B: 0,
    SK_BGM: 0,
  };
  const cells = new Map<number, Cell>();
  for (const { code } of SKDN_ELEMENTS) {
    for (const slot of slotsOf(SKDN, code, { detail: true })) cells.set(slot, cellFrom(kept[code] ?? 0));
  }
  for (const [code, given] of Object.entries(overrides)) {
    const slot = slotOf(SKDN, code, column.age, column.sex) ?? Number.NaN;
    if (given === undefined) cells.delete(slot);
    else cells.set(slot, cellFrom(given));
  }
  return cells;
}
