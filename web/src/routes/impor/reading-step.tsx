import { useText } from '@/i18n/format.ts';
import { useImportText } from '@/i18n/texts/import.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './import-page.module.css';
import type { Job } from './import-page.types.ts';
import { useJobActs } from './use-job-acts.ts';

/** The file is being read: how many rows were looked at so far, and the way to call it off. */
export function ReadingStep({ job, onChanged }: { job: Job; onChanged: () => void }) {
  const t = useImportText();
  const { failure, isBusy, cancel } = useJobActs(job, onChanged);
  return (
    <Panel title={t('reading.title')}>
      <div className={css.results}>
        <p role="status">{t('reading.rows', { count: job.counts.total })}</p>
        <progress className={css.progress} aria-label={t('reading.title')} />
        <p className="pk-muted">{t('reading.hint')}</p>
        <div className={css.acts}>
          <Button busy={isBusy} onClick={() => void cancel()}>
            {t('reading.cancel')}
          </Button>
        </div>
        {failure && <Notice tone="bad" title={failure} />}
      </div>
    </Panel>
  );
}

/** The file as a whole could not be read: everything that is wrong with it. */
export function FailedStep({ job }: { job: Job }) {
  const t = useImportText();
  const text = useText();
  return (
    <Notice tone="bad" title={t('done.failed')}>
      <ul className={css.findings}>
        {job.problems.map(({ code, columns, message }) => (
          <li key={`${code} ${columns.join(' ')}`}>{text(message)}</li>
        ))}
      </ul>
      <p>{t('done.failedHint')}</p>
    </Notice>
  );
}

/** The reading was called off: nothing of the file is kept. */
export function UnreadStep() {
  const t = useImportText();
  return (
    <Panel title={t('done.title')}>
      <p role="status">{t('done.cancelledUnread')}</p>
    </Panel>
  );
}
