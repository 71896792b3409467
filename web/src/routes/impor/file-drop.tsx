import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useImportText } from '@/i18n/texts/import.ts';
import { cx } from '@/lib/cx.ts';
import { Button } from '@/ui/button.tsx';
import css from './import-page.module.css';

type Props = {
  label: string;
  /** What may be in the file; of forms unless told. */
  kinds?: string;
  /** Says that a file is on its way; nothing else is taken meanwhile. */
  sending: string | null;
  onFile: (file: File) => void;
};

/** Takes a file by button, by dropping it here, or by pasting it anywhere on the page. */
export function FileDrop({ label, kinds, sending, onFile }: Props) {
  const t = useImportText();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file && sending === null) onFile(file);
    return file !== undefined;
  };
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (take(event.clipboardData?.files)) event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // A file may also be chosen with the button, which keys reach.
    <section
      className={cx(css.drop, isOver && css.over)}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <p className={css.dropTitle}>{t('upload.drop')}</p>
      <p className="pk-muted">{kinds ?? t('upload.kinds')}</p>
      <input
        ref={input}
        className="pk-visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          take(event.target.files);
          // So that the same file, put right meanwhile, can be chosen again.
          event.target.value = '';
        }}
      />
      <Button variant="primary" busy={sending !== null} onClick={() => input.current?.click()}>
        {sending ?? t('upload.pick')}
      </Button>
    </section>
  );
}
