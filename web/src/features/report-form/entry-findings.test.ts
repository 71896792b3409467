import { describe, expect, test } from 'vitest';
import { makeForm } from './entry-form.fixture.ts';
import { figuresOf, findingsBySlot, findingsOf, readServerFindings, verdictOf } from './entry-findings.ts';
import { type Content, readModel } from './entry-model.ts';

const model = readModel(makeForm());
const head = { opened: true, notOpenedReason: '', countsVisitors: false, note: '' };
const content = (values: Readonly<Record<number, number>>, over: Partial<Content['head']> = {}): Content => ({
  cells: new Map(Object.entries(values).map(([slot, n]) => [Number(slot), { state: 'VALUE', n }])),
  head: { ...head, ...over },
});
const full = (values: Readonly<Record<number, number>>): Content =>
  content({ ...Object.fromEntries(model.asked.map((slot) => [slot, 0])), ...values });

describe('findings as typed', () => {
  test('point at the cells of the column and come before warnings', () => {
    const findings = findingsOf(model, full({ 0: 3, 10: 3, 20: 5 }));
    expect(findings.map(({ rule, level }) => [rule, level])).toEqual([
      ['V02', 'ERROR'],
      ['V08', 'WARNING'],
    ]);
    expect([...findingsBySlot(model, findings).keys()].sort((a, b) => a - b)).toEqual([0, 10, 20]);
    expect(findings[0]?.message.id).toBe('D = 5 melebihi S = 3 (umur 0–5 bulan, laki-laki).');
  });
  test('speak of the sum only when no column is to blame', () => {
    const scopes = findingsOf(model, full({ 0: 3, 10: 3, 20: 5 })).map(({ scope }) => scope);
    expect(scopes).toEqual(['COLUMN', 'COLUMN']);
  });
  test('say nothing of a rule whose numbers are not all there', () => {
    expect(findingsOf(model, content({ 20: 5 })).map(({ rule }) => rule)).toEqual(['KOSONG']);
  });
});

describe('the verdict', () => {
  test('an error refuses, a warning wants a note, visitors turn the error into a warning', () => {
    const wrong = full({ 0: 3, 10: 9, 20: 5 });
    expect(verdictOf(findingsOf(model, wrong), head)).toBe('REFUSED');
    const visitors = { ...head, countsVisitors: true };
    const relaxed = findingsOf(model, { ...wrong, head: visitors });
    expect(verdictOf(relaxed, visitors)).toBe('NOTE_NEEDED');
    expect(verdictOf(relaxed, { ...visitors, note: 'ada tamu' })).toBe('OK');
  });
  test('a month without opening needs its reason and nothing else', () => {
    const closed = { ...head, opened: false };
    expect(verdictOf(findingsOf(model, { cells: new Map(), head: closed }), closed)).toBe('REFUSED');
    const reasoned = { ...closed, notOpenedReason: 'banjir' };
    expect(findingsOf(model, { cells: new Map(), head: reasoned })).toEqual([]);
  });
});

test('a figure stands only when both sums are complete', () => {
  const percents = (of: Content) => figuresOf(model, of.cells).map(({ percent }) => percent);
  expect(percents(content({ 0: 3, 20: 2 }))).toEqual([null, null, null]);
  expect(percents(full({ 0: 4, 10: 3, 20: 2, 30: 1 }))).toEqual([75, 50, 50]);
});

test('findings of the server are shown like our own, without those that only inform', () => {
  const message = { id: 'x', en: 'x' };
  const found = readServerFindings(model, [
    { rule: 'V05', level: 'INFO', slots: [], message },
    { rule: 'V08', level: 'WARNING', slots: [10, 20], message },
    { rule: 'V01', level: 'ERROR', slots: [20], message },
  ]);
  expect(found.map(({ rule, scope }) => [rule, scope])).toEqual([
    ['V01', 'CELL'],
    ['V08', 'COLUMN'],
  ]);
});

test('the short form is judged by its nine numbers', () => {
  const short = readModel(makeForm({}, { detailed: false, previous: [] }));
  const cells = new Map(short.asked.map((slot) => [slot, { state: 'VALUE' as const, n: 0 }]));
  cells.set(90, { state: 'VALUE', n: 3 }).set(92, { state: 'VALUE', n: 5 });
  expect(short.asked).toHaveLength(9);
  expect(findingsOf(short, { cells, head }).map(({ rule, scope }) => [rule, scope])).toEqual([
    ['V02', 'TOTAL'],
    ['V08', 'TOTAL'],
  ]);
  const bySlot = findingsBySlot(short, findingsOf(short, { cells, head }));
  expect([...bySlot.keys()].sort((a, b) => a - b)).toEqual([90, 91, 92]);
});
