import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useImportText } from '@/i18n/texts/import.ts';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './import-page.module.css';
import type { Job } from './import-page.types.ts';
import { RepairButton } from './repair-button.tsx';
import { RowsPanel } from './rows-panel.tsx';
import { useJobActs } from './use-job-acts.ts';

const BEFORE = ['ERROR', 'WARNING', 'READY', 'UNCHANGED'] as const;

/** What would become of each row, before anything is sent; one note answers the warnings of all. */
export function PreviewStep({ job, onChanged }: { job: Job; onChanged: () => void }) {
  const t = useImportText();
  const format = useFormat();
  const { failure, isBusy, confirm, cancel } = useJobActs(job, onChanged);
  const [note, setNote] = useState('');
  const { ready, warnings, needNote, errors } = job.counts;
  const isNoted = note.trim() !== '';
  const count = ready + warnings - (isNoted ? 0 : needNote);
  return (
    <>
      <Panel title={t('preview.title')}>
        <div className={css.confirm}>
          {needNote > 0 && (
            <TextField
              label={t('preview.note')}
              hint={t('preview.noteHint', { count: format.number(needNote) })}
              value={note}
              maxLength={500}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
          {ready + warnings === 0 && <p>{t(errors > 0 ? 'preview.nothing' : 'preview.same')}</p>}
          {errors > 0 && <p className="pk-muted">{t('preview.rest', { count: format.number(errors) })}</p>}
          <div className={css.acts}>
            {ready + warnings > 0 && (
              <Button
                variant="primary"
                busy={isBusy}
                disabled={count === 0}
                onClick={() => void confirm(isNoted ? note.trim() : null)}
              >
                {t('preview.send', { count })}
              </Button>
            )}
            {errors > 0 && <RepairButton job={job} isMain={ready + warnings === 0} />}
            <Button busy={isBusy} onClick={() => void cancel()}>
              {t('preview.discard')}
            </Button>
          </div>
        </div>
        {failure && <Notice tone="bad" title={failure} />}
      </Panel>
      <RowsPanel job={job} statuses={BEFORE} />
    </>
  );
}
