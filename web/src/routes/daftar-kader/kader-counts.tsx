import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { WilayahLevel } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { saveFile, toCsv } from '@/lib/csv.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { SelectField } from '@/ui/field.tsx';
import { Panel, Toolbar } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { type KaderCountsPageQuery, useKaderCountsPageQuery } from './kader-pages.generated.ts';
import type { KaderFilters } from './use-kader-filters.ts';

type Row = KaderCountsPageQuery['kaderCounts'][number];

const PARTS = ['serving', 'withDecree', 'trained', 'none', 'purwa', 'madya', 'utama'] as const;
type Part = (typeof PARTS)[number];

/** Kader in numbers, a row for each area; nobody is named. */
export function KaderCounts({ area, filters }: { area: string; filters: KaderFilters }) {
  const t = useKaderText();
  const { isByVillage, set } = filters;
  const { data, previousData, error, refetch } = useKaderCountsPageQuery({
    variables: { within: area, level: isByVillage ? WilayahLevel.Desa : null },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const columns = useColumns(isByVillage);
  return (
    <>
      <Toolbar>
        <SelectField
          label={t('level')}
          value={isByVillage ? 'desa' : ''}
          onChange={(event) => set('rinci', event.target.value)}
          options={[
            { value: '', label: t('levels.below') },
            { value: 'desa', label: t('levels.DESA') },
          ]}
        />
        <ExportButton rows={shown?.kaderCounts ?? []} columns={columns} />
      </Toolbar>
      <Panel flush title={shown?.wilayah?.fullName}>
        <QueryState
          data={shown?.kaderCounts}
          failure={toFailure(error)}
          onRetry={() => void refetch()}
          isEmpty={(rows) => rows.length === 0}
          empty={
            <EmptyState title={t('noAreas')} icon="tree">
              {t('noAreasHint')}
            </EmptyState>
          }
        >
          {(rows) => (
            <DataTable
              caption={t('counts')}
              columns={columns}
              rows={[...rows, totalOf(rows, t('total'))]}
              rowKey={({ wilayah }) => wilayah.id}
            />
          )}
        </QueryState>
      </Panel>
    </>
  );
}

/** A row that adds up the others; it is no area, so it has no id. */
function totalOf(rows: readonly Row[], name: string): Row {
  const sum = (pick: (row: Row) => number) => rows.reduce((all, row) => all + pick(row), 0);
  const kader = Object.fromEntries(PARTS.map((part) => [part, sum((row) => row.kader[part])]));
  return {
    __typename: 'KaderCount',
    wilayah: { __typename: 'Wilayah', id: '', fullName: name },
    posts: sum(({ posts }) => posts),
    postsRecorded: sum(({ postsRecorded }) => postsRecorded),
    postsWithFive: sum(({ postsWithFive }) => postsWithFive),
    kader: { __typename: 'KaderTally', ...(kader as Record<Part, number>) },
  };
}

/** Posts stand there and nobody has counted: that is not zero. */
const isUncounted = ({ posts, postsRecorded }: Row): boolean => posts > 0 && postsRecorded === 0;

type CountColumn = Column<Row> & { readonly valueOf: (row: Row) => string | number };

function useColumns(isByVillage: boolean): CountColumn[] {
  const t = useKaderText();
  const format = useFormat();
  const count = (key: string, header: string, valueOf: (row: Row) => number): CountColumn => ({
    key,
    header,
    align: 'end',
    valueOf,
    cell: (row) => (row.wilayah.id ? format.number(valueOf(row)) : <strong>{format.number(valueOf(row))}</strong>),
  });
  const counted = (key: string, header: string, valueOf: (row: Row) => number, missing = '–'): CountColumn => {
    const plain = count(key, header, valueOf);
    return {
      ...plain,
      valueOf: (row) => (isUncounted(row) ? '' : valueOf(row)),
      cell: (row) => (isUncounted(row) ? <span className="pk-muted">{missing}</span> : plain.cell(row)),
    };
  };
  return [
    {
      key: 'area',
      header: t('area'),
      isRowHeader: true,
      valueOf: ({ wilayah }) => wilayah.fullName,
      cell: ({ wilayah }) => {
        if (!wilayah.id) return <strong>{wilayah.fullName}</strong>;
        const to = paths.kaderList({ wilayah: wilayah.id, tampil: isByVillage ? null : 'jumlah' });
        return <Link to={to}>{wilayah.fullName}</Link>;
      },
    },
    count('posts', t('posts'), ({ posts }) => posts),
    count('recorded', t('recorded'), ({ postsRecorded }) => postsRecorded),
    counted('five', t('withFive'), ({ postsWithFive }) => postsWithFive),
    counted('serving', t('serving'), ({ kader }) => kader.serving, t('uncounted')),
    counted('decree', t('withDecree'), ({ kader }) => kader.withDecree),
    counted('trained', t('trainedCount'), ({ kader }) => kader.trained),
    counted('none', t('badge.NONE'), ({ kader }) => kader.none),
    counted('purwa', t('badge.PURWA'), ({ kader }) => kader.purwa),
    counted('madya', t('badge.MADYA'), ({ kader }) => kader.madya),
    counted('utama', t('badge.UTAMA'), ({ kader }) => kader.utama),
  ];
}

function ExportButton({ rows, columns }: { rows: readonly Row[]; columns: readonly CountColumn[] }) {
  const t = useKaderText();
  const save = () =>
    saveFile(
      'jumlah-kader.csv',
      toCsv(
        columns.map(({ header }) => header),
        rows.map((row) => columns.map(({ valueOf }) => valueOf(row))),
      ),
    );
  return (
    <Button icon="download" disabled={rows.length === 0} onClick={save}>
      {t('export')}
    </Button>
  );
}
