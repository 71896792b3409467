import { expect, test } from 'vitest';
import type { FigureNoteFragment } from './figures.generated.ts';
import { notesIn, notesOf, numberNotes } from './number-notes.ts';

const note = (id: string, firstMonth: string, lastMonth: string, withdrawnAt: string | null = null) =>
  ({ id, firstMonth, lastMonth, withdrawnAt, wilayah: { id: `area-${id}` } }) as FigureNoteFragment;

test('notes are numbered by their months, and a withdrawn one is gone', () => {
  const notes = numberNotes([
    note('c', '2026-05', '2026-06'),
    note('b', '2026-01', '2026-01', '2026-07-01T00:00:00Z'),
    note('a', '2026-03', '2026-05'),
  ]);
  expect(notes.map(({ id, number }) => [id, number])).toEqual([
    ['a', 1],
    ['c', 2],
  ]);
  expect(notesIn(notes, '2026-05').map(({ number }) => number)).toEqual([1, 2]);
  expect(notesIn(notes, '2026-07')).toEqual([]);
  expect(notesOf(notes, 'area-c').map(({ number }) => number)).toEqual([2]);
});
