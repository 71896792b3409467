import { expect, test } from 'vitest';
import { readPasted, readTyped } from './typed-text.ts';

test.each([
  ['7', { state: 'VALUE', n: 7 }],
  [' 007 ', { state: 'VALUE', n: 7 }],
  ['1.234', { state: 'VALUE', n: 1234 }],
  ['1,234', { state: 'VALUE', n: 1234 }],
  ['-', { state: 'MISSING', reason: 'NOT_COUNTED' }],
  ['–', { state: 'MISSING', reason: 'NOT_COUNTED' }],
  ['', 'EMPTY'],
  ['  ', 'EMPTY'],
  ['12,5', null],
  ['-3', null],
  ['3a', null],
  ['99999999999', null],
])('reads %j', (text, expected) => {
  expect(readTyped(text)).toEqual(expected);
});

test('cuts a copied block into rows and cells, whatever its line ends', () => {
  expect(readPasted('1\t2\r\n3\t\r\n')).toEqual([
    ['1', '2'],
    ['3', ''],
  ]);
  expect(readPasted('5')).toEqual([['5']]);
});
