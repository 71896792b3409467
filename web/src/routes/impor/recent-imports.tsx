import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useImportText } from '@/i18n/texts/import.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { type ImportJobsQuery, useImportJobsQuery } from './import-page.generated.ts';
import { STATE_TONES } from './import-page.types.ts';

type Listed = ImportJobsQuery['importJobs'][number];

/** Imports of the last days, to go on with one or to fetch what it left. */
export function RecentImports() {
  const t = useImportText();
  const format = useFormat();
  const { data } = useImportJobsQuery({ fetchPolicy: 'network-only' });
  const rows = data?.importJobs ?? [];
  if (rows.length === 0) return null;
  const count = (key: 'rows' | 'sent' | 'left', of: (counts: Listed['counts']) => number): Column<Listed> => ({
    key,
    header: t(`recent.${key}`),
    cell: ({ counts }) => format.number(of(counts)),
    align: 'end',
    isWideOnly: true,
  });
  const columns: Column<Listed>[] = [
    {
      key: 'file',
      header: t('recent.file'),
      isRowHeader: true,
      cell: ({ id, fileName, block }) => (
        <>
          <Link to={paths.importForms({ job: id })}>{fileName}</Link> <span className="pk-muted">{block}</span>
        </>
      ),
    },
    {
      key: 'state',
      header: t('recent.state'),
      cell: ({ state }) => <StatusBadge tone={STATE_TONES[state]}>{t(`state.${state}`)}</StatusBadge>,
    },
    {
      key: 'at',
      header: t('recent.at'),
      cell: ({ createdAt }) => format.instant(createdAt),
      width: '15rem',
      isWideOnly: true,
    },
    count('rows', ({ total }) => total),
    count('sent', ({ submitted }) => submitted),
    count('left', ({ errors, refused }) => errors + refused),
  ];
  return (
    <Panel title={t('recent.title')} flush>
      <DataTable stacks caption={t('recent.caption')} columns={columns} rows={rows} rowKey={({ id }) => id} />
    </Panel>
  );
}
