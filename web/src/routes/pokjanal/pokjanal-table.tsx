import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import type { Regime, WilayahLevel } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { type PokjanalListPageQuery, usePokjanalListPageQuery } from './pokjanal-list-page.generated.ts';
import { TermEnd } from './term.tsx';

type Row = PokjanalListPageQuery['pokjanalList']['nodes'][number];
type Props = { within: string | null; level: WilayahLevel | null; regime: Regime | null };

function useColumns(): Column<Row>[] {
  const t = useOrganisationText();
  const words = useDomainText();
  return [
    {
      key: 'name',
      header: t('pokjanal.name'),
      cell: ({ id, name }) => <Link to={paths.pokjanal(id)}>{name}</Link>,
      sortBy: ({ wilayah, regime }) => `${wilayah.code} ${regime}`,
    },
    { key: 'level', isWideOnly: true, header: t('pokjanal.level'), cell: ({ level }) => words(`level.${level}`) },
    {
      key: 'regime',
      isWideOnly: true,
      header: t('pokjanal.regime'),
      cell: ({ regime }) => <Tag>{words(`regime.${regime}`)}</Tag>,
    },
    {
      key: 'status',
      header: t('pokjanal.status'),
      cell: ({ status }) => <PokjanalBadge status={status} />,
      sortBy: ({ status }) => words(`pokjanalStatus.${status}`),
    },
    { key: 'decree', header: t('pokjanal.decree'), cell: ({ decreeInForce }) => decreeInForce?.number ?? '–' },
    {
      key: 'end',
      header: t('pokjanal.termEnd'),
      cell: ({ status, decreeInForce, termDaysLeft }) =>
        hasTerm(status) ? <TermEnd day={decreeInForce?.termEnd} daysLeft={termDaysLeft} /> : '–',
      sortBy: ({ status, termDaysLeft }) => (hasTerm(status) ? termDaysLeft : null),
    },
  ];
}

/** A group that was replaced or dissolved has no term left to watch, whatever its last decree says. */
const hasTerm = (status: string): boolean => status === 'ACTIVE' || status === 'EXPIRED';

/** Groups with their state, decree and the end of their term. */
export function PokjanalTable({ within, level, regime }: Props) {
  const t = useOrganisationText();
  const columns = useColumns();
  const { data, previousData, error, loading, fetchMore, refetch } = usePokjanalListPageQuery({
    variables: { within, level, regime },
  });
  return (
    <QueryState
      data={(data ?? previousData)?.pokjanalList}
      failure={toFailure(error)}
      onRetry={() => void refetch()}
      isEmpty={({ nodes }) => nodes.length === 0}
      empty={
        <EmptyState title={t('pokjanal.none')} icon="group">
          {t('pokjanal.noneHint')}
        </EmptyState>
      }
    >
      {({ nodes, totalCount, pageInfo }) => (
        <>
          <DataTable caption={t('pokjanal.title')} columns={columns} rows={nodes} rowKey={({ id }) => id} />
          <MoreRows
            shown={nodes.length}
            total={totalCount}
            isBusy={loading}
            onMore={pageInfo.hasNextPage ? () => void fetchMore({ variables: { after: pageInfo.endCursor } }) : null}
          />
        </>
      )}
    </QueryState>
  );
}
