import { type KeyboardEvent, useState } from 'react';
import { Link } from 'react-router';
import { ArrivalBadge, ReportBadge } from '@/features/report/report-badge.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { RowCheck } from '@/ui/row-check.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { SelectionBar } from './selection-bar.tsx';
import type { Checkable } from './use-verify.ts';
import { type FormBlock, formParam } from './use-worklist.ts';
import type { WorkRow } from './worklist-page.types.ts';

type Props = {
  rows: readonly WorkRow[];
  caption: string;
  month: string;
  block: FormBlock;
  total: number;
  isBusy: boolean;
  onMore: (() => void) | null;
  onChanged: () => void;
};

const RETURNABLE: readonly string[] = ['SUBMITTED', 'VERIFIED'];

type ColumnsOf = {
  block: FormBlock;
  selection: ReadonlySet<string>;
  toggle: (id: string) => void;
  onReturn: (row: WorkRow) => void;
};

function useColumns({ block, selection, toggle, onReturn }: ColumnsOf) {
  const t = useReportPetugasText();
  const format = useFormat();
  const mayVerify = useMay('submission.verify');
  const mayReturn = useMay('submission.return');
  const figure = (key: 'ks' | 'ds' | 'nd', header: string): Column<WorkRow> => ({
    key,
    header,
    align: 'end',
    cell: (row) => format.percent(row[key]),
    sortBy: (row) => row[key],
  });
  const mainColumns: Column<WorkRow>[] = [
    {
      key: 'submitted',
      header: t('worklist.submitted'),
      cell: ({ submittedAt }) => format.shortDayOf(submittedAt),
      sortBy: ({ submittedAt }) => submittedAt,
    },
    figure('ks', 'K/S'),
    figure('ds', 'D/S'),
    figure('nd', 'N/D'),
  ];
  // The figures of a row are those of the main form.
  const otherColumns: Column<WorkRow>[] = [
    {
      key: 'arrival',
      header: t('worklist.arrival'),
      cell: ({ arrival }) => <ArrivalBadge arrival={arrival} />,
      sortBy: ({ arrival }) => arrival,
    },
    {
      key: 'deadline',
      header: t('worklist.deadline'),
      cell: ({ deadline }) => format.shortDayOf(deadline),
      sortBy: ({ deadline }) => deadline,
    },
  ];
  const columns: Column<WorkRow>[] = [
    {
      key: 'name',
      header: t('worklist.name'),
      isRowHeader: true,
      cell: ({ posyandu, month, report }) => (
        <RowCheck
          label={t('worklist.select', { name: posyandu.name })}
          isChecked={report !== null && selection.has(report)}
          onToggle={mayVerify && report ? () => toggle(report) : null}
        >
          <Link to={paths.grid({ posyandu: posyandu.id, periode: month, form: formParam(block) })} data-report={report}>
            {posyandu.name}
          </Link>
        </RowCheck>
      ),
      sortBy: ({ posyandu }) => posyandu.name,
    },
    { key: 'desa', header: t('worklist.desa'), cell: ({ desa }) => desa, sortBy: ({ desa }) => desa },
    {
      key: 'status',
      header: t('worklist.status'),
      cell: ({ status }) => <ReportBadge status={status} />,
      sortBy: ({ status }) => status,
    },
    ...(block === 'SKDN' ? mainColumns : otherColumns),
  ];
  const acts: Column<WorkRow> = {
    key: 'acts',
    header: t('worklist.acts'),
    cell: (row) =>
      RETURNABLE.includes(row.status) && (
        <Button size="small" onClick={() => onReturn(row)}>
          {t('return.button')}
        </Button>
      ),
  };
  return mayReturn ? [...columns, acts] : columns;
}

const checkable = ({ report, status, posyandu }: WorkRow): Checkable => ({ report, status, name: posyandu.name });

/** The posts with what can be done to each; rows that are marked are checked together. */
export function WorklistTable({ rows, caption, month, block, total, isBusy, onMore, onChanged }: Props) {
  const t = useReportPetugasText();
  const mayVerify = useMay('submission.verify');
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [returning, setReturning] = useState<WorkRow | null>(null);
  const toggle = (id: string) => {
    const next = new Set(selection);
    if (!next.delete(id)) next.add(id);
    setSelection(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = event.target instanceof Element ? event.target.closest('tr') : null;
    const report = row?.querySelector<HTMLElement>('[data-report]')?.dataset.report;
    if (event.key !== 'x' || !report || event.ctrlKey || event.metaKey || !mayVerify) return;
    event.preventDefault();
    toggle(report);
  };
  const columns = useColumns({ block, selection, toggle, onReturn: setReturning });
  const changed = () => {
    setSelection(new Set());
    onChanged();
  };
  return (
    <>
      {/* It stays when the list becomes empty: what it did is still on screen. */}
      {mayVerify && (
        <SelectionBar rows={rows.map(checkable)} selection={selection} onSelect={setSelection} onDone={changed} />
      )}
      <Panel flush>
        {rows.length === 0 && (
          <EmptyState title={t('worklist.none')} icon="form">
            {t('worklist.noneHint')}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <>
            {/* x marks a row; its box answers Tab and space as well. */}
            {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
            <div onKeyDown={onKeyDown}>
              <DataTable
                caption={caption}
                columns={columns}
                rows={rows}
                rowKey={({ posyandu }) => posyandu.id}
                isCurrent={({ report }) => report !== null && selection.has(report)}
              />
            </div>
            <MoreRows shown={rows.length} total={total} isBusy={isBusy} onMore={onMore} />
          </>
        )}
      </Panel>
      {returning?.report && (
        <ReturnDialog
          report={returning.report}
          name={returning.posyandu.name}
          month={month}
          onClose={() => setReturning(null)}
          onDone={changed}
        />
      )}
    </>
  );
}
