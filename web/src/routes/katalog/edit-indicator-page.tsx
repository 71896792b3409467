import { Link, useNavigate, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { useText } from '@/i18n/format.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { PageHeader } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { useEditIndicatorQuery } from './edit-definition.generated.ts';
import { EditIndicatorForm } from './edit-indicator-form.tsx';

/** A new version of an indicator: its formula and rules, and what they do to the figures before anything is saved. */
export function EditIndicatorPage() {
  const t = useCatalogueText();
  const text = useText();
  const navigate = useNavigate();
  const mayEdit = useMay('catalogue.edit');
  const { code = '' } = useParams();
  const { data, error, refetch } = useEditIndicatorQuery({ variables: { code }, fetchPolicy: 'cache-and-network' });
  if (!mayEdit) return <FailureNotice isPage failure={{ kind: 'refused' }} />;
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ indicators: [indicator] }) => {
        const newest = indicator?.versions[0];
        if (!indicator || !newest) return <FailureNotice isPage failure={{ kind: 'missing' }} />;
        return (
          <>
            <PageHeader
              breadcrumb={
                <Breadcrumb
                  crumbs={[
                    { key: 'all', link: <Link to={paths.catalogue()}>{t('title')}</Link> },
                    { key: 'one', link: <Link to={paths.catalogueIndicator(code)}>{code}</Link> },
                  ]}
                />
              }
              kicker={t('edit.indicatorLead')}
              title={t('edit.indicatorTitle', { name: text(indicator.name) })}
            />
            <EditIndicatorForm
              key={newest.id}
              code={code}
              newest={newest}
              onSaved={() => void navigate(paths.catalogueIndicator(code))}
            />
          </>
        );
      }}
    </QueryState>
  );
}
