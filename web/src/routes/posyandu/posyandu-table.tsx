import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { ListTools } from '@/features/lists/list-tools.tsx';
import { useRead } from '@/features/lists/use-read.ts';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import type { ReportStatus } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { ListLink } from '../impor-daftar/list-link.tsx';
import {
  PosyanduListPageDocument,
  type PosyanduListPageQuery,
  usePosyanduListPageQuery,
} from './posyandu-list-page.generated.ts';

type Answer = PosyanduListPageQuery['posyanduRows'];
type Row = Answer['rows'][number];
type Props = { wilayah: string | null; month: string; status: ReportStatus | null; search: string };

function useColumns(): Column<Row>[] {
  const t = useOrganisationText();
  const words = useDomainText();
  const format = useFormat();
  const figure = (key: 'ks' | 'ds' | 'nd', header: string): Column<Row> => ({
    key,
    header,
    align: 'end',
    cell: (row) => format.percent(row[key]),
    sortBy: (row) => row[key],
  });
  return [
    {
      key: 'name',
      header: t('posyandu.name'),
      cell: ({ posyandu }) => <Link to={paths.posyandu(posyandu.id)}>{posyandu.name}</Link>,
      sortBy: ({ posyandu }) => posyandu.name,
    },
    { key: 'desa', header: t('posyandu.desa'), cell: ({ desa }) => desa, sortBy: ({ desa }) => desa },
    {
      key: 'kecamatan',
      isWideOnly: true,
      header: t('posyandu.kecamatan'),
      cell: ({ kecamatan }) => kecamatan,
      sortBy: (row) => row.kecamatan,
    },
    {
      key: 'kabkota',
      header: t('posyandu.kabkota'),
      isWideOnly: true,
      cell: ({ kabkota }) => kabkota,
      sortBy: (row) => row.kabkota,
    },
    {
      key: 'status',
      header: t('posyandu.status'),
      cell: ({ status }) => <ReportBadge status={status} />,
      sortBy: ({ status }) => status,
      exportBy: ({ status }) => words(`reportStatus.${status}`),
    },
    figure('ks', 'K/S'),
    figure('ds', 'D/S'),
    figure('nd', 'N/D'),
  ];
}

/** How many posts stand in which state, and the posts themselves, 50 at a time. */
export function PosyanduTable({ wilayah, month, status, search }: Props) {
  const t = useOrganisationText();
  const columns = useColumns();
  const chosen = useColumnParam(columns);
  const sort = useSortParam(null, columns);
  const variables = { wilayah, month, status: status && [status], search: search || null };
  const read = useRead(PosyanduListPageDocument, variables, ({ posyanduRows }) => ({
    rows: posyanduRows.rows,
    next: posyanduRows.hasNextPage ? posyanduRows.endCursor : null,
  }));
  const { data, previousData, error, loading, fetchMore, refetch } = usePosyanduListPageQuery({ variables });
  const more = (after: string | null) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => ({
        posyanduRows: {
          ...fetchMoreResult.posyanduRows,
          rows: [...before.posyanduRows.rows, ...fetchMoreResult.posyanduRows.rows],
        },
        __typename: 'Query',
      }),
    });
  return (
    <QueryState data={(data ?? previousData)?.posyanduRows} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ rows, tally, totalCount, hasNextPage, endCursor }) => (
        <Stack>
          <Tally tally={tally} />
          <Panel flush>
            <ListTools
              list="/posyandu"
              title={t('posyandu.title')}
              columns={chosen}
              read={read}
              total={totalCount}
              sorting={sort.value}
            />
            {rows.length === 0 ? (
              <EmptyState title={t('posyandu.none')} icon="post">
                <p>{t('posyandu.noneHint')}</p>
                <ListLink register="POSYANDU" action="posyandu.manage" />
              </EmptyState>
            ) : (
              <>
                <DataTable
                  caption={t('posyandu.title')}
                  columns={chosen.shown}
                  sort={sort}
                  rows={rows}
                  rowKey={({ posyandu }) => posyandu.id}
                />
                <MoreRows
                  shown={rows.length}
                  total={totalCount}
                  isBusy={loading}
                  onMore={hasNextPage ? () => void more(endCursor) : null}
                />
              </>
            )}
          </Panel>
        </Stack>
      )}
    </QueryState>
  );
}

function Tally({ tally }: { tally: Answer['tally'] }) {
  const t = useOrganisationText();
  const format = useFormat();
  const received = tally.submitted + tally.verified + tally.approved + tally.returned;
  const rate = tally.expected > 0 ? (received / tally.expected) * 100 : null;
  return (
    <StatRow>
      <StatTile label={t('posyandu.expected')} value={format.number(tally.expected)} />
      <StatTile label={t('posyandu.received')} value={format.number(received)} detail={format.percent(rate)} />
      <StatTile label={t('posyandu.missing')} value={format.number(tally.none + tally.draft)} />
      <StatTile label={t('posyandu.returned')} value={format.number(tally.returned)} />
      <StatTile label={t('posyandu.verified')} value={format.number(tally.verified + tally.approved)} />
      <StatTile label={t('posyandu.late')} value={format.number(tally.late)} />
    </StatRow>
  );
}
