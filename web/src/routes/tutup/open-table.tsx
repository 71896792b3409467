import { Link } from 'react-router';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { RowCheck } from '@/ui/row-check.tsx';
import type { OpenReport } from './closing-page.types.ts';

type Props = {
  rows: readonly OpenReport[];
  month: string;
  selection: ReadonlySet<string>;
  /** Null where nothing can be done with a mark. */
  onSelect: ((selection: ReadonlySet<string>) => void) | null;
};

/** Reports one by one: who owes which form, where it stands, whom to ask. */
export function OpenTable({ rows, month, selection, onSelect }: Props) {
  const t = useClosingText();
  const text = useText();
  const format = useFormat();
  const toggle = (report: string) => {
    const next = new Set(selection);
    if (!next.delete(report)) next.add(report);
    onSelect?.(next);
  };
  const columns: Column<OpenReport>[] = [
    {
      key: 'name',
      header: t('open.name'),
      cell: ({ report, name, form }) => (
        <RowCheck
          label={t('open.select', { form: text(form), name })}
          isChecked={selection.has(report)}
          onToggle={onSelect && (() => toggle(report))}
        >
          <Link to={paths.closingReport(report)}>{name}</Link>
        </RowCheck>
      ),
      sortBy: ({ name }) => name,
    },
    {
      key: 'form',
      header: t('open.form'),
      cell: ({ form }) => text(form),
      sortBy: ({ form }) => text(form),
      isProse: true,
    },
    {
      key: 'status',
      header: t('open.status'),
      cell: ({ report, status, changedSinceApproval }) => (
        <>
          <ReportBadge status={status} />
          {changedSinceApproval && (
            <>
              {' '}
              <Link to={paths.closingReport(report)}>{t('report.changed')}</Link>
            </>
          )}
        </>
      ),
      sortBy: ({ status }) => status,
    },
    { key: 'desa', header: t('open.desa'), cell: ({ desa }) => desa, sortBy: ({ desa }) => desa },
    {
      key: 'kecamatan',
      header: t('open.kecamatan'),
      cell: ({ kecamatan }) => kecamatan,
      sortBy: (row) => row.kecamatan,
    },
    {
      key: 'puskesmas',
      header: t('open.puskesmas'),
      cell: ({ puskesmas }) => puskesmas ?? '–',
      sortBy: ({ puskesmas }) => puskesmas,
    },
  ];
  return (
    <DataTable
      caption={t('open.caption', { month: format.period(month) })}
      columns={columns}
      rows={rows}
      rowKey={({ report }) => report}
      maxHeight="72vh"
      isCurrent={({ report }) => selection.has(report)}
    />
  );
}
