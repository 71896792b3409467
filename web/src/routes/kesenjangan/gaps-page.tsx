import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useArea } from '@/features/session/use-area.ts';
import { useGapsText } from '@/i18n/texts/gaps.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { SelectField, TextField } from '@/ui/field.tsx';
import { FilterChips } from '@/ui/filter-chips.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { ExportButton } from './export-button.tsx';
import { type GapsPageQuery, useGapsPageQuery } from './gaps-page.generated.ts';
import { GapsTable } from './gaps-table.tsx';
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
  const { data, previousData, error, loading, refetch, fetchMore } = useGapsPageQuery({
    variables: {
      area,
      within: filters.child ?? area,
      depth: DEPTHS[filters.depth],
      kinds: filters.kind ? [filters.kind] : null,
      search,
    },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  return (
    <>
      <PageHeader
        title={t('title')}
        kicker={shown?.wilayah?.fullName}
        actions={shown && <ExportButton gaps={shown.gaps.nodes} />}
      />
      <p className="pk-muted">{t('lead')}</p>
      <FilterBar filters={filters} areas={shown?.wilayah?.children.nodes ?? []} />
      <QueryState data={shown} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ gaps, gapCounts }) => (
          <Stack>
            <KindChips counts={gapCounts} filters={filters} />
            <Panel flush>
              {gaps.nodes.length === 0 ? (
                <NoGaps isNarrowed={Boolean(filters.kind ?? search ?? filters.child)} />
              ) : (
                <GapsTable gaps={gaps.nodes} />
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
  const [text, setText] = useState(filters.search);
  const depths: Readonly<Record<Depth, string>> = {
    '': t('depths.near'),
    dua: t('depths.two'),
    semua: t('depths.all'),
  };
  return (
    <Toolbar>
      <TextField
        type="search"
        label={t('search')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          filters.set('cari', event.target.value.trim());
        }}
      />
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
