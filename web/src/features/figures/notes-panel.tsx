import { useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { ConfirmDialog } from '@/ui/dialog.tsx';
import { Panel } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import { type IndicatorChoiceFragment, useWithdrawNoteMutation } from './figures.generated.ts';
import { NoteDialog } from './note-dialog.tsx';
import css from './notes.module.css';
import type { NumberedNote } from './number-notes.ts';

type Props = {
  notes: readonly NumberedNote[];
  indicators: readonly IndicatorChoiceFragment[];
  /** Areas a new note may speak of, the first of them offered first. */
  areas: readonly { readonly id: string; readonly name: string }[];
  indicator: string;
  month: string;
  months: readonly string[];
  mayWrite: boolean;
  /** Called when notes were written or withdrawn. */
  onChange: () => void;
};

/** The notes on the figures of a page, under the numbers that stand beside the figures. */
export function NotesPanel(props: Props) {
  const { notes, mayWrite, onChange } = props;
  const t = useBoardsText();
  const [isWriting, setWriting] = useState(false);
  if (notes.length === 0 && !mayWrite) return null;
  const panel = (
    <Panel
      title={t('notes.title')}
      actions={
        mayWrite && (
          <span className="pk-no-print">
            <Button size="small" icon="plus" onClick={() => setWriting(true)}>
              {t('notes.write')}
            </Button>
          </span>
        )
      }
    >
      {notes.length === 0 ? (
        <p className="pk-muted">{t('notes.none')}</p>
      ) : (
        <ol className={css.list}>
          {notes.map((note) => (
            <NoteItem key={note.id} note={note} indicators={props.indicators} onChange={onChange} />
          ))}
        </ol>
      )}
      {isWriting && (
        <NoteDialog
          {...props}
          onClose={() => setWriting(false)}
          onDone={() => {
            setWriting(false);
            onChange();
          }}
        />
      )}
    </Panel>
  );
  return notes.length === 0 ? <div className="pk-no-print">{panel}</div> : panel;
}

type ItemProps = Pick<Props, 'indicators' | 'onChange'> & { note: NumberedNote };

function NoteItem({ note, indicators, onChange }: ItemProps) {
  const t = useBoardsText();
  const text = useText();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useWithdraw(note.id, onChange);
  const { number, firstMonth, lastMonth, indicator } = note;
  const spoken = indicators.find(({ code }) => code === indicator?.code);
  const months =
    firstMonth === lastMonth
      ? format.period(firstMonth)
      : t('notes.months', { from: format.period(firstMonth), to: format.period(lastMonth) });
  return (
    <li className={css.note} id={`catatan-${number}`}>
      <span className={css.mark}>{number}</span>
      <div>
        <p className={css.text}>{note.text}</p>
        <p className={css.about}>
          {[
            note.wilayah.fullName,
            months,
            spoken ? text(spoken.name) : (indicator?.code ?? t('notes.everyIndicator')),
            note.by,
            t(`notes.visibility.${note.visibility}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {note.abilities.includes('note.withdraw') && (
        <span className="pk-no-print">
          <Button size="small" variant="quiet" onClick={() => setAsking(true)}>
            {t('notes.withdraw')}
          </Button>
        </span>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('notes.withdrawTitle')}
        confirmLabel={t('notes.withdraw')}
        onConfirm={withdraw}
      >
        <p>{note.text}</p>
        <p className="pk-muted">{t('notes.withdrawHint')}</p>
      </ConfirmDialog>
    </li>
  );
}

function useWithdraw(id: string, onChange: () => void): () => Promise<void> {
  const t = useBoardsText();
  const ui = useUiText();
  const text = useText();
  const fault = useFault();
  const [send] = useWithdrawNoteMutation();
  return async () => {
    try {
      const { data } = await send({ variables: { input: { note: id } } });
      const result = data?.withdrawNote;
      if (result?.__typename === 'NoteSuccess') showToast(t('notes.withdrawn'));
      else showToast(result ? text(result.message) : ui('state.failedTitle'), { tone: 'bad' });
    } catch (error) {
      showToast(fault(error), { tone: 'bad' });
    }
    onChange();
  };
}
