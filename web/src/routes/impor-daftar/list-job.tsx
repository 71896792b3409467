import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { ImportRowStatus, type ImportState } from '@/gql/schema-types.ts';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { PageHeader, Stack } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { STATE_TONES } from '../impor/import-page.types.ts';
import { useRegisterJobQuery } from './list-import.generated.ts';
import { ListSteps } from './list-steps.tsx';

const POLL_MS = 700;
const PAGE = 1_000;
const isMoving = (state: ImportState | undefined): boolean =>
  state === 'READING' || state === 'RUNNING' || state === 'UNDOING';

/** One list, followed from its reading to its result; one request shows it with its rows. */
export function ListJob({ job }: { job: string }) {
  const t = useListImportText();
  const [search] = useSearchParams();
  const status = Object.values(ImportRowStatus).find((one) => one === search.get('saring')) ?? null;
  const { data, previousData, error, loading, refetch, fetchMore, startPolling, stopPolling } = useRegisterJobQuery({
    variables: { id: job, status: status && [status], first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const state = shown?.registerImport?.state;
  useEffect(() => {
    if (!isMoving(state)) return undefined;
    startPolling(POLL_MS);
    return stopPolling;
  }, [state, startPolling, stopPolling]);
  const more = (after: string | null) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => {
        const [known, next] = [before.registerImport, fetchMoreResult.registerImport];
        if (!known || !next) return before;
        const rows = { ...next.rows, rows: [...known.rows.rows, ...next.rows.rows] };
        return { ...before, registerImport: { ...known, rows } };
      },
    });
  return (
    <QueryState
      isPage
      data={shown}
      failure={toFailure(error)}
      onRetry={() => void refetch()}
      isEmpty={({ registerImport }) => registerImport === null}
      empty={
        <EmptyState isPage title={t('missing')} icon="search">
          <p>{t('missingHint')}</p>
          <Link className={buttonClass()} to={paths.importList()}>
            {t('again')}
          </Link>
        </EmptyState>
      }
    >
      {({ registers, registerImport }) =>
        registerImport && (
          <Stack>
            <PageHeader
              title={t('title')}
              kicker={`${registers.find(({ code }) => code === registerImport.register)?.name ?? ''} · ${registerImport.fileName}`}
              tags={
                <StatusBadge tone={STATE_TONES[registerImport.state]}>{t(`state.${registerImport.state}`)}</StatusBadge>
              }
              actions={
                <Link className={buttonClass()} to={paths.importList({ daftar: registerImport.register })}>
                  {t('again')}
                </Link>
              }
            />
            <ListSteps
              job={registerImport}
              status={status}
              isBusy={loading}
              onMore={(after) => void more(after)}
              onChanged={() => void refetch()}
            />
          </Stack>
        )
      }
    </QueryState>
  );
}
