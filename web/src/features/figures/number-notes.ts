import type { FigureNoteFragment } from './figures.generated.ts';

/** A note with the number under which a page shows it. */
export type NumberedNote = FigureNoteFragment & { readonly number: number };

/** Numbers the notes of an answer as a page shows them, oldest months first; withdrawn ones are left out. */
export function numberNotes(notes: readonly FigureNoteFragment[]): NumberedNote[] {
  return notes
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .toSorted((one, other) => one.firstMonth.localeCompare(other.firstMonth) || one.id.localeCompare(other.id))
    .map((note, index) => ({ ...note, number: index + 1 }));
}

/** The notes that speak of an area itself, not of one above it. */
export const notesOf = (notes: readonly NumberedNote[], wilayah: string): NumberedNote[] =>
  notes.filter((note) => note.wilayah.id === wilayah);

/** The notes that speak of a month. */
export const notesIn = (notes: readonly NumberedNote[], month: string): NumberedNote[] =>
  notes.filter(({ firstMonth, lastMonth }) => firstMonth <= month && month <= lastMonth);
