import { expect, test } from 'vitest';
import { makeForm } from '@/features/report-form/entry-form.fixture.ts';
import { readModel } from '@/features/report-form/entry-model.ts';
import { makeFormB, makeFormSp } from '@/features/report-form/other-form.fixture.ts';
import { partsOf } from './entry-parts.ts';

const told = (form: Parameters<typeof readModel>[0]) =>
  partsOf(readModel(form)).map(({ kind, key, slots }) => [kind, key, slots.length]);

test('the main form is walked element by element, its short twin is one list', () => {
  expect(told(makeForm()).slice(0, 2)).toEqual([
    ['ELEMENT', 'SK_S', 10],
    ['ELEMENT', 'SK_K', 10],
  ]);
  expect(told(makeForm({}, { detailed: false }))).toEqual([['LIST', 'all', 9]]);
});

test('a form without detail is walked by the steps of an opening day, one by field is one page', () => {
  expect(told(makeFormB()).map(([kind, key]) => `${kind} ${key}`)).toEqual([
    'LIST due',
    'LIST came',
    'LIST checked',
    'LIST followed',
    'LIST all',
  ]);
  expect(told(makeFormSp())).toEqual([['FIELDS', 'fields', 4]]);
});
