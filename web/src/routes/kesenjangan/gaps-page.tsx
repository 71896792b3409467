import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { ListTools } from '@/features/lists/list-tools.tsx';
import { useRead } from '@/features/lists/use-read.ts';
import { useArea } from '@/features/session/use-area.ts';
import { useGapsText } from '@/i18n/texts/gaps.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { SelectField } from '@/ui/field.tsx';
import { FilterChips } from '@/ui/filter-chips.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { GapsPageDocument, type GapsPageQuery, useGapsPageQuery } from './gaps-page.generated.ts';
import { GapsTable, useGapColumns } from './gaps-table.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { type Depth, DEPTHS, useGapFilters } from './use-gap-filters.ts';

/** What the groups of the working area lack, each row with the step that closes it. */
export function GapsPage() {
  const t = useGapsText();
  const { id } = useArea();
  if (!id) return <EmptyState isPage title={t('chooseArea')} icon="tree" />;
  return <Gaps area={id} />;
}

type Filters = ReturnType<typeof useGapFilters>;

function Gaps({ area }: { area: string }) {
  const t = useGapsText();
  const filters = useGapFilters();
  const search = useDebounced(filters.search, 250) || null;
  const chosen = useColumnParam(useGapColumns());
  const variables = {
    area,
    within: filters.child ?? area,
    depth: DEPTHS[filters.depth],
    kinds: filters.kind ? [filters.kind] : null,
    search,
  };
  const read = useRead(GapsPageDocument, variables, ({ gaps: { nodes, hasNextPage, endCursor } }) => ({
    rows: nodes,
    next: hasNextPage ? endCursor : null,
  }));
  const { data, previousData, error, loading, refetch, fetchMore } = useGapsPageQuery({
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  return (
    <>
      <PageHeader
        title={t('title')}
        kicker={shown?.wilayah?.fullName}
        actions={
          <>
            <Link className={buttonClass()} to={paths.graph()}>
              {t('graph')}
            </Link>
            <Link className={buttonClass()} to={paths.succession({ wilayah: area })}>
              {t('succession')}
            </Link>
          </>
        }
      />
      <p className="pk-muted">{t('lead')}</p>
      <FilterBar filters={filters} areas={shown?.wilayah?.children.nodes ?? []} />
      <QueryState data={shown} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ gaps, gapCounts }) => (
          <Stack>
            <KindChips counts={gapCounts} filters={filters} />
            <Panel flush>
              <ListTools
                list="/kesenjangan"
                title={t('title')}
                columns={chosen}
                read={read}
                total={totalOf(gapCounts, filters)}
              />
              {gaps.nodes.length === 0 ? (
                <NoGaps isNarrowed={Boolean(filters.kind ?? search ?? filters.child)} />
              ) : (
                <GapsTable gaps={gaps.nodes} columns={chosen.shown} />
              )}
              <MoreRows
                shown={gaps.nodes.length}
                total={totalOf(gapCounts, filters)}
                isBusy={loading}
                onMore={gaps.hasNextPage ? () => void fetchMore({ variables: { after: gaps.endCursor } }) : null}
              />
            </Panel>
          </Stack>
        )}
      </QueryState>
    </>
  );
}

type Counts = GapsPageQuery['gapCounts'];

const totalOf = (counts: Counts, { kind }: Pick<Filters, 'kind'>): number =>
  counts.filter((one) => kind === null || one.kind === kind).reduce((sum, { count }) => sum + count, 0);

function KindChips({ counts, filters }: { counts: Counts; filters: Filters }) {
  const t = useGapsText();
  const shown = counts.filter(({ kind, count }) => count > 0 || kind === filters.kind);
  return (
    <FilterChips
      label={t('kinds')}
      value={filters.kind}
      onChoose={(kind) => filters.set('jenis', kind)}
      chips={[
        { value: null, label: t('all'), count: totalOf(counts, { kind: null }) },
        ...shown.map(({ kind, count }) => ({ value: kind, label: t(`kind.${kind}`), count })),
      ]}
    />
  );
}

function NoGaps({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useGapsText();
  return (
    <EmptyState title={t(isNarrowed ? 'noneFiltered' : 'none')} icon={isNarrowed ? 'search' : 'check'}>
      {t(isNarrowed ? 'noneFilteredHint' : 'noneHint')}
    </EmptyState>
  );
}

type Areas = NonNullable<GapsPageQuery['wilayah']>['children']['nodes'];

function FilterBar({ filters, areas }: { filters: Filters; areas: Areas }) {
  const t = useGapsText();
  const depths: Readonly<Record<Depth, string>> = {
    '': t('depths.near'),
    dua: t('depths.two'),
    semua: t('depths.all'),
  };
  return (
    <Toolbar>
      <SearchField label={t('search')} value={filters.search} onSearch={(text) => filters.set('cari', text)} />
      {areas.length > 0 && (
        <SelectField
          label={t('child')}
          value={filters.child ?? ''}
          onChange={(event) => filters.set('anak', event.target.value)}
          options={[
            { value: '', label: t('everyChild') },
            ...areas.map(({ id, fullName }) => ({ value: id, label: fullName })),
          ]}
        />
      )}
      <SelectField
        label={t('depth')}
        value={filters.depth}
        onChange={(event) => filters.set('tingkat', event.target.value)}
        options={Object.entries(depths).map(([value, label]) => ({ value, label }))}
      />
    </Toolbar>
  );
}
