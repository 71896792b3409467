import { useState } from 'react';
import type { ImportRowStatus } from '@/gql/schema-types.ts';
import { useAct } from '@/graphql/use-act.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel } from '@/ui/page.tsx';
import { useCancelRegisterImportMutation } from './list-import.generated.ts';
import css from './list-import.module.css';
import type { List, Repairs } from './list-import.types.ts';
import { ListPreview } from './list-preview.tsx';
import { ListResult } from './list-result.tsx';
import { ListRows } from './list-rows.tsx';

type Props = {
  job: List;
  status: ImportRowStatus | null;
  isBusy: boolean;
  onMore: (after: string | null) => void;
  onChanged: () => void;
};

/** What is to be done with a list as it stands, above its rows. */
export function ListSteps(props: Props) {
  const { job, onChanged } = props;
  const [repairs, setRepairs] = useState<Repairs>(new Map());
  if (job.state === 'READING') return <Moving job={job} onChanged={onChanged} />;
  if (job.state === 'RUNNING' || job.state === 'UNDOING') return <Moving job={job} onChanged={onChanged} />;
  if (job.state === 'FAILED' && job.counts.total === 0) return <Failed job={job} />;
  return (
    <>
      {job.state === 'READY' ? (
        <ListPreview job={job} repairs={repairs} onRepaired={() => setRepairs(new Map())} onChanged={onChanged} />
      ) : (
        <ListResult job={job} onChanged={onChanged} />
      )}
      <ListRows {...props} repairs={repairs} onRepair={job.state === 'READY' ? setRepairs : null} />
    </>
  );
}

function Moving({ job, onChanged }: Pick<Props, 'job' | 'onChanged'>) {
  const t = useListImportText();
  const format = useFormat();
  const act = useAct();
  const [cancel] = useCancelRegisterImportMutation();
  const { total, ready, warnings, submitted, undone, kept } = job.counts;
  const isReading = job.state === 'READING';
  const all = job.state === 'UNDOING' ? submitted + undone + kept : total;
  const done = job.state === 'UNDOING' ? undone + kept : total - ready - warnings;
  const titles = { READING: t('reading.title'), UNDOING: t('running.undoing') } as const;
  const title = job.state === 'READING' || job.state === 'UNDOING' ? titles[job.state] : t('running.title');
  const stop = async () => {
    await act.run(async () => (await cancel({ variables: { input: { job: job.id } } })).data?.result);
    onChanged();
  };
  return (
    <Panel title={title}>
      <div className={css.form}>
        <p role="status">
          {isReading
            ? t('reading.rows', { count: total })
            : t('running.progress', { done: format.number(done), total: format.number(all) })}
        </p>
        <progress
          className={css.progress}
          aria-label={title}
          {...(isReading ? {} : { value: done, max: Math.max(1, all) })}
        />
        <p className="pk-muted">{t(isReading ? 'reading.hint' : 'running.hint')}</p>
        {job.state !== 'UNDOING' && (
          <div className={css.acts}>
            <Button busy={act.isBusy} onClick={() => void stop()}>
              {t(isReading ? 'reading.stop' : 'running.stop')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function Failed({ job }: { job: List }) {
  const t = useListImportText();
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
