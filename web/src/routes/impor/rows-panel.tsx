import { useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { ImportRowStatus } from '@/gql/schema-types.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useImportText } from '@/i18n/texts/import.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { FilterChips } from '@/ui/filter-chips.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import css from './import-page.module.css';
import { useImportRowsQuery } from './import-page.generated.ts';
import { countOf, type Job, type Row, STATUS_TONES } from './import-page.types.ts';

const PAGE = 100;

/** The rows of an import, narrowed by how they stand; the choice is kept in the address. */
export function RowsPanel({ job, statuses }: { job: Job; statuses: readonly ImportRowStatus[] }) {
  const t = useImportText();
  const [search, setSearch] = useSearchParams();
  const asked = Object.values(ImportRowStatus).find((one) => one === search.get('saring')) ?? null;
  const status = asked && statuses.includes(asked) ? asked : null;
  const choose = (next: ImportRowStatus | null) =>
    setSearch(
      (before) => {
        if (next) before.set('saring', next);
        else before.delete('saring');
        return before;
      },
      { replace: true },
    );
  const chips = statuses
    .filter((value) => countOf(job, value) > 0)
    .map((value) => ({ value, label: t(`chips.${value}`), count: countOf(job, value), tone: STATUS_TONES[value] }));
  return (
    <>
      <FilterChips label={t('chips.label')} chips={chips} value={status} onChoose={choose} />
      <RowList key={`${job.state} ${status}`} job={job} status={status} />
    </>
  );
}

function RowList({ job, status }: { job: Job; status: ImportRowStatus | null }) {
  const t = useImportText();
  const { data, error, loading, fetchMore, refetch } = useImportRowsQuery({
    variables: { id: job.id, status: status && [status], first: PAGE },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const more = (after: string | null) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => {
        const [known, next] = [before.importJob, fetchMoreResult.importJob];
        if (!known || !next) return before;
        return {
          ...before,
          importJob: { ...known, rows: { ...next.rows, rows: [...known.rows.rows, ...next.rows.rows] } },
        };
      },
    });
  return (
    <QueryState
      data={data?.importJob?.rows}
      failure={toFailure(error)}
      onRetry={() => void refetch()}
      isEmpty={({ rows }) => rows.length === 0}
      empty={
        status ? (
          <p className="pk-muted">{t('preview.none')}</p>
        ) : (
          <EmptyState title={t('preview.empty')}>{t('preview.emptyHint')}</EmptyState>
        )
      }
    >
      {({ rows, hasNextPage, endCursor }) => (
        <Panel flush>
          <RowTable
            rows={rows}
            caption={t('preview.caption', { name: job.fileName })}
            isOneMonth={job.months.length === 1}
          />
          <MoreRows
            shown={rows.length}
            total={status ? countOf(job, status) : job.counts.total}
            isBusy={loading}
            onMore={hasNextPage ? () => void more(endCursor) : null}
          />
        </Panel>
      )}
    </QueryState>
  );
}

function RowTable({ rows, caption, isOneMonth }: { rows: readonly Row[]; caption: string; isOneMonth: boolean }) {
  const t = useImportText();
  const format = useFormat();
  const columns: Column<Row>[] = [
    {
      key: 'row',
      header: t('preview.row'),
      cell: ({ row }) => format.number(row),
      sortBy: ({ row }) => row,
      align: 'end',
      width: '5rem',
      isWideOnly: true,
    },
    {
      key: 'unit',
      header: t('preview.unit'),
      isRowHeader: true,
      cell: ({ name, code, row }) => (
        <>
          {name} <span className="pk-muted">{code}</span>
          <span className={css.narrow}> {t('preview.rowNumber', { row: format.number(row) })}</span>
        </>
      ),
      sortBy: ({ name }) => name,
    },
    // A file of one month says so in its head.
    ...(isOneMonth
      ? []
      : [{ key: 'month', header: t('preview.month'), cell: ({ month }: Row) => format.period(month) }]),
    {
      key: 'filled',
      header: t('preview.filled'),
      cell: ({ filled }) => format.number(filled),
      align: 'end',
      isWideOnly: true,
    },
    {
      key: 'status',
      header: t('preview.status'),
      cell: ({ status }) => <StatusBadge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</StatusBadge>,
      sortBy: ({ status }) => status,
    },
    { key: 'findings', header: t('preview.findings'), cell: (row) => <Findings row={row} />, isProse: true },
  ];
  return (
    <DataTable
      stacks
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ row }) => String(row)}
      maxHeight="72vh"
    />
  );
}

/** A row with more to say keeps the rest folded, so that the next rows stay in sight. */
const SHOWN_FINDINGS = 3;

function Findings({ row: { findings } }: { row: Row }) {
  const t = useImportText();
  const rest = findings.slice(SHOWN_FINDINGS);
  return (
    <>
      <FindingList findings={findings.slice(0, SHOWN_FINDINGS)} />
      {rest.length > 0 && (
        <details className={css.rest}>
          <summary>{t('preview.moreFindings', { count: rest.length })}</summary>
          <FindingList findings={rest} />
        </details>
      )}
    </>
  );
}

const SHOWN_COLUMNS = 3;

function FindingList({ findings }: Pick<Row, 'findings'>) {
  const t = useImportText();
  const text = useText();
  const named = (columns: readonly string[]): string => {
    const shown = columns.slice(0, SHOWN_COLUMNS).join(', ');
    const rest = columns.length - SHOWN_COLUMNS;
    return t('preview.column', { columns: rest > 0 ? t('preview.more', { columns: shown, count: rest }) : shown });
  };
  return (
    <ul className={css.findings}>
      {findings.map(({ code, columns, message }) => (
        <li key={`${code} ${columns.join(' ')}`}>
          {columns.length > 0 && <span className={css.columns}>{named(columns)}: </span>}
          {text(message)}
        </li>
      ))}
    </ul>
  );
}
