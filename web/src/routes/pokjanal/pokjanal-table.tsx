import { Link } from 'react-router';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import type { Regime, WilayahLevel } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import {
  PokjanalListPageDocument,
  type PokjanalListPageQuery,
  usePokjanalListPageQuery,
} from './pokjanal-list-page.generated.ts';
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
      exportBy: ({ name }) => name,
    },
    { key: 'level', isWideOnly: true, header: t('pokjanal.level'), cell: ({ level }) => words(`level.${level}`) },
    {
      key: 'regime',
      isWideOnly: true,
      header: t('pokjanal.regime'),
      cell: ({ regime }) => <Tag>{words(`regime.${regime}`)}</Tag>,
      exportBy: ({ regime }) => words(`regime.${regime}`),
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
      exportBy: ({ status, decreeInForce }) => (hasTerm(status) ? (decreeInForce?.termEnd ?? null) : null),
    },
  ];
}

/** A group that was replaced or dissolved has no term left to watch, whatever its last decree says. */
const hasTerm = (status: string): boolean => status === 'ACTIVE' || status === 'EXPIRED';

/** Groups with their state, decree and the end of their term. */
export function PokjanalTable({ within, level, regime }: Props) {
  const t = useOrganisationText();
  const columns = useColumns();
  const chosen = useColumnParam(columns);
  const sort = useSortParam(null, columns);
  const variables = { within, level, regime };
  const answer = usePokjanalListPageQuery({ variables });
  return (
    <PagedList
      list="/pokjanal"
      title={t('pokjanal.title')}
      columns={chosen}
      sorting={sort.value}
      document={PokjanalListPageDocument}
      variables={variables}
      answer={answer}
      pick={({ pokjanalList }) => pokjanalList}
      empty={
        <EmptyState title={t('pokjanal.none')} icon="group">
          {t('pokjanal.noneHint')}
        </EmptyState>
      }
    >
      {(rows) => (
        <DataTable
          caption={t('pokjanal.title')}
          columns={chosen.shown}
          rows={rows}
          rowKey={({ id }) => id}
          sort={sort}
        />
      )}
    </PagedList>
  );
}
