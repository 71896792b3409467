import { useFormat } from '@/i18n/format.ts';
import { useImportText } from '@/i18n/texts/import.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './import-page.module.css';
import type { Job } from './import-page.types.ts';
import { useJobActs } from './use-job-acts.ts';

/** How far the sending is, and the way to stop it. */
export function RunningStep({ job, onChanged }: { job: Job; onChanged: () => void }) {
  const t = useImportText();
  const format = useFormat();
  const { failure, isBusy, cancel } = useJobActs(job, onChanged);
  const { total, ready, warnings } = job.counts;
  const done = total - ready - warnings;
  return (
    <Panel title={t('running.title')}>
      <div className={css.results}>
        <p role="status">{t('running.progress', { done: format.number(done), total: format.number(total) })}</p>
        <progress className={css.progress} aria-label={t('running.label')} value={done} max={Math.max(1, total)} />
        <p className="pk-muted">{t('running.hint')}</p>
        <div className={css.acts}>
          <Button busy={isBusy} onClick={() => void cancel()}>
            {t('running.stop')}
          </Button>
        </div>
        {failure && <Notice tone="bad" title={failure} />}
      </div>
    </Panel>
  );
}
