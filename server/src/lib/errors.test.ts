import { expect, test } from 'vitest';
import {
  Conflict,
  DomainError,
  errorText,
  Forbidden,
  InvalidInput,
  NotFound,
  problem,
  refuseProblems,
  Unavailable,
} from './errors.ts';
import { errorTexts } from './messages/errors.ts';

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

test.each(Object.entries(errorTexts))('%s says the same facts in both languages', (code, text) => {
  expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
  expect(text.id).toMatch(/\S/);
  expect(text.en).toMatch(/\S/);
  expect(holes(text.id)).toEqual(holes(text.en));
});

test('data is filled into both languages', () => {
  expect(errorText('STALE_REVISION', { expected: 3, actual: 4 })).toEqual({
    id: 'Laporan sudah berubah: Anda mengubah revisi 3, yang terbaru revisi 4.',
    en: 'The report has changed: you edited revision 3, the newest is revision 4.',
  });
});

test('a fact that was not given stays visible, and data cannot name another hole', () => {
  expect(errorText('BAD_CODE', {}).en).toBe('The code {value} is not known.');
  expect(errorText('BAD_CODE', { value: '{secret}', secret: 'x' }).en).toBe('The code {secret} is not known.');
  expect(errorText('BAD_CODE', { value: 0 }).en).toBe('The code 0 is not known.');
});

test.each([
  [new NotFound(), 'NotFound', 'NOT_FOUND'],
  [new NotFound('POSYANDU_NOT_FOUND'), 'NotFound', 'POSYANDU_NOT_FOUND'],
  [new Forbidden(), 'Forbidden', 'FORBIDDEN'],
  [new Conflict('SET_UP_DONE', {}), 'Conflict', 'SET_UP_DONE'],
  [new InvalidInput([]), 'InvalidInput', 'INVALID_INPUT'],
  [new Unavailable('OVERLOADED'), 'Unavailable', 'OVERLOADED'],
])('%s is a %s with a stable code', (error, name, code) => {
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name, code });
  expect(error.message).toBe(error.texts.en);
});

test('a conflict carries both sides as they are', () => {
  const mine = { revision: 3, cells: [1] };
  const theirs = { revision: 4, cells: [2] };
  const conflict = new Conflict('STALE_REVISION', { expected: 3, actual: 4, mine, theirs });
  expect(conflict.data.theirs).toBe(theirs);
  expect(conflict.texts.id).toContain('revisi 4');
});

test('an invalid input lists every problem at once', () => {
  const problems = [problem('name', 'REQUIRED'), problem('cells.2', 'UNKNOWN_SLOT', { slot: 120 })];
  const error = new InvalidInput(problems);
  expect(error.problems.map(({ path }) => path)).toEqual(['name', 'cells.2']);
  expect(error.problems[1]?.message.id).toBe('Sel 120 tidak ada pada formulir ini.');
  expect(error.texts.id).toBe('Isian belum benar: ada 2 hal yang perlu diperbaiki.');
});

test('nothing found refuses nothing', () => {
  expect(() => refuseProblems([])).not.toThrow();
  expect(() => refuseProblems([problem('on', 'BAD_DAY', { value: '2026-02-30' })])).toThrow(InvalidInput);
});
