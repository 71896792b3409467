import { describe, expect, it } from 'vitest';
import { lintCatalogue } from './lint-catalogue.ts';
import { LINT_KINDS, type LintFinding } from './lint-finding.ts';
import type { LintCatalogue, LintElement, LintForm, LintRule, LintVersion } from './lint-model.ts';

const TODAY = '2026-05-31';
const always = { validFrom: '2020-01-01', validTo: null };

const element = (code: string, change: Partial<LintElement> = {}): LintElement => ({
  code,
  kind: 'FLOW',
  overWilayah: 'SUM',
  overTime: 'SUM',
  stage: 'BAYI',
  ...change,
});
const version = (change: Partial<LintVersion> = {}): LintVersion => ({
  indicator: 'SHARE',
  version: 1,
  numerator: 'X_A',
  denominator: 'X_B',
  factor: 100,
  direction: 'HIGHER_BETTER',
  timeRule: 'POOLED',
  pairing: 'PAIRED',
  ...always,
  ...change,
});
const rule = (change: Partial<LintRule> = {}): LintRule => ({
  code: 'V1',
  part: 1,
  block: 'X',
  level: 'ERROR',
  expression: 'X_A <= X_B',
  ...always,
  ...change,
});
const form = (change: Partial<LintForm> = {}): LintForm => ({
  code: 'FORM_X',
  version: 1,
  unitKind: 'POSYANDU',
  blocks: ['X'],
  ...always,
  ...change,
});

/** A catalogue in which everything fits, with the parts a test gives in place of its own. */
const sound = (change: Partial<LintCatalogue> = {}): LintCatalogue => ({
  elements: [element('X_A'), element('X_B')],
  slots: [
    { block: 'X', element: 'X_A' },
    { block: 'X', element: 'X_B' },
  ],
  versions: [version()],
  rules: [rule()],
  forms: [form()],
  ...change,
});

const lint = (change: Partial<LintCatalogue> = {}): LintFinding[] => lintCatalogue(sound(change), TODAY);
const three = { elements: [element('X_A'), element('X_B'), element('X_C')] };

const PLANTED = [
  ['a numerator no rule holds', { rules: [rule({ expression: 'X_B <= X_A' })] }, 'NOT_SUBSET', 'WARNING', 'SHARE'],
  [
    'the same where both sides are taken by themselves',
    { rules: [rule({ expression: 'X_B <= X_A' })], versions: [version({ pairing: 'INDEPENDENT' })] },
    'NOT_SUBSET',
    'ADVICE',
    'SHARE',
  ],
  [
    'the same where the figure is only context',
    { rules: [rule({ expression: 'X_B <= X_A' })], versions: [version({ direction: 'CONTEXT' })] },
    'NOT_SUBSET',
    'ADVICE',
    'SHARE',
  ],
  ['a numerator that a warning holds', { rules: [rule({ level: 'WARNING' })] }, 'SUBSET_BY_WARNING', 'ADVICE', 'SHARE'],
  [
    'sides of different stages',
    { elements: [element('X_A', { stage: 'BUMIL' }), element('X_B')] },
    'STAGE_MISMATCH',
    'WARNING',
    'SHARE',
  ],
  [
    'sides from the reports of different units',
    {
      slots: [
        { block: 'X', element: 'X_A' },
        { block: 'Y', element: 'X_B' },
      ],
      forms: [form(), form({ code: 'FORM_Y', unitKind: 'PUSKESMAS_DESA', blocks: ['Y'] })],
    },
    'SOURCE_MISMATCH',
    'WARNING',
    'SHARE',
  ],
  [
    'sides from two reports of one unit',
    {
      slots: [
        { block: 'X', element: 'X_A' },
        { block: 'Y', element: 'X_B' },
      ],
      forms: [form({ blocks: ['X', 'Y'] })],
    },
    'SOURCE_MISMATCH',
    'ADVICE',
    'SHARE',
  ],
  [
    'a state at the end of a period made of what happened',
    { versions: [version({ timeRule: 'END' })] },
    'TIME_RULE_MISMATCH',
    'WARNING',
    'SHARE',
  ],
  ['an element nobody reads', { ...three }, 'ELEMENT_UNUSED', 'ADVICE', 'X_C'],
  [
    'a cell without any rule',
    { ...three, slots: [...sound().slots, { block: 'X', element: 'X_C' }] },
    'CELL_WITHOUT_RULE',
    'WARNING',
    'X_C',
  ],
  [
    'a cell of which only the range is checked',
    {
      ...three,
      slots: [...sound().slots, { block: 'X', element: 'X_C' }],
      rules: [rule(), rule({ code: 'V0', block: 'SEMUA', expression: 'CELL >= 0 and CELL <= 9999' })],
    },
    'CELL_RANGE_ONLY',
    'ADVICE',
    'X_C',
  ],
  [
    'indicators computed from one another',
    { versions: [version({ numerator: 'OTHER' }), version({ indicator: 'OTHER', numerator: 'SHARE' })] },
    'CYCLE',
    'ERROR',
    'OTHER',
  ],
  [
    'rules that order elements in a ring',
    { rules: [rule(), rule({ code: 'V2', expression: 'X_B <= X_A' })] },
    'CYCLE',
    'WARNING',
    'V1',
  ],
  [
    'versions of an indicator at one time',
    { versions: [version({ validTo: '2026-01-31' }), version({ version: 2, validFrom: '2026-01-31' })] },
    'VALIDITY_OVERLAP',
    'ERROR',
    'SHARE',
  ],
  [
    'versions of a form at one time',
    { forms: [form(), form({ version: 2, validFrom: '2026-01-01' })] },
    'VALIDITY_OVERLAP',
    'ERROR',
    'FORM_X',
  ],
  [
    'versions of a rule at one time',
    { rules: [rule(), rule({ validFrom: '2026-01-01' })] },
    'VALIDITY_OVERLAP',
    'ERROR',
    'V1.1',
  ],
  [
    'an element without an operator over areas',
    { elements: [element('X_A', { overWilayah: '' }), element('X_B')] },
    'OPERATOR_MISSING',
    'ERROR',
    'X_A',
  ],
  [
    'an element without an operator over time',
    { elements: [element('X_A', { overTime: '' }), element('X_B')] },
    'OPERATOR_MISSING',
    'ERROR',
    'X_A',
  ],
  ['a formula of unknown elements', { versions: [version({ numerator: 'X_Z' })] }, 'ELEMENT_UNKNOWN', 'ERROR', 'SHARE'],
  [
    'a rule of unknown elements',
    { rules: [rule(), rule({ code: 'V2', expression: 'X_Z <= X_A' })] },
    'ELEMENT_UNKNOWN',
    'ERROR',
    'V2',
  ],
  ['a formula that cannot be read', { versions: [version({ numerator: 'X_A +' })] }, 'UNREADABLE', 'ERROR', 'SHARE'],
  [
    'a rule that cannot be read',
    { rules: [rule(), rule({ code: 'V2', expression: 'X_A' })] },
    'UNREADABLE',
    'ERROR',
    'V2',
  ],
] as const;

describe('the lint of the catalogue', () => {
  it('has nothing to say where everything fits', () => expect(lint()).toEqual([]));

  it.each(PLANTED)('finds %s', (_what, change, kind, severity, code) => {
    const found = lint(change as Partial<LintCatalogue>);
    expect(found).toContainEqual(expect.objectContaining({ kind, severity, code }));
    for (const { messageId, messageEn } of found) expect(`${messageId}${messageEn}`).not.toMatch(/[{}]/);
  });

  it('has a planted defect for every kind it knows', () => {
    expect(new Set<string>(PLANTED.map(([, , kind]) => kind))).toEqual(new Set(LINT_KINDS));
  });

  it('says with which warnings the whole stands or falls', () => {
    const [finding] = lint({
      rules: [rule({ level: 'WARNING', code: 'V8' }), rule({ code: 'V9', level: 'WARNING', expression: 'X_A <= 9' })],
    });
    expect(finding?.messageId).toContain('(V8)');
  });

  it('judges by the rules in force on the day', () => {
    const late = { rules: [rule({ validFrom: '2027-01-01' })] };
    expect(lint(late).map(({ kind }) => kind)).toContain('NOT_SUBSET');
    expect(lintCatalogue(sound(late), '2027-02-01')).toEqual([]);
  });

  it('lets a figure that is no share be larger than its denominator', () => {
    expect(lint({ versions: [version({ factor: 1, numerator: 'X_B', denominator: 'X_A' })] })).toEqual([]);
  });

  it('accepts a year so far over a yearly target, and what was counted since January over the same', () => {
    const yearly = [element('X_A'), element('X_B', { kind: 'STOCK', overTime: 'LAST' })];
    const sum = { elements: yearly, versions: [version({ timeRule: 'YEAR_TO_DATE' })] };
    expect(lint({ ...sum, rules: [rule({ expression: 'ytd(X_A) <= X_B' })] })).toEqual([]);
    expect(lint(sum).map(({ kind }) => kind)).toEqual(['NOT_SUBSET']);
  });

  it('puts what is gravest first', () => {
    const order = lint({ ...three, versions: [version({ numerator: 'X_Z' })], rules: [rule({ level: 'WARNING' })] });
    expect(order.map(({ severity }) => severity)).toEqual(order.map(({ severity }) => severity).sort(bySeverity));
    expect(order[0]?.severity).toBe('ERROR');
  });
});

const bySeverity = (one: string, other: string) => {
  const order = ['ERROR', 'WARNING', 'ADVICE'];
  return order.indexOf(one) - order.indexOf(other);
};
