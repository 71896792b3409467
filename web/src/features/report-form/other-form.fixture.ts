import { compileRules, TIDAK_DIRINCI } from '@pokjanal/server/pure';
import { makeForm } from './entry-form.fixture.ts';
import type { EntryForm, ReportData } from './entry-model.ts';

const RULES = compileRules([
  { code: 'V12', level: 'ERROR', expression: 'BB_DTG_BAYI <= BB_SAS_BAYI unless countsVisitors', text: '', textEn: '' },
  {
    code: 'V20',
    level: 'WARNING',
    expression: 'BB_BBU_UKUR <= SK_D',
    text: 'BB/U dinilai = {BB_BBU_UKUR}, lebih dari D = {SK_D}.',
    textEn: 'Assessed = {BB_BBU_UKUR}, more than D = {SK_D}.',
  },
]);

const ELEMENTS = [
  ['BB_SAS_BAYI', 'Sasaran bayi', 'STOCK', false],
  ['BB_DTG_BAYI', 'Bayi datang', 'FLOW', false],
  ['BB_BBU_UKUR', 'BB/U dinilai', 'FLOW', false],
  ['BB_RUJUK', 'Dirujuk', 'FLOW', false],
  ['PF_PAUD', 'Terintegrasi PAUD', 'STOCK', true],
] as const;

/** A form without detail: four counts of children and a question of yes or no, beside an SKDN with D = 4. */
export function makeFormB(report: Partial<ReportData> = {}): EntryForm {
  return makeForm(report, {
    block: 'B',
    detailed: false,
    rules: RULES,
    around: { month: 10, others: { SK_D: { state: 'VALUE', n: 4 } }, yearBefore: {} },
    previous: [],
    previousMonth: null,
    elements: ELEMENTS.map(([code, name, kind, yesNo]) => ({
      __typename: 'FormElement',
      code,
      kind,
      yesNo,
      letter: name,
      name: { __typename: 'Text', id: name, en: name },
    })),
    cells: ELEMENTS.map(([element], slot) => ({
      __typename: 'FormCell',
      slot,
      element,
      age: TIDAK_DIRINCI,
      sex: TIDAK_DIRINCI,
      field: TIDAK_DIRINCI,
    })),
  });
}

const FIELDS = ['SPM_PENDIDIKAN', 'SPM_KESEHATAN'];

/** A form by field of minimum service: two counts for each of two fields. */
export function makeFormSp(): EntryForm {
  const codes = ['SP_MASUK', 'SP_TEPAT'];
  return makeForm(
    {},
    {
      block: 'SP',
      detailed: true,
      rules: [],
      previous: [],
      previousMonth: null,
      elements: codes.map((code) => ({
        __typename: 'FormElement',
        code,
        kind: 'FLOW',
        yesNo: false,
        letter: code,
        name: { __typename: 'Text', id: code, en: code },
      })),
      cells: codes.flatMap((element, row) =>
        FIELDS.map((field, column) => ({
          __typename: 'FormCell' as const,
          slot: row * FIELDS.length + column,
          element,
          age: TIDAK_DIRINCI,
          sex: TIDAK_DIRINCI,
          field,
        })),
      ),
    },
  );
}
