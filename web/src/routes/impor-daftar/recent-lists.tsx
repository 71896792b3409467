import { Link } from 'react-router';
import { ListTools } from '@/features/lists/list-tools.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { STATE_TONES } from '../impor/import-page.types.ts';
import type { ListImportPageQuery } from './list-import.generated.ts';

type Listed = ListImportPageQuery['registerImports'][number];

/** Lists of the last months, to go on with one or to take one back. */
export function RecentLists({ jobs, nameOf }: { jobs: readonly Listed[]; nameOf: (register: string) => string }) {
  const t = useListImportText();
  const format = useFormat();
  const count = (key: 'rows' | 'written' | 'left', of: (counts: Listed['counts']) => number): Column<Listed> => ({
    key,
    header: t(`recent.${key}`),
    cell: ({ counts }) => format.number(of(counts)),
    sortBy: ({ counts }) => of(counts),
    align: 'end',
    isWideOnly: true,
  });
  const columns: Column<Listed>[] = [
    {
      key: 'list',
      header: t('recent.list'),
      isRowHeader: true,
      sortBy: ({ fileName }) => fileName,
      exportBy: ({ fileName, register }) => `${fileName}, ${nameOf(register)}`,
      cell: ({ id, fileName, register }) => (
        <>
          <Link to={paths.importList({ job: id })}>{fileName}</Link>{' '}
          <span className="pk-muted">{nameOf(register)}</span>
        </>
      ),
    },
    {
      key: 'state',
      header: t('recent.state'),
      sortBy: ({ state }) => t(`state.${state}`),
      cell: ({ state }) => <StatusBadge tone={STATE_TONES[state]}>{t(`state.${state}`)}</StatusBadge>,
    },
    {
      key: 'at',
      header: t('recent.at'),
      cell: ({ createdAt }) => format.instant(createdAt),
      sortBy: ({ createdAt }) => createdAt,
      exportBy: ({ createdAt }) => format.instant(createdAt),
      isWideOnly: true,
    },
    count('rows', ({ total }) => total),
    count('written', ({ submitted }) => submitted),
    count('left', ({ errors, refused }) => errors + refused),
    {
      key: 'undo',
      header: t('recent.undo'),
      hideHeader: true,
      cell: ({ id, counts }) =>
        counts.submitted > 0 && <Link to={paths.importList({ job: id, batal: 'ya' })}>{t('undo.open')}</Link>,
    },
  ];
  const chosen = useColumnParam(columns);
  const sort = useSortParam(null, columns);
  if (jobs.length === 0) return null;
  return (
    <Panel title={t('recent.title')} flush>
      <ListTools
        list="/impor-daftar"
        title={t('recent.title')}
        columns={chosen}
        read={() => Promise.resolve({ rows: jobs, next: null })}
        total={jobs.length}
        sorting={sort.value}
      />
      <DataTable caption={t('recent.caption')} columns={chosen.shown} rows={jobs} rowKey={({ id }) => id} sort={sort} />
    </Panel>
  );
}
