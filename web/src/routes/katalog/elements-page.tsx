import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useText } from '@/i18n/format.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel, Stack } from '@/ui/page.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { CatalogueFrame } from './catalogue-frame.tsx';
import { type CatalogueElementsQuery, useCatalogueElementsQuery } from './catalogue-lists.generated.ts';
import { ConfidenceMark } from './confidence-mark.tsx';
import { FilterBar, FilterSelect } from './filter-bar.tsx';
import { NothingFound } from './nothing-found.tsx';
import { holdsWords, useFilters } from './use-filters.ts';

type Row = CatalogueElementsQuery['dataElements'][number];

function useColumns(): Column<Row>[] {
  const t = useCatalogueText();
  const text = useText();
  return [
    {
      key: 'name',
      header: t('name'),
      cell: ({ name, yesNo, carry }) => (
        <>
          {text(name)} {yesNo && <Tag>{t('element.yesNo')}</Tag>} {carry && <Tag>{t('element.carry')}</Tag>}
        </>
      ),
      sortBy: ({ name }) => text(name),
    },
    {
      key: 'code',
      header: t('code'),
      cell: ({ code }) => <span className="pk-code">{code}</span>,
      sortBy: ({ code }) => code,
    },
    {
      key: 'kind',
      header: t('element.kind'),
      cell: ({ kind }) => t(`element.${kind}`),
      sortBy: ({ kind }) => kind,
      isWideOnly: true,
    },
    {
      key: 'cells',
      header: t('element.cells'),
      align: 'end',
      cell: ({ cells }) => cells.length,
      sortBy: ({ cells }) => cells.length,
      isWideOnly: true,
    },
    {
      key: 'indicators',
      header: t('element.indicators'),
      cell: ({ usedBy }) => <Indicators codes={usedBy.indicators.map(({ code }) => code)} />,
      sortBy: ({ usedBy }) => usedBy.indicators.length,
      isProse: true,
    },
    {
      key: 'rules',
      header: t('element.rules'),
      cell: ({ usedBy }) => [...new Set(usedBy.rules.map(({ code }) => code))].join(', ') || '–',
      sortBy: ({ usedBy }) => usedBy.rules.length,
      isProse: true,
    },
    {
      key: 'confidence',
      header: t('confidenceLabel'),
      cell: ({ confidence }) => <ConfidenceMark confidence={confidence} />,
      sortBy: ({ confidence }) => confidence,
    },
  ];
}

function Indicators({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return '–';
  return codes.map((code, index) => (
    <span key={code}>
      {index > 0 && ', '}
      <Link to={paths.catalogueIndicator(code)}>{code}</Link>
    </span>
  ));
}

/** The counted base numbers, block by block as they stand on the forms, with who reads them. */
export function ElementsPage() {
  const t = useCatalogueText();
  const text = useText();
  const { of } = useFilters();
  const { data, error, refetch } = useCatalogueElementsQuery();
  const [typed, block] = [of('cari'), of('blok')];
  const all = data?.dataElements ?? [];
  const blocks = new Map(all.flatMap((row) => (row.block ? [[row.block.code, text(row.block.name)] as const] : [])));
  const rows = all.filter(
    (row) => (!block || row.block?.code === block) && holdsWords(typed, row.code, row.label, row.name.id, row.name.en),
  );
  const columns = useColumns();
  const groups = [...blocks, ['', t('element.noBlock')] as const]
    .map(([code, name]) => ({ code, name, rows: rows.filter((row) => (row.block?.code ?? '') === code) }))
    .filter((group) => group.rows.length > 0);
  return (
    <CatalogueFrame>
      <FilterBar shown={data ? rows.length : null}>
        <FilterSelect
          name="blok"
          label={t('element.block')}
          every={t('element.everyBlock')}
          options={[...blocks].map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <QueryState
        data={data && groups}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={(found) => found.length === 0}
        empty={<NothingFound />}
      >
        {(found) => (
          <Stack>
            {found.map((group) => (
              <Panel key={group.code} flush title={group.name}>
                <DataTable caption={group.name} columns={columns} rows={group.rows} rowKey={({ id }) => id} />
              </Panel>
            ))}
          </Stack>
        )}
      </QueryState>
    </CatalogueFrame>
  );
}
