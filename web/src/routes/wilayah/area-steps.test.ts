import { expect, test } from 'vitest';
import { stepsOf } from './area-steps.ts';

const area = (id: string) => ({ __typename: 'Wilayah' as const, id, fullName: `Wilayah ${id}` });

test('a history tells codes and parents of each day, newest first, and calls a recoding with another parent a move', () => {
  const step = { __typename: 'WilayahSuccession' as const, decree: 'UU' };
  const steps = stepsOf({
    succession: [
      { ...step, kind: 'SPLIT', on: '2020-01-01', from: area('old'), to: area('x') },
      { ...step, kind: 'RECODE', on: '2024-03-01', from: area('x'), to: area('x') },
      { ...step, kind: 'RECODE', on: '2026-01-01', from: area('x'), to: area('x') },
    ],
    codes: [
      { __typename: 'WilayahCode', system: 'KEMENDAGRI', code: '1', from: '2020-01-01', to: '2024-02-29' },
      { __typename: 'WilayahCode', system: 'KEMENDAGRI', code: '2', from: '2024-03-01', to: '2025-12-31' },
      { __typename: 'WilayahCode', system: 'KEMENDAGRI', code: '3', from: '2026-01-01', to: null },
    ],
    parents: [
      { __typename: 'WilayahParent', from: '2020-01-01', to: '2025-12-31', parent: area('a') },
      { __typename: 'WilayahParent', from: '2026-01-01', to: null, parent: area('b') },
    ],
  });
  expect(steps.map(({ kind, codes, parents }) => [kind, codes, parents?.to.id ?? null])).toEqual([
    ['MOVE', { from: '2', to: '3' }, 'b'],
    ['RECODE', { from: '1', to: '2' }, null],
    ['SPLIT', null, null],
  ]);
});
