import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { ListTools } from '@/features/lists/list-tools.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useCollectionText } from '@/i18n/texts/collection.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { PageHeader, Panel } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { type CollectionHeadFragment, useCollectionListPageQuery } from './collection-pages.generated.ts';
import { Deadline } from './deadline.tsx';
import { ProgressText } from './progress-text.tsx';
import { useOfWhom } from './use-of-whom.ts';

/** The requests for decrees of the working area: those it made and those that ask it. */
export function CollectionListPage() {
  const t = useCollectionText();
  const { id: within } = useArea();
  const mayAsk = useMay('collection.ask');
  const columns = useColumns();
  const sort = useSortParam({ key: 'deadline', direction: 'descending' }, columns);
  const chosen = useColumnParam(columns);
  const { data, previousData, error, refetch } = useCollectionListPageQuery({
    variables: { within },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.collectionRequests;
  const make = (
    <Link className={buttonClass({ variant: 'primary' })} to={paths.newCollection()}>
      {t('make')}
    </Link>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={mayAsk && make} />
      <p className="pk-muted">{t('lead')}</p>
      <Panel flush>
        <ListTools
          list="/permintaan-sk"
          title={t('title')}
          columns={chosen}
          // All of them are on screen.
          read={() => Promise.resolve({ rows: shown ?? [], next: null })}
          total={shown?.length}
          sorting={sort.value}
        />
        <QueryState
          data={shown}
          failure={toFailure(error)}
          onRetry={() => void refetch()}
          isEmpty={(requests) => requests.length === 0}
          empty={
            <EmptyState title={t('none')} icon="send">
              {t('noneHint')}
            </EmptyState>
          }
        >
          {(requests) => (
            <DataTable
              caption={t('caption')}
              columns={chosen.shown}
              rows={requests}
              rowKey={({ id }) => id}
              sort={sort}
              stacks
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

function useColumns(): Column<CollectionHeadFragment>[] {
  const t = useCollectionText();
  const ofWhom = useOfWhom();
  return [
    {
      key: 'note',
      header: t('note'),
      isProse: true,
      cell: ({ id, note }) => <Link to={paths.collection(id)}>{note}</Link>,
      sortBy: ({ note }) => note,
    },
    {
      key: 'from',
      header: t('from'),
      cell: ({ wilayah }) => wilayah.fullName,
      sortBy: ({ wilayah }) => wilayah.fullName,
    },
    { key: 'of', header: t('of'), isProse: true, cell: ofWhom.areas },
    {
      key: 'progress',
      header: t('progress'),
      cell: (request) => <ProgressText request={request} />,
      sortBy: ({ asked, answered }) => (asked === 0 ? null : answered / asked),
      exportBy: ({ asked, answered }) => `${answered}/${asked}`,
    },
    {
      key: 'deadline',
      header: t('deadline'),
      cell: (request) => <Deadline request={request} />,
      sortBy: ({ deadline }) => deadline,
    },
  ];
}
