import { describe, expect, test } from 'vitest';
import { answeredOf, figuresOf, findingsOf } from './entry-findings.ts';
import { type Content, readModel } from './entry-model.ts';
import { blockOf } from './element-blocks.ts';
import { makeFormB, makeFormSp } from './other-form.fixture.ts';
import { groupsOf } from './question-groups.ts';
import { yesNoSlots } from './not-numbers.ts';

const model = readModel(makeFormB());
const content = (values: readonly number[], countsVisitors = false): Content => ({
  cells: new Map(values.map((n, slot) => [slot, { state: 'VALUE', n }])),
  head: { opened: true, notOpenedReason: '', countsVisitors, note: '' },
});

describe('a form without detail', () => {
  test('asks each question once and has no figures of its own', () => {
    expect(model.asked).toEqual([0, 1, 2, 3, 4]);
    expect(model.ages).toEqual([]);
    expect(figuresOf(model, content([3, 2]).cells)).toEqual([]);
    expect(answeredOf(model, content([3, 2]).cells)).toBe(2);
  });
  test('is judged by its own rules, at the two cells that differ', () => {
    const [first] = findingsOf(model, content([3, 5, 0, 0, 1]));
    expect(first).toMatchObject({ rule: 'V12', level: 'ERROR', slots: [1, 0], otherBlocks: [] });
    expect(findingsOf(model, content([3, 5, 0, 0, 1], true))[0]).toMatchObject({ level: 'WARNING' });
  });
  test('a finding that compares with another form names it', () => {
    expect(findingsOf(model, content([9, 5, 5, 0, 1]))).toMatchObject([
      { rule: 'V20', slots: [2], otherBlocks: ['SKDN'], message: { id: 'BB/U dinilai = 5, lebih dari D = 4.' } },
    ]);
    expect(findingsOf(model, content([9, 5, 4, 0, 1]))).toEqual([]);
  });
  test('its questions stand in the order of an opening day', () => {
    expect(groupsOf(model)).toEqual([
      { name: 'due', elements: ['BB_SAS_BAYI'] },
      { name: 'came', elements: ['BB_DTG_BAYI'] },
      { name: 'checked', elements: ['BB_BBU_UKUR'] },
      { name: 'followed', elements: ['BB_RUJUK'] },
      { name: 'all', elements: ['PF_PAUD'] },
    ]);
  });
  test('knows which questions are answered by yes or no', () => {
    expect([...yesNoSlots(model)]).toEqual([4]);
  });
});

test('a form by field knows its fields and asks every cell', () => {
  const byField = readModel(makeFormSp());
  expect(byField.fields).toEqual(['SPM_PENDIDIKAN', 'SPM_KESEHATAN']);
  expect(byField.asked).toEqual([0, 1, 2, 3]);
});

test('an element tells its block by its first letters', () => {
  expect(['SK_D', 'HN_EDU', 'OP_BUKA', 'CELL'].map(blockOf)).toEqual(['SKDN', 'A', 'OP', null]);
});
