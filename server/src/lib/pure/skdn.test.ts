import { expect, test } from 'vitest';
import { referenceRows } from '../reference.fixture.ts';
import { askedSlots, cellAt, columnsOf, labelOf, SLOTS_PER_BLOCK, slotOf, slotsOf, totalSlotOf } from './layout.ts';
import { SKDN, SKDN_ELEMENTS } from './skdn.ts';

const isSkdn = (row: Record<string, string>) => row['blockCode'] === 'SKDN';

test('slots are dense, unique and fit the block', () => {
  expect(SKDN.cells.map(({ slot }) => slot)).toEqual(Array.from({ length: 99 }, (_, slot) => slot));
  expect(SKDN.cells.length).toBeLessThanOrEqual(SLOTS_PER_BLOCK);
});

test.each([
  ['SK_S', '0_5', 'L', 0],
  ['SK_S', '0_5', 'P', 1],
  ['SK_S', '36_59', 'P', 9],
  ['SK_K', '0_5', 'L', 10],
  ['SK_D', '12_23', 'P', 25],
  ['SK_BGM', '36_59', 'P', 89],
  ['SK_S', 'TIDAK_DIRINCI', 'TIDAK_DIRINCI', 90],
  ['SK_BGM', 'TIDAK_DIRINCI', 'TIDAK_DIRINCI', 98],
])('%s %s %s stays in slot %i for ever', (element, age, sex, slot) => {
  expect(slotOf(SKDN, element, age, sex)).toBe(slot);
  expect(cellAt(SKDN, slot)).toMatchObject({ element, age, sex });
});

test('the layout is the one of the official list', () => {
  const listed = referenceRows('block-slots')
    .filter(isSkdn)
    .map((row) => ({
      slot: Number(row['slot']),
      element: row['elementCode'],
      age: row['age'],
      sex: row['sex'],
    }));
  expect(SKDN.cells).toEqual(listed);
});

test('elements, kinds and labels are those of the catalogue', () => {
  const listed = referenceRows('data-elements')
    .filter(isSkdn)
    .map(({ code, kind, label }) => ({ code, kind, label }));
  expect(SKDN_ELEMENTS).toEqual(listed);
});

test('an element has ten parts and one undivided total', () => {
  expect(slotsOf(SKDN, 'SK_D', { detail: true })).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
  expect(slotsOf(SKDN, 'SK_D', { detail: false })).toEqual([92]);
  expect(slotsOf(SKDN, 'SK_D')).toHaveLength(11);
  expect(totalSlotOf(SKDN, 'SK_D')).toBe(92);
});

test('a full form asks the parts, a short one the totals, and they share no cell', () => {
  const full = askedSlots(SKDN, { detail: true });
  const short = askedSlots(SKDN, { detail: false });
  expect([full.length, short.length]).toEqual([90, 9]);
  expect(new Set([...full, ...short]).size).toBe(99);
});

test('what the block does not hold is not found', () => {
  expect(slotOf(SKDN, 'SK_X', '0_5', 'L')).toBeUndefined();
  expect(slotOf(SKDN, 'SK_S', 'TIDAK_DIRINCI', 'L')).toBeUndefined();
  expect(cellAt(SKDN, 99)).toBeUndefined();
  expect(labelOf(SKDN, 'SK_2T')).toBe('2T');
  expect(labelOf(SKDN, 'XX')).toBe('XX');
});

test('the grid has ten columns in printed order', () => {
  expect(columnsOf(SKDN).map(({ age, sex }) => `${age}${sex}`)).toEqual([
    '0_5L',
    '0_5P',
    '6_11L',
    '6_11P',
    '12_23L',
    '12_23P',
    '24_35L',
    '24_35P',
    '36_59L',
    '36_59P',
  ]);
});
