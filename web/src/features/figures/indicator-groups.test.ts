import { expect, test } from 'vitest';
import type { IndicatorChoiceFragment } from './figures.generated.ts';
import { groupIndicators } from './indicator-groups.ts';

const indicator = (
  code: string,
  domain: string,
  current: Partial<NonNullable<IndicatorChoiceFragment['current']>> | null = {},
): IndicatorChoiceFragment => ({
  __typename: 'Indicator',
  id: code,
  code,
  domain,
  name: { __typename: 'Text', id: code, en: code },
  current: current && {
    __typename: 'IndicatorVersion',
    id: code,
    direction: 'HIGHER_BETTER',
    timeRule: 'POOLED',
    source: '',
    ...current,
  },
});
const all = [
  indicator('SKDN_DS', 'GIZI'),
  indicator('ANC_K4', 'KIA', { timeRule: 'YEAR_TO_DATE' }),
  indicator('NEO_BBLR', 'GIZI', { timeRule: 'YEAR_TO_DATE', direction: 'LOWER_BETTER' }),
  indicator('OLD', 'KIA', null),
];
const shape = (cumulativeFirst: boolean) =>
  groupIndicators(all, cumulativeFirst).map(({ key, indicators }) => [key, indicators.map(({ code }) => code)]);

test('cumulative indicators come first where wanted, those that should be low stay in their domain', () => {
  expect(shape(true)).toEqual([
    ['CUMULATIVE', ['ANC_K4']],
    ['GIZI', ['SKDN_DS', 'NEO_BBLR']],
  ]);
});

test('elsewhere all stand by domain, and what is no longer in force stands nowhere', () => {
  expect(shape(false)).toEqual([
    ['GIZI', ['SKDN_DS', 'NEO_BBLR']],
    ['KIA', ['ANC_K4']],
  ]);
});
