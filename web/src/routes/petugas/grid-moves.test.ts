import { expect, test } from 'vitest';
import { layBlock, moveBy, placeOf, slotAt } from './grid-moves.ts';

const SHAPE = [
  [1, 2, 3],
  [4, 5, 6],
];
const press = (key: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  ...more,
});
const from = (slot: number, key: string, more = {}) => {
  const place = moveBy(SHAPE, placeOf(SHAPE, slot), press(key, more));
  return place && slotAt(SHAPE, place);
};

test('arrows stop at the edges', () => {
  expect([from(1, 'ArrowRight'), from(1, 'ArrowDown'), from(6, 'ArrowLeft'), from(6, 'ArrowUp')]).toEqual([2, 4, 5, 3]);
  expect([from(1, 'ArrowLeft'), from(1, 'ArrowUp'), from(6, 'ArrowRight'), from(6, 'ArrowDown')]).toEqual([1, 1, 6, 6]);
});

test('Enter goes down and on at the top of the next column, with shift the way back', () => {
  expect([from(1, 'Enter'), from(4, 'Enter'), from(6, 'Enter')]).toEqual([4, 2, 6]);
  expect([from(4, 'Enter', { shiftKey: true }), from(2, 'Enter', { shiftKey: true })]).toEqual([1, 4]);
});

test('Tab goes along the rows and leaves the grid at both ends', () => {
  expect([from(1, 'Tab'), from(3, 'Tab'), from(6, 'Tab')]).toEqual([2, 4, null]);
  expect([from(4, 'Tab', { shiftKey: true }), from(1, 'Tab', { shiftKey: true })]).toEqual([3, null]);
});

test('Home and End lead to the ends of the row, with control to the corners', () => {
  expect([from(5, 'Home'), from(5, 'End')]).toEqual([4, 6]);
  expect([from(5, 'Home', { ctrlKey: true }), from(2, 'End', { ctrlKey: true })]).toEqual([1, 6]);
});

test('other keys do not move', () => {
  expect(from(1, 'a')).toBeNull();
});

test('a pasted block is laid from the cell on, and what falls beyond the edge is counted', () => {
  expect(layBlock(SHAPE, { row: 0, column: 1 }, [['7', '8', '9'], ['1', '2'], ['3']])).toEqual({
    cells: [
      { slot: 2, text: '7' },
      { slot: 3, text: '8' },
      { slot: 5, text: '1' },
      { slot: 6, text: '2' },
    ],
    cut: 2,
  });
});
