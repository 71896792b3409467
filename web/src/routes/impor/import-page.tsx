import { useSearchParams } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useImportText } from '@/i18n/texts/import.ts';
import { PageHeader, Stack } from '@/ui/page.tsx';
import { FailureNotice } from '@/ui/query-state.tsx';
import { JobView } from './job-view.tsx';
import { RecentImports } from './recent-imports.tsx';
import { StartStep } from './start-step.tsx';

/** A month's forms from a file: choose and upload, look at what would become of each row, send, put the rest right. */
export function ImportPage() {
  const maySubmit = useMay('submission.submit');
  const [search] = useSearchParams();
  const job = search.get('job');
  if (!maySubmit) return <FailureNotice isPage failure={{ kind: 'refused' }} />;
  return job ? <JobView key={job} job={job} /> : <Start />;
}

function Start() {
  const t = useImportText();
  return (
    <Stack>
      <PageHeader title={t('title')} />
      <p className="pk-muted">{t('lead')}</p>
      <StartStep />
      <RecentImports />
    </Stack>
  );
}
