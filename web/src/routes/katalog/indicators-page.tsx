import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useText } from '@/i18n/format.ts';
import { useCatalogueCode, useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { CatalogueFrame } from './catalogue-frame.tsx';
import { type CatalogueIndicatorsQuery, useCatalogueIndicatorsQuery } from './catalogue-lists.generated.ts';
import { ConfidenceMark } from './confidence-mark.tsx';
import { FilterBar, FilterSelect } from './filter-bar.tsx';
import { NothingFound } from './nothing-found.tsx';
import { useStageName } from './stage-name.ts';
import { holdsWords, useFilters } from './use-filters.ts';

type Row = CatalogueIndicatorsQuery['indicators'][number];
type Stages = CatalogueIndicatorsQuery['lifeStages'];

function useColumns(stages: Stages): Column<Row>[] {
  const t = useCatalogueText();
  const text = useText();
  const domain = useCatalogueCode('domain');
  const stageName = useStageName(stages);
  return [
    {
      key: 'name',
      header: t('name'),
      cell: ({ code, name }) => <Link to={paths.catalogueIndicator(code)}>{text(name)}</Link>,
      sortBy: ({ name }) => text(name),
    },
    {
      key: 'code',
      header: t('code'),
      cell: ({ code }) => <span className="pk-code">{code}</span>,
      sortBy: ({ code }) => code,
      isWideOnly: true,
    },
    {
      key: 'formula',
      header: t('formula'),
      cell: ({ current }) => (current ? text(current.sentence) : '–'),
      isProse: true,
    },
    {
      key: 'stage',
      header: t('stage'),
      cell: (row) => row.stages.map(stageName).join(', '),
      sortBy: (row) => row.stages.map(stageName).join(', '),
      isWideOnly: true,
    },
    {
      key: 'domain',
      header: t('domainLabel'),
      cell: (row) => domain(row.domain),
      sortBy: (row) => domain(row.domain),
    },
    {
      key: 'confidence',
      header: t('confidenceLabel'),
      cell: ({ current }) => current && <ConfidenceMark confidence={current.confidence} />,
      sortBy: ({ current }) => current?.confidence ?? null,
    },
  ];
}

/** The indicators of the catalogue, found by word, stage of life and domain. */
export function IndicatorsPage() {
  const t = useCatalogueText();
  const text = useText();
  const domain = useCatalogueCode('domain');
  const { of } = useFilters();
  const { data, error, refetch } = useCatalogueIndicatorsQuery();
  const [typed, stage, area] = [of('cari'), of('sasaran'), of('ranah')];
  const all = data?.indicators ?? [];
  const rows = all.filter(
    (row) =>
      (!stage || row.stages.includes(stage)) &&
      (!area || row.domain === area) &&
      holdsWords(typed, row.code, row.name.id, row.name.en),
  );
  const columns = useColumns(data?.lifeStages ?? []);
  return (
    <CatalogueFrame>
      <FilterBar shown={data ? rows.length : null}>
        <FilterSelect
          name="sasaran"
          label={t('stage')}
          every={t('everyStage')}
          options={(data?.lifeStages ?? []).map(({ code, name }) => ({ value: code, label: text(name) }))}
        />
        <FilterSelect
          name="ranah"
          label={t('domainLabel')}
          every={t('everyDomain')}
          options={[...new Set(all.map((row) => row.domain))].map((code) => ({ value: code, label: domain(code) }))}
        />
      </FilterBar>
      <QueryState
        data={data && rows}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={(found) => found.length === 0}
        empty={<NothingFound />}
      >
        {(found) => (
          <Panel flush>
            <DataTable caption={t('tabs.indicators')} columns={columns} rows={found} rowKey={({ id }) => id} />
          </Panel>
        )}
      </QueryState>
    </CatalogueFrame>
  );
}
