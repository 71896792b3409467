import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useArea } from '@/features/session/use-area.ts';
import { useIndicatorChoices } from '@/features/figures/use-indicator-choices.ts';
import { ListTools } from '@/features/lists/list-tools.tsx';
import { portionOf, useRead } from '@/features/lists/use-read.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { today } from '@/lib/today.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { SelectField } from '@/ui/field.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { useAddress } from '@/ui/use-address.ts';
import {
  ActivityListPageDocument,
  type ActivityListPageQuery,
  useActivityListPageQuery,
} from './activity-list.generated.ts';
import { EffectBadge } from './effect-badge.tsx';
import { EffectCard, EffectWords } from './effect-card.tsx';
import css from './effect.module.css';
import { useExpectedText } from './effect-text.ts';

type Row = ActivityListPageQuery['planActivityList']['nodes'][number];

/** What the address says is shown; every part of it can be sent to a colleague. */
function useFilters() {
  const { search, set } = useAddress();
  const { id: within } = useArea();
  const year = search.get('tahun') ?? '';
  const variables = {
    within,
    pokjanal: search.get('kelompok'),
    opd: search.get('opd'),
    indicator: search.get('indikator'),
    year: year === '' ? null : Number(year),
  };
  return { variables, year, open: search.get('sel'), set };
}
type Filters = ReturnType<typeof useFilters>;

/** Activities of the working area with what they should move and what was seen; one of them open below the list. */
export function ActivityListPage() {
  const t = useEffectText();
  const filters = useFilters();
  const { data, previousData, error, refetch, fetchMore, loading } = useActivityListPageQuery({
    variables: filters.variables,
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHeader title={t('listTitle')} />
      <p className="pk-muted">{t('listLead')}</p>
      <FilterBar {...filters} />
      <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ planActivityList: { nodes, totalCount, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneHint')}</p>
              <Link className={buttonClass()} to={paths.duties()}>
                {t('toDuties')}
              </Link>
            </EmptyState>
          ) : (
            <Stack>
              <Panel flush>
                <Rows rows={nodes} total={totalCount} filters={filters} />
                <MoreRows
                  shown={nodes.length}
                  total={totalCount}
                  isBusy={loading}
                  onMore={
                    pageInfo.hasNextPage ? () => void fetchMore({ variables: { after: pageInfo.endCursor } }) : null
                  }
                />
              </Panel>
              <OpenOne rows={nodes} open={filters.open} />
            </Stack>
          )
        }
      </QueryState>
    </>
  );
}

function FilterBar({ variables, year, set }: Filters) {
  const t = useEffectText();
  const text = useText();
  const choices = useIndicatorChoices([]);
  const thisYear = Number(today().slice(0, 4));
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2].map(String);
  const chosen = variables.indicator;
  const known = chosen && !choices.some(({ code }) => code === chosen) ? [{ value: chosen, label: chosen }] : [];
  return (
    <>
      {(variables.opd ?? variables.pokjanal) && (
        <p>
          {t('filtered')}{' '}
          <Button size="small" onClick={() => set(variables.opd ? 'opd' : 'kelompok', '')}>
            {t('widen')}
          </Button>
        </p>
      )}
      <Toolbar>
        <SelectField
          label={t('indicator')}
          value={chosen ?? ''}
          options={[
            { value: '', label: t('everyIndicator') },
            ...known,
            ...choices.map(({ code, name }) => ({ value: code, label: text(name) })),
          ]}
          onChange={(event) => set('indikator', event.target.value)}
        />
        <SelectField
          label={t('year')}
          value={year}
          options={[{ value: '', label: t('everyYear') }, ...years.map((value) => ({ value, label: value }))]}
          onChange={(event) => set('tahun', event.target.value)}
        />
      </Toolbar>
    </>
  );
}

function Rows({ rows, total, filters }: { rows: readonly Row[]; total: number; filters: Filters }) {
  const t = useEffectText();
  const text = useText();
  const format = useFormat();
  const expected = useExpectedText();
  const columns: Column<Row>[] = [
    {
      key: 'title',
      header: t('activity'),
      isRowHeader: true,
      isProse: true,
      cell: (row) => (
        <span className={css.name}>
          <Link to={`?${withOpen(row.id)}`} replace>
            {row.title}
          </Link>
          <small className="pk-muted">{row.plan.opdName}</small>
        </span>
      ),
      sortBy: ({ title }) => title,
    },
    {
      key: 'indicator',
      header: t('indicator'),
      isProse: true,
      cell: ({ effect, effectIndicator }) => (effect?.indicator ? text(effect.indicator.name) : effectIndicator),
    },
    { key: 'place', header: t('place'), isProse: true, cell: ({ effectWilayah }) => effectWilayah?.name ?? '–' },
    {
      key: 'when',
      header: t('when'),
      isProse: true,
      cell: ({ month }) => format.period(month),
      sortBy: ({ month }) => month,
    },
    { key: 'expected', header: t('expected'), isProse: true, cell: expected },
    {
      key: 'seen',
      header: t('observed'),
      isProse: true,
      cell: ({ effect }) => effect && <EffectBadge effect={effect} />,
      sortBy: ({ effect }) => effect?.seen ?? effect?.state ?? null,
    },
    {
      key: 'change',
      header: t('change'),
      align: 'end',
      isWideOnly: true,
      cell: ({ effect }) => format.change(effect?.change ?? null),
      sortBy: ({ effect }) => effect?.change ?? null,
    },
  ];
  const chosen = useColumnParam(columns);
  const sort = useSortParam(null, columns);
  const read = useRead(ActivityListPageDocument, filters.variables, ({ planActivityList }) =>
    portionOf(planActivityList),
  );
  return (
    <>
      <ListTools
        list="/kegiatan"
        title={t('listTitle')}
        columns={chosen}
        read={read}
        total={total}
        sorting={sort.value}
      />
      <DataTable
        stacks
        caption={t('caption')}
        columns={chosen.shown}
        rows={rows}
        rowKey={({ id }) => id}
        sort={sort}
        isCurrent={({ id }) => id === (filters.open ?? rows[0]?.id)}
      />
    </>
  );
}

/** The address of this list with another activity open. */
function withOpen(id: string): string {
  const search = new URLSearchParams(window.location.search);
  search.set('sel', id);
  return search.toString();
}

function OpenOne({ rows, open }: { rows: readonly Row[]; open: string | null }) {
  const t = useEffectText();
  const row = rows.find(({ id }) => id === open) ?? rows[0];
  if (!row) return null;
  return (
    <Panel title={t('section')} actions={<Link to={paths.evidence(row.plan.id)}>{t('toPlan')}</Link>}>
      <EffectWords activities={[row]} />
      <EffectCard activity={row} />
    </Panel>
  );
}
