import { expect, test } from 'vitest';
import { makeForm } from '@/features/report-form/entry-form.fixture.ts';
import { readModel } from '@/features/report-form/entry-model.ts';
import { makeFormB, makeFormSp } from '@/features/report-form/other-form.fixture.ts';
import { gridRows, shapeOf } from './grid-rows.ts';

test('the main form has its elements down and ages with sexes across, or one column of totals', () => {
  const shape = shapeOf(readModel(makeForm()));
  expect([shape.length, shape[0]?.length, shape[1]?.[0]]).toEqual([9, 10, 10]);
  expect(shapeOf(readModel(makeForm({}, { detailed: false })))[0]).toEqual([90]);
});

test('a form without detail is one column', () => {
  expect(shapeOf(readModel(makeFormB()))).toEqual([[0], [1], [2], [3], [4]]);
});

test('a form by field has the fields down and its counts across', () => {
  expect(gridRows(readModel(makeFormSp()))).toEqual([
    { key: 'SPM_PENDIDIKAN', kind: 'FIELD', slots: [0, 2] },
    { key: 'SPM_KESEHATAN', kind: 'FIELD', slots: [1, 3] },
  ]);
});
