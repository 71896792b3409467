import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useArea } from '@/features/session/use-area.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Notice } from '@/ui/notice.tsx';
import { PageHeader } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { CollectionForm } from './collection-form.tsx';
import {
  type CollectionHeadFragment,
  useCollectionAskingAreaQuery,
  useCollectionFormPageQuery,
} from './collection-pages.generated.ts';

/** Asks the areas below the working area for the decrees of their groups. */
export function NewCollectionPage() {
  const t = useCollectionText();
  const { id } = useArea();
  return (
    <>
      <PageHeader breadcrumb={<Way />} title={t('form.newTitle')} />
      {id ? <NewForm area={id} /> : <EmptyState title={t('form.chooseArea')} icon="tree" />}
    </>
  );
}

function NewForm({ area }: { area: string }) {
  const { data, previousData, error, refetch } = useCollectionAskingAreaQuery({ variables: { area } });
  return (
    <QueryState data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah }) =>
        wilayah ? (
          <CollectionForm key={wilayah.id} area={wilayah} request={null} />
        ) : (
          <FailureNotice failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

/** Puts a request right: another day, other areas, other words. */
export function CorrectCollectionPage() {
  const { id = '' } = useParams();
  // What is corrected is what stands there now, not what was seen a while ago.
  const { data, error, refetch } = useCollectionFormPageQuery({ variables: { id }, fetchPolicy: 'network-only' });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ collectionRequest }) =>
        collectionRequest ? (
          <Correction request={collectionRequest} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

function Correction({ request }: { request: CollectionHeadFragment }) {
  const t = useCollectionText();
  return (
    <>
      <PageHeader breadcrumb={<Way />} title={t('form.correctTitle')} />
      {request.abilities.includes('collection.ask') ? (
        <CollectionForm key={request.id} area={request.wilayah} request={request} />
      ) : (
        <Notice tone="warn" title={t('form.refused')} />
      )}
    </>
  );
}

function Way() {
  const t = useCollectionText();
  return <Breadcrumb crumbs={[{ key: 'list', link: <Link to={paths.collections()}>{t('title')}</Link> }]} />;
}
