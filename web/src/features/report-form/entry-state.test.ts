import { describe, expect, test } from 'vitest';
import { makeForm, untouchedReport, wire } from './entry-form.fixture.ts';
import { contentOf, readModel, startOf } from './entry-model.ts';
import { beginEntry, type EntryAction, entryReducer, isDirty } from './entry-state.ts';

const model = readModel(makeForm());
const begin = (report = untouchedReport) => beginEntry(startOf(model, report), report.revision);
const after = (...actions: EntryAction[]) => actions.reduce(entryReducer, begin());
const type = (slot: number, text: string): EntryAction => ({ type: 'typed', entries: [{ slot, text }] });
const zeros = (slots: number[]): EntryAction => ({
  type: 'filled',
  slots,
  cell: { state: 'VALUE', n: 0 },
  act: { kind: 'zero', count: slots.length },
});

describe('beginning', () => {
  test('a month nobody touched begins with the stocks of the month before, and that alone is no change', () => {
    expect(begin().cells.get(0)).toEqual({ state: 'VALUE', n: 3 });
    expect(begin().cells.get(20)).toBeUndefined();
    expect(isDirty(begin())).toBe(false);
  });
  test('a report that was saved begins with its own content, without the stocks', () => {
    const state = begin({ ...untouchedReport, revision: 2, cells: [wire(20, 7)] });
    expect([...state.cells]).toEqual([[20, { state: 'VALUE', n: 7 }]]);
  });
});

describe('typing', () => {
  test('takes numbers, zero too, and empties a cell', () => {
    expect(after(type(20, '0')).cells.get(20)).toEqual({ state: 'VALUE', n: 0 });
    expect(after(type(20, '12'), type(20, '')).cells.has(20)).toBe(false);
  });
  test('keeps what is no number as typed, and never as an older number', () => {
    const state = after(type(20, '12'), type(20, '12x'));
    expect(state.texts.get(20)).toBe('12x');
    expect(state.cells.has(20)).toBe(false);
    expect(entryReducer(state, type(20, '13')).texts.size).toBe(0);
  });
});

describe('acts on many cells', () => {
  test('fill only what is empty, and undo brings everything back', () => {
    const typed = after(type(20, '5'));
    const filled = entryReducer(typed, zeros([20, 21]));
    expect(filled.cells.get(20)).toEqual({ state: 'VALUE', n: 5 });
    expect(filled.cells.get(21)).toEqual({ state: 'VALUE', n: 0 });
    expect(entryReducer(filled, { type: 'undone' }).cells).toEqual(typed.cells);
  });
  test('are final once typing goes on, or undo would take the typing away', () => {
    const state = after(zeros([20, 21]), type(20, '4'), { type: 'undone' });
    expect(state.cells.get(20)).toEqual({ state: 'VALUE', n: 4 });
  });
  test('a reason never replaces a number', () => {
    const state = after(type(20, '5'), {
      type: 'explained',
      slots: [20, 21],
      cell: { state: 'MISSING', reason: 'NO_TOOL' },
    });
    expect(state.cells.get(20)).toEqual({ state: 'VALUE', n: 5 });
    expect(state.cells.get(21)).toEqual({ state: 'MISSING', reason: 'NO_TOOL' });
  });
});

describe('an accepted sending', () => {
  const sent = after(type(20, '5'));
  const base = contentOf(model, { ...untouchedReport, revision: 1, cells: [wire(0, 3), wire(10, 2), wire(20, 5)] });
  test('leaves nothing unsent', () => {
    const state = entryReducer(sent, { type: 'accepted', base, revision: 1, sent });
    expect(state.revision).toBe(1);
    expect(isDirty(state)).toBe(false);
  });
  test('keeps what was typed while the answer was on its way', () => {
    const typedOn = entryReducer(sent, type(21, '2'));
    const state = entryReducer(typedOn, { type: 'accepted', base, revision: 1, sent });
    expect(state.cells.get(21)).toEqual({ state: 'VALUE', n: 2 });
    expect(isDirty(state)).toBe(true);
  });
});
