import { Link, useParams, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Notice } from '@/ui/notice.tsx';
import { PageHeader } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { DecreeForm } from './decree-form.tsx';
import { emptyForm, formOf } from './decree-form-state.ts';
import { useDecreeFormGroupQuery, useDecreePageQuery } from './decree-pages.generated.ts';

/** Records a decree: for the group or in the area the address names, or for one chosen here. */
export function NewDecreePage() {
  return useMay('pokjanal.manage') ? <NewDecree /> : <FailureNotice isPage failure={{ kind: 'refused' }} />;
}

function NewDecree() {
  const t = useDecreeText();
  const [search] = useSearchParams();
  const group = search.get('kelompok');
  const supersedes = search.get('menggantikan') ?? '';
  return (
    <>
      <PageHeader breadcrumb={<Way />} title={t('form.newTitle')} />
      {group ? (
        <FormForGroup id={group} supersedes={supersedes} />
      ) : (
        <DecreeForm start={emptyForm([])} decree={null} startArea={search.get('di')} />
      )}
    </>
  );
}

function FormForGroup({ id, supersedes }: { id: string; supersedes: string }) {
  const { data, error, refetch } = useDecreeFormGroupQuery({ variables: { id } });
  return (
    <QueryState data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ pokjanal }) =>
        pokjanal ? (
          <DecreeForm key={id} start={{ ...emptyForm([pokjanal]), supersedes }} decree={null} startArea={null} />
        ) : (
          <FailureNotice failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

/** Puts a decree right: what stands there, to be typed over. */
export function CorrectDecreePage() {
  const { id = '' } = useParams();
  // What is corrected is what stands there now, not what was seen a while ago.
  const { data, error, refetch } = useDecreePageQuery({ variables: { id }, fetchPolicy: 'network-only' });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ decree }) =>
        decree ? <Correction decree={decree} /> : <FailureNotice isPage failure={{ kind: 'missing' }} />
      }
    </QueryState>
  );
}

function Correction({ decree }: { decree: Parameters<typeof formOf>[0] }) {
  const t = useDecreeText();
  return (
    <>
      <PageHeader breadcrumb={<Way />} title={t('form.correctTitle', { number: decree.number })} />
      {decree.abilities.includes('pokjanal.manage') ? (
        <DecreeForm start={formOf(decree)} decree={decree} startArea={null} />
      ) : (
        <Notice tone="warn" title={t('form.refused')} />
      )}
    </>
  );
}

function Way() {
  const t = useDecreeText();
  return <Breadcrumb crumbs={[{ key: 'sk', link: <Link to={paths.decrees()}>{t('list.title')}</Link> }]} />;
}
