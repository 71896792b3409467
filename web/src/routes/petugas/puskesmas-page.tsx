import { useState } from 'react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { ArrivalBadge, ReportBadge } from '@/features/report/report-badge.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { RowCheck } from '@/ui/row-check.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { type PuskesmasVillagesQuery, usePuskesmasVillagesQuery } from './petugas-pages.generated.ts';
import { PetugasTabs } from './petugas-tabs.tsx';
import { SelectionBar } from './selection-bar.tsx';
import type { Checkable } from './use-verify.ts';
import { useMonth, useScope } from './use-worklist.ts';

type Village = PuskesmasVillagesQuery['puskesmasRows'][number];

/** What the puskesmas itself reports, village by village. */
export function PuskesmasPage() {
  const isAllowed = useMay('submission.submitPuskesmas');
  const { puskesmas } = useScope();
  if (!isAllowed || !puskesmas) return <FailureNotice failure={{ kind: 'refused' }} />;
  return <Villages puskesmas={puskesmas} />;
}

function Villages({ puskesmas }: { puskesmas: string }) {
  const t = useReportPetugasText();
  const { set, month, months } = useMonth();
  const { name } = useScope();
  const { data, previousData, error, refetch } = usePuskesmasVillagesQuery({ variables: { puskesmas, month } });
  return (
    <Stack>
      <PageHeader
        title={t('puskesmas.title')}
        kicker={name}
        actions={
          <PeriodPicker label={t('month')} value={month} months={months} onChange={(next) => set('periode', next)} />
        }
      />
      <PetugasTabs month={month} />
      <p className="pk-muted">{t('puskesmas.lead')}</p>
      <QueryState
        data={(data ?? previousData)?.puskesmasRows}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState title={t('puskesmas.none')} icon="tree">
            {t('puskesmas.noneHint')}
          </EmptyState>
        }
      >
        {(rows) => <VillageTable key={month} rows={rows} month={month} onChanged={() => void refetch()} />}
      </QueryState>
    </Stack>
  );
}

const checkable = ({ report, status, name }: Village): Checkable => ({ report, status, name });

function VillageTable({ rows, month, onChanged }: { rows: readonly Village[]; month: string; onChanged: () => void }) {
  const t = useReportPetugasText();
  const format = useFormat();
  const mayVerify = useMay('submission.verify');
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const toggle = (report: string) => {
    const next = new Set(selection);
    if (!next.delete(report)) next.add(report);
    setSelection(next);
  };
  const columns: Column<Village>[] = [
    {
      key: 'name',
      header: t('puskesmas.village'),
      isRowHeader: true,
      cell: ({ name, report }) => (
        <RowCheck
          label={t('worklist.select', { name })}
          isChecked={report !== null && selection.has(report)}
          onToggle={mayVerify && report ? () => toggle(report) : null}
        >
          {report ? <Link to={paths.puskesmasGrid({ laporan: report, periode: month })}>{name}</Link> : name}
        </RowCheck>
      ),
      sortBy: ({ name }) => name,
    },
    { key: 'kecamatan', header: t('puskesmas.kecamatan'), cell: ({ kecamatan }) => kecamatan, isWideOnly: true },
    {
      key: 'status',
      header: t('worklist.status'),
      cell: ({ report, status }) =>
        report ? <ReportBadge status={status} /> : <span className="pk-muted">{t('puskesmas.notDue')}</span>,
      sortBy: ({ status }) => status,
    },
    { key: 'arrival', header: t('worklist.arrival'), cell: ({ arrival }) => <ArrivalBadge arrival={arrival} /> },
    {
      key: 'deadline',
      header: t('worklist.deadline'),
      cell: ({ deadline }) => format.shortDayOf(deadline),
    },
  ];
  const changed = () => {
    setSelection(new Set());
    onChanged();
  };
  return (
    <>
      {mayVerify && (
        <SelectionBar rows={rows.map(checkable)} selection={selection} onSelect={setSelection} onDone={changed} />
      )}
      <Panel flush>
        <DataTable
          caption={t('puskesmas.caption', { month: format.period(month) })}
          columns={columns}
          rows={rows}
          rowKey={({ code }) => code}
          isCurrent={({ report }) => report !== null && selection.has(report)}
        />
      </Panel>
    </>
  );
}
