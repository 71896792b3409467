import { useEffect, useState } from 'react';
import { useAct } from '@/graphql/use-act.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useBulkText } from '@/i18n/texts/bulk.ts';
import { formText } from '@/lib/form-text.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { TextField } from '@/ui/field.tsx';
import { Skeleton } from '@/ui/query-state.tsx';
import { type BulkRowFragment, type UndoBulkActMutation, useUndoBulkActMutation } from './bulk.generated.ts';
import css from './bulk.module.css';
import { useTellUndone } from './use-undo-bulk.ts';

type Undone = Extract<UndoBulkActMutation['undoBulkAct'], { __typename: 'UndoBulkActSuccess' }>;
type Props = { act: string; lead: string; onClose: () => void; onDone: () => void };

/** What taking an act on many back would do, row by row, and the act that does it. */
export function UndoBulkDialog({ act: id, lead, onClose, onDone }: Props) {
  const t = useBulkText();
  const act = useAct();
  const tell = useTellUndone();
  const [undo] = useUndoBulkActMutation();
  const [preview, setPreview] = useState<Undone | null>(null);
  const send = (reason: string, isPreview: boolean) =>
    act.run(async () => {
      const { data } = await undo({ variables: { act: id, reason, preview: isPreview } });
      return data?.undoBulkAct;
    });
  useEffect(() => {
    let isNewest = true;
    void send('', true).then((told) => isNewest && setPreview(told as Undone | null));
    return () => {
      isNewest = false;
    };
    // `send` is new in every render and speaks of this act alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id]);
  const submit = async (form: FormData) => {
    const done = (await send(formText(form, 'reason'), false)) as Undone | null;
    if (!done) return;
    tell(done.back.length, done.kept);
    onClose();
    onDone();
  };
  const count = preview?.back.length ?? 0;
  return (
    <ActForm
      title={t('dialog')}
      save={count > 0 ? t('confirm', { count }) : t('act')}
      danger
      isDisabled={count === 0}
      act={act}
      shown={['reason']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <p>{lead}</p>
      {!preview && act.others([]).length === 0 && <Skeleton />}
      {preview && (
        <>
          {count > 0 ? <Rows title={t('back', { count })} rows={preview.back} /> : <p>{t('backNone')}</p>}
          {preview.kept.length > 0 && <Rows title={t('stays', { count: preview.kept.length })} rows={preview.kept} />}
          <p className="pk-muted">{t('history')}</p>
        </>
      )}
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        name="reason"
        maxLength={500}
        error={act.errorAt('reason')}
      />
    </ActForm>
  );
}

const SHOWN = 50;

function Rows({ title, rows }: { title: string; rows: readonly BulkRowFragment[] }) {
  const t = useBulkText();
  const text = useText();
  const format = useFormat();
  const nameOf = ({ name, about, period }: BulkRowFragment) => {
    if (name === null) return t('hidden');
    const of = [about, period && format.period(period)].filter(Boolean).join(', ');
    return of ? t('row', { name, about: of }) : name;
  };
  return (
    <section className={css.part} aria-label={title}>
      <h3>{title}</h3>
      <ul className={css.rows}>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.place}>
            {nameOf(row)}
            {row.reason && <span className="pk-muted">{text(row.reason)}</span>}
          </li>
        ))}
        {rows.length > SHOWN && <li>{t('moreRows', { count: format.number(rows.length - SHOWN) })}</li>}
      </ul>
    </section>
  );
}
