import { useBoardsText } from '@/i18n/texts/boards.ts';
import css from './notes.module.css';
import type { NumberedNote } from './number-notes.ts';

/** Small numbers beside a figure, each a way to its note further down the page. */
export function NoteMarks({ notes }: { notes: readonly NumberedNote[] }) {
  const t = useBoardsText();
  if (notes.length === 0) return null;
  return (
    <span className={css.marks}>
      {notes.map(({ id, number, text }) => (
        <a
          key={id}
          className={css.mark}
          href={`#catatan-${number}`}
          title={text}
          aria-label={t('notes.mark', { number })}
        >
          {number}
        </a>
      ))}
    </span>
  );
}
