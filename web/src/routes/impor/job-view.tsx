import { useEffect } from 'react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useFormat } from '@/i18n/format.ts';
import { useImportText } from '@/i18n/texts/import.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { PageHeader, Stack } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { FailedStep, ReadingStep, UnreadStep } from './reading-step.tsx';
import { useImportJobQuery } from './import-page.generated.ts';
import { type Job, STATE_TONES } from './import-page.types.ts';
import { PreviewStep } from './preview-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RunningStep } from './running-step.tsx';

const POLL_MS = 1_000;
const isMoving = (state: Job['state'] | undefined): boolean => state === 'READING' || state === 'RUNNING';

/** One import, followed from its reading to its result. */
export function JobView({ job }: { job: string }) {
  const t = useImportText();
  const { data, previousData, error, refetch, startPolling, stopPolling } = useImportJobQuery({
    variables: { id: job },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const state = shown?.importJob?.state;
  useEffect(() => {
    if (!isMoving(state)) return undefined;
    startPolling(POLL_MS);
    return stopPolling;
  }, [state, startPolling, stopPolling]);
  return (
    <QueryState
      isPage
      data={shown}
      failure={toFailure(error)}
      onRetry={() => void refetch()}
      isEmpty={({ importJob }) => importJob === null}
      empty={
        <EmptyState isPage title={t('missing')} icon="search">
          <p>{t('missingHint')}</p>
          <Link className={buttonClass()} to={paths.importForms()}>
            {t('again')}
          </Link>
        </EmptyState>
      }
    >
      {({ importJob }) => importJob && <Followed job={importJob} onChanged={() => void refetch()} />}
    </QueryState>
  );
}

function Followed({ job, onChanged }: { job: Job; onChanged: () => void }) {
  const t = useImportText();
  const format = useFormat();
  return (
    <Stack>
      <PageHeader
        title={t('title')}
        kicker={[job.fileName, job.block, ...job.months.map((month) => format.period(month))].join(' · ')}
        tags={<StatusBadge tone={STATE_TONES[job.state]}>{t(`state.${job.state}`)}</StatusBadge>}
        actions={
          <Link className={buttonClass()} to={paths.importForms({ form: job.block })}>
            {t('again')}
          </Link>
        }
      />
      <Step job={job} onChanged={onChanged} />
    </Stack>
  );
}

function Step({ job, onChanged }: { job: Job; onChanged: () => void }) {
  if (job.state === 'READING') return <ReadingStep job={job} onChanged={onChanged} />;
  if (job.state === 'READY') return <PreviewStep job={job} onChanged={onChanged} />;
  if (job.state === 'RUNNING') return <RunningStep job={job} onChanged={onChanged} />;
  if (job.state === 'FAILED') return <FailedStep job={job} />;
  return job.state === 'CANCELLED' && job.counts.total === 0 ? <UnreadStep /> : <ResultStep job={job} />;
}
