import { useText } from '@/i18n/format.ts';
import { useImportText } from '@/i18n/texts/import.ts';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './import-page.module.css';
import type { Job } from './import-page.types.ts';

/** The file is being read; how many rows were looked at so far. */
export function ReadingStep({ job }: { job: Job }) {
  const t = useImportText();
  return (
    <Panel title={t('reading.title')}>
      <p role="status">{t('reading.rows', { count: job.counts.total })}</p>
      <progress className={css.progress} aria-label={t('reading.title')} />
    </Panel>
  );
}

/** The file as a whole could not be read: everything that is wrong with it. */
export function FailedStep({ job }: { job: Job }) {
  const t = useImportText();
  const text = useText();
  return (
    <Notice tone="bad" title={t('done.failed')}>
      <ul>
        {job.problems.map(({ code, columns, message }) => (
          <li key={`${code} ${columns.join(' ')}`}>{text(message)}</li>
        ))}
      </ul>
      <p>{t('done.failedHint')}</p>
    </Notice>
  );
}
