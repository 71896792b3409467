import { useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { Choice } from '@/ui/choice.tsx';
import { PageHeader, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { type ListImportPageQuery, useListImportPageQuery } from './list-import.generated.ts';
import { ListJob } from './list-job.tsx';
import { ListStart } from './list-start.tsx';
import { RecentLists } from './recent-lists.tsx';

/** A list for a register: prepared, pasted or uploaded, looked at row by row, saved, and taken back if need be. */
export function ListImportPage() {
  const mayImport = useMay('register.import');
  const [search] = useSearchParams();
  const job = search.get('job');
  if (!mayImport) return <FailureNotice isPage failure={{ kind: 'refused' }} />;
  return job ? <ListJob key={job} job={job} /> : <Start />;
}

function Start() {
  const t = useListImportText();
  const { data, error, refetch } = useListImportPageQuery({ fetchPolicy: 'cache-and-network' });
  return (
    <Stack>
      <PageHeader title={t('title')} />
      <p className="pk-muted">{t('lead')}</p>
      <QueryState
        isPage
        data={data}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={({ registers }) => registers.length === 0}
        empty={
          <EmptyState isPage title={t('none')}>
            {t('noneHint')}
          </EmptyState>
        }
      >
        {(found) => <Chosen {...found} />}
      </QueryState>
    </Stack>
  );
}

function Chosen({ registers, registerImports }: ListImportPageQuery) {
  const t = useListImportText();
  const [search, setSearch] = useSearchParams();
  const register = registers.find(({ code }) => code === search.get('daftar')) ?? registers[0];
  if (!register) return null;
  const names = new Map<string, string>(registers.map(({ code, name }) => [code, name]));
  return (
    <>
      {registers.length > 1 && (
        <Choice
          label={t('register')}
          value={register.code}
          options={registers.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => setSearch({ daftar: code }, { replace: true })}
        />
      )}
      <ListStart key={register.code} register={register} />
      <RecentLists jobs={registerImports} nameOf={(code) => names.get(code) ?? code} />
    </>
  );
}
