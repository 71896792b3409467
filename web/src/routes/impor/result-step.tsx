import { Link } from 'react-router';
import { useImportText } from '@/i18n/texts/import.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './import-page.module.css';
import type { Job } from './import-page.types.ts';
import { RepairButton } from './repair-button.tsx';
import { RowsPanel } from './rows-panel.tsx';

const AFTER = ['REFUSED', 'ERROR', 'SUBMITTED', 'UNCHANGED', 'WARNING', 'READY'] as const;

/** What came of an import: how many went in, and the rest to be put right. */
export function ResultStep({ job }: { job: Job }) {
  const t = useImportText();
  const { submitted, unchanged, errors, refused } = job.counts;
  const left = errors + refused;
  return (
    <>
      <Panel title={t('done.title')}>
        <div className={css.results} role="status">
          {job.state === 'CANCELLED' && <p>{t('done.cancelled')}</p>}
          <p>{t('done.sent', { count: submitted })}</p>
          {unchanged > 0 && <p className="pk-muted">{t('done.unchanged', { count: unchanged })}</p>}
          {left > 0 && (
            <p>
              {t('done.left', { count: left })} <span className="pk-muted">{t('done.repairHint')}</span>
            </p>
          )}
        </div>
        <div className={css.acts}>
          {left > 0 && <RepairButton job={job} isMain />}
          <Link className={buttonClass()} to={paths.worklist({ periode: job.months.at(-1) ?? '', form: job.block })}>
            {t('done.list')}
          </Link>
        </div>
      </Panel>
      <RowsPanel job={job} statuses={AFTER} />
    </>
  );
}
