import { type FormEvent, useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { formText } from '@/lib/form-text.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Field } from '@/ui/field.tsx';
import css from './closing-page.module.css';
import type { OpenReport } from './closing-page.types.ts';
import { useExempt } from './use-exempt.ts';

type Props = { chosen: readonly OpenReport[]; onDone: () => void };

/** Takes the reports that are marked out of what is due, for a reason. */
export function ExemptBar({ chosen, onDone }: Props) {
  const t = useClosingText();
  const [isOpen, setOpen] = useState(false);
  const count = chosen.length;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t('exempt.button', { count })}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('exempt.title', { count })}>
        <ReasonForm chosen={chosen} onClose={() => setOpen(false)} onDone={onDone} />
      </Dialog>
    </>
  );
}

function ReasonForm({ chosen, onClose, onDone }: Props & { onClose: () => void }) {
  const t = useClosingText();
  const ui = useUiText();
  const format = useFormat();
  const [problem, setProblem] = useState<string | null>(null);
  const { exempt, done } = useExempt(() => {
    onClose();
    onDone();
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = formText(new FormData(event.currentTarget), 'reason');
    setProblem(reason ? null : t('exempt.needReason'));
    if (reason)
      void exempt(
        chosen.map(({ report }) => report),
        reason,
      );
  };
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <div className={css.fields}>
          <p>{t('exempt.body')}</p>
          <Field label={t('exempt.reason')} hint={t('exempt.reasonHint')} error={problem}>
            {(control) => <textarea {...control} name="reason" className={css.area} maxLength={500} rows={3} />}
          </Field>
          <p role="status" className="pk-muted">
            {done !== null && t('exempt.progress', { done: format.number(done), all: format.number(chosen.length) })}
          </p>
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" variant="primary" busy={done !== null}>
          {t('exempt.confirm', { count: chosen.length })}
        </Button>
      </DialogFoot>
    </form>
  );
}
