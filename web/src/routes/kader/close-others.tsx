import { useState } from 'react';
import { isOpenForm, useShortName } from '@/features/report-form/form-name.ts';
import { sendClosed } from '@/features/report-form/send-closed.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { showToast } from '@/ui/toast.tsx';
import css from './sent-view.module.css';

/** "Did not open" was said once: offers to say it on every other form of the month that still waits. */
export function CloseOthers({ entry: { form, report }, onDone }: { entry: ReportEntry; onDone: () => void }) {
  const t = useReportKaderText();
  const nameOf = useShortName();
  const [isBusy, setBusy] = useState(false);
  const others = form.forms.filter((other) => other.block !== form.block && isOpenForm(other));
  if (others.length === 0 || report.opened) return null;
  const send = async () => {
    setBusy(true);
    let sent = 0;
    for (const other of others) {
      if (await sendClosed(other.report, report.notOpenedReason ?? '')) sent += 1;
    }
    setBusy(false);
    if (sent < others.length) showToast(t('closeOthers.failed', { count: others.length - sent }), { tone: 'bad' });
    else showToast(t('closeOthers.done', { count: sent }));
    onDone();
  };
  return (
    <Notice tone="info" title={t('closeOthers.title')}>
      <p>{others.map(nameOf).join(', ')}</p>
      <p>
        <Button size="large" className={css.long} busy={isBusy} onClick={() => void send()}>
          {t('closeOthers.button', { count: others.length })}
        </Button>
      </p>
    </Notice>
  );
}
