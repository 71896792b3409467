import { compileRules, SKDN, SKDN_ELEMENTS, TIDAK_DIRINCI } from '@pokjanal/server/pure';
import type { EntryForm, ReportData } from './entry-model.ts';

const RULES = compileRules([
  {
    code: 'V02',
    level: 'ERROR',
    expression: 'SK_D <= SK_S unless countsVisitors',
    text: 'D = {SK_D} melebihi S = {SK_S}{where}.',
    textEn: 'D = {SK_D} is more than S = {SK_S}{where}.',
  },
  {
    code: 'V08',
    level: 'WARNING',
    expression: 'SK_D <= SK_K',
    text: 'D = {SK_D} melebihi K = {SK_K}{where}.',
    textEn: 'D = {SK_D} is more than K = {SK_K}{where}.',
  },
]);

/** A report nobody has touched. */
export const untouchedReport: ReportData = {
  __typename: 'Report',
  id: 'r1',
  status: 'NONE',
  arrival: 'NONE',
  deadline: '2026-11-05T16:59:59.999Z',
  submittedAt: null,
  opened: true,
  notOpenedReason: null,
  countsVisitors: false,
  note: null,
  returnReason: null,
  returnComments: [],
  revision: 0,
  abilities: ['submission.submit'],
  cells: [],
};

/** A number in a cell as the API gives it. */
export const wire = (slot: number, value: number): ReportData['cells'][number] => ({
  __typename: 'CellValue',
  slot,
  state: 'VALUE',
  value,
  reason: null,
});

const text = (of: string) => ({ __typename: 'Text' as const, id: of, en: of });

/** The form of October 2026 of a post whose September had three boys of 0–5 months, two with a card. */
export function makeForm(report: Partial<ReportData> = {}, form: Partial<EntryForm> = {}): EntryForm {
  return {
    __typename: 'ReportForm',
    month: '2026-10',
    months: ['2026-10', '2026-09'],
    block: 'SKDN',
    form: text('SKDN lengkap'),
    detailed: true,
    rules: RULES,
    around: { month: 10, others: {}, yearBefore: {} },
    unitName: 'Posyandu Melati',
    forms: [],
    previousMonth: '2026-09',
    posyandu: {
      __typename: 'Posyandu',
      id: 'p1',
      name: 'Posyandu Melati',
      puskesmas: { __typename: 'Puskesmas', id: 'k1', name: 'Puskesmas Kurun' },
      wilayah: { __typename: 'Wilayah', id: 'w1', name: 'Kurun', zone: 'WIB' },
    },
    elements: SKDN_ELEMENTS.map(({ code, kind, label }) => ({
      __typename: 'FormElement',
      code,
      kind,
      letter: label,
      yesNo: false,
      name: text(label),
    })),
    cells: SKDN.cells.map((cell) => ({ __typename: 'FormCell', field: TIDAK_DIRINCI, ...cell })),
    previous: [wire(0, 3), wire(10, 2)],
    missingReasons: [],
    report: { ...untouchedReport, ...report },
    ...form,
  };
}
