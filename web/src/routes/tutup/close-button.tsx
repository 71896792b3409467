import { useState } from 'react';
import { useFormat, useText } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { Button } from '@/ui/button.tsx';
import { ConfirmDialog } from '@/ui/dialog.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useCloseMonthMutation } from './closing-page.generated.ts';
import css from './closing-page.module.css';
import type { Area, Closing } from './closing-page.types.ts';
import { openOf, sumTallies } from './sum-tallies.ts';
import { useRefusal } from './use-refusal.ts';

type Props = { area: Area; month: string; closing: Closing; onDone: () => void };

/** Closes the month after saying in words what that binds and what it leaves open. */
export function CloseButton({ area, month, closing, onDone }: Props) {
  const t = useClosingText();
  const text = useText();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const close = useClose({ wilayah: area.id, month }, onDone);
  const { forms, releases } = closing;
  const all = sumTallies(forms);
  const name = `${month}/R${(releases[0]?.number ?? 0) + 1}`;
  const leftForms = forms.filter((form) => openOf(form) > 0);
  // A closed month is closed again only when something was verified since.
  if (all.expected === 0 || (releases.length > 0 && all.verified === 0)) return null;
  return (
    <>
      <Button variant="primary" icon="check" onClick={() => setOpen(true)}>
        {releases.length > 0 ? t('close.again', { name }) : t('close.button')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('close.title', { month: format.period(month), area: area.fullName })}
        confirmLabel={t('close.confirm')}
        onConfirm={close}
      >
        <div className={css.fields}>
          <p className={css.lead}>
            {t('close.preview', { approved: format.number(all.verified), left: format.number(openOf(all)) })}
          </p>
          {leftForms.length > 0 && (
            <div>
              <h3>{t('close.left')}</h3>
              <ul className={css.lines}>
                {leftForms.map((form) => (
                  <li key={form.name.id}>
                    {t('close.leftLine', { form: text(form.name), count: format.number(openOf(form)) })}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <p>{all.verified > 0 ? t('close.binds', { name }) : t('close.nothing')}</p>
          <p>{t('close.after')}</p>
        </div>
      </ConfirmDialog>
    </>
  );
}

function useClose(place: { wilayah: string; month: string }, onDone: () => void) {
  const t = useClosingText();
  const format = useFormat();
  const refusal = useRefusal();
  const [mutate] = useCloseMonthMutation();
  return async () => {
    try {
      const { data } = await mutate({ variables: place });
      const answer = data?.closeMonth;
      if (answer?.__typename === 'CloseMonthSuccess') {
        const [release] = answer.closing.releases;
        const { name = '', approved = 0, left = 0 } = release ?? {};
        showToast(t('close.done', { name, approved: format.number(approved), left: format.number(left) }));
      } else {
        showToast(refusal.ofAnswer(answer), { tone: 'bad' });
      }
    } catch (error) {
      showToast(refusal.ofError(error), { tone: 'bad' });
    }
    // A colleague may have closed it a moment ago: show how it stands either way.
    onDone();
  };
}
