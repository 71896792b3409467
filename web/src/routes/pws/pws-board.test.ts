import { expect, test } from 'vitest';
import { answerOf, row } from './pws-board.fixture.ts';
import { countStatuses, monthsNeeded, placesOf, toBoard } from './pws-board.ts';

const months = ['2026-08', '2026-09', '2026-10'] as const;

test('three months are asked, over the turn of the year too', () => {
  expect(monthsNeeded('2026-10')).toEqual([...months]);
  expect(monthsNeeded('2026-01')).toEqual(['2025-11', '2025-12', '2026-01']);
});

test('what a month added and the state follow from sums since January', () => {
  const answer = answerOf([
    row('kab', { numerators: [300, 350, 420], value: 70, line: 75 }),
    row('up', { numerators: [60, 70, 82], value: 82, line: 75 }),
    row('slip', { numerators: [60, 75, 80], value: 80, line: 75 }),
    row('climb', { numerators: [40, 44, 52], value: 52, line: 75 }),
    row('low', { numerators: [40, 48, 52], value: 52, line: 75 }),
    row('silent', { numerators: [40, 48, 48], reports: [8, 9, 9], value: 48, line: 75 }),
  ]);
  const board = toBoard(answer, 'kab', '2026-10', null);
  expect(board?.own?.thisMonth).toBe(70);
  expect(board?.rows.map(({ area, thisMonth, lastMonth, status }) => [area.id, thisMonth, lastMonth, status])).toEqual([
    ['up', 12, 10, 'BAIK'],
    ['slip', 5, 15, 'KURANG'],
    ['climb', 8, 4, 'CUKUP'],
    ['low', 4, 8, 'JELEK'],
    ['silent', null, 8, null],
  ]);
  expect(board?.full).toBe(90);
  expect(board && [...placesOf(board)]).toEqual([
    ['up', 1],
    ['slip', 2],
    ['climb', 3],
    ['low', 3],
    ['silent', 5],
  ]);
  expect(board && countStatuses(board.rows).get('BAIK')).toBe(1);
});

test('without a target there is no line and no state, but still an order', () => {
  const board = toBoard(answerOf([row('a', { numerators: [1, 2, 4], value: 4, line: null })]), 'kab', '2026-10', null);
  expect(board).toMatchObject({ hasTarget: false, own: null });
  expect(board?.rows[0]).toMatchObject({ line: null, status: null, thisMonth: 2 });
});

test('an indicator that should be low keeps its whole target and has no state of the board', () => {
  const answer = answerOf([row('a', { numerators: [1, 2, 4], value: 4, line: 75 })], { direction: 'LOWER_BETTER' });
  const board = toBoard(answer, 'kab', '2026-10', null);
  expect(board).toMatchObject({ isCumulative: false });
  expect(board?.rows[0]).toMatchObject({ line: 90, status: null, thisMonth: null });
});
