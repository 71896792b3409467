import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { CollectionAnswerState } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { Button, buttonClass } from '@/ui/button.tsx';
import { ConfirmDialog } from '@/ui/dialog.tsx';
import { Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { showToast } from '@/ui/toast.tsx';
import { CollectionAreas } from './collection-areas.tsx';
import { CollectionHistory } from './collection-history.tsx';
import type { Request } from './collection-page.types.ts';
import { useCloseRequestMutation, useCollectionPageQuery } from './collection-pages.generated.ts';
import { Deadline } from './deadline.tsx';
import { ProgressText } from './progress-text.tsx';
import { RemindButton } from './remind-button.tsx';
import { useCollectionAct } from './use-collection-act.ts';
import { useOfWhom } from './use-of-whom.ts';

const STATES = Object.values(CollectionAnswerState);

/** One request for decrees: how many answered, and each area with the step it needs. */
export function CollectionPage() {
  const { id = '' } = useParams();
  const [address] = useSearchParams();
  const state = STATES.find((one) => one === address.get('keadaan')) ?? null;
  const search = address.get('cari');
  const { data, previousData, error, loading, refetch, fetchMore } = useCollectionPageQuery({
    variables: { id, state: state && [state], search: search || null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ collectionRequest: request }) =>
        request ? (
          <View
            request={request}
            state={state}
            isBusy={loading}
            onChanged={() => void refetch()}
            onMore={() => void fetchMore({ variables: { after: request.areas.endCursor } })}
          />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

type ViewProps = {
  request: Request;
  state: CollectionAnswerState | null;
  isBusy: boolean;
  onChanged: () => void;
  onMore: () => void;
};

function View({ request, state, isBusy, onChanged, onMore }: ViewProps) {
  const t = useCollectionText();
  const format = useFormat();
  const ofWhom = useOfWhom();
  const mayAsk = request.abilities.includes('collection.ask');
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb crumbs={[{ key: 'list', link: <Link to={paths.collections()}>{t('title')}</Link> }]} />}
        kicker={`${t('from')} ${request.wilayah.fullName}`}
        title={ofWhom.areas(request)}
        tags={request.isOverdue && <StatusBadge tone="bad">{t('overdue')}</StatusBadge>}
        actions={mayAsk && <Acts request={request} onChanged={onChanged} />}
      />
      <Stack>
        <Panel title={t('facts')}>
          <Facts
            facts={[
              [t('progress'), <ProgressText key="progress" request={request} />],
              [t('deadline'), <Deadline key="deadline" request={request} />],
              [t('note'), request.note],
              [t('regimes'), ofWhom.groups(request)],
              [t('made'), `${format.dayOf(request.createdAt)}${request.by ? `, ${request.by}` : ''}`],
            ]}
          />
        </Panel>
        <CollectionAreas request={request} state={state} isBusy={isBusy} onMore={onMore} onChanged={onChanged} />
        {request.changes.length > 0 && <CollectionHistory changes={request.changes} />}
      </Stack>
    </>
  );
}

function Acts({ request, onChanged }: { request: Request; onChanged: () => void }) {
  const t = useCollectionText();
  const [isClosing, setClosing] = useState(false);
  const [close] = useCloseRequestMutation();
  const act = useCollectionAct(onChanged);
  const confirm = async () => {
    const input = { request: request.id, expectedRevision: request.revision };
    if (await act.run(async () => (await close({ variables: { input } })).data?.result)) showToast(t('close.done'));
  };
  return (
    <>
      <RemindButton request={request} />
      <Link className={buttonClass()} to={paths.correctCollection(request.id)}>
        {t('correct')}
      </Link>
      <Button onClick={() => setClosing(true)}>{t('close.open')}</Button>
      <ConfirmDialog
        isOpen={isClosing}
        onClose={() => setClosing(false)}
        title={t('close.title')}
        confirmLabel={t('close.open')}
        onConfirm={confirm}
      >
        <p>{t('close.lead')}</p>
      </ConfirmDialog>
    </>
  );
}
