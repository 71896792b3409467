import { useSearchParams } from 'react-router';
import type { ImportRowStatus } from '@/gql/schema-types.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { FilterChips } from '@/ui/filter-chips.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { Panel } from '@/ui/page.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { STATUS_TONES } from '../impor/import-page.types.ts';
import css from './list-import.module.css';
import { cellKey, countOf, type List, type ListRow, type Repairs } from './list-import.types.ts';

type Props = {
  job: List;
  status: ImportRowStatus | null;
  isBusy: boolean;
  onMore: (after: string | null) => void;
  repairs: Repairs;
  /** Null once nothing can be put right any more. */
  onRepair: ((repairs: Repairs) => void) | null;
};

const ORDER: readonly ImportRowStatus[] = [
  'ERROR',
  'WARNING',
  'READY',
  'REFUSED',
  'KEPT',
  'SUBMITTED',
  'UNDONE',
  'UNCHANGED',
];

/** The rows of a list, narrowed by how they stand; wrong cells are put right where they are. */
export function ListRows({ job, status, isBusy, onMore, repairs, onRepair }: Props) {
  const t = useListImportText();
  const [, setSearch] = useSearchParams();
  const choose = (next: ImportRowStatus | null) =>
    setSearch(
      (before) => {
        if (next) before.set('saring', next);
        else before.delete('saring');
        return before;
      },
      { replace: true },
    );
  const chips = ORDER.filter((value) => countOf(job, value) > 0 || value === status).map((value) => ({
    value,
    label: t(`chips.${value}`),
    count: countOf(job, value),
    tone: STATUS_TONES[value],
  }));
  const { rows, hasNextPage, endCursor } = job.rows;
  return (
    <>
      <FilterChips label={t('chips.label')} chips={chips} value={status} onChoose={choose} />
      {rows.length === 0 ? (
        <p className="pk-muted">{t(status ? 'preview.noRows' : 'preview.noList')}</p>
      ) : (
        <Panel flush>
          <RowTable job={job} repairs={repairs} onRepair={onRepair} />
          <MoreRows
            shown={rows.length}
            total={status ? countOf(job, status) : job.counts.total}
            isBusy={isBusy}
            onMore={hasNextPage ? () => onMore(endCursor) : null}
          />
        </Panel>
      )}
    </>
  );
}

function RowTable({ job, repairs, onRepair }: Pick<Props, 'job' | 'repairs' | 'onRepair'>) {
  const t = useListImportText();
  const format = useFormat();
  const columns: Column<ListRow>[] = [
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
      key: 'what',
      header: t('preview.what'),
      isRowHeader: true,
      cell: ({ name, place, row }) => (
        <>
          {name || t('preview.empty')} <span className="pk-muted">{place}</span>
          <span className={css.narrow}> {t('preview.rowNumber', { row: format.number(row) })}</span>
        </>
      ),
      sortBy: ({ name }) => name,
    },
    {
      key: 'status',
      header: t('preview.status'),
      cell: ({ status, isNew }) => (
        <>
          <StatusBadge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</StatusBadge>{' '}
          {isNew && status !== 'ERROR' && <span className="pk-muted">{t('preview.isNew')}</span>}
        </>
      ),
      sortBy: ({ status }) => status,
    },
    { key: 'changes', header: t('preview.changes'), cell: (row) => <Changes row={row} />, isProse: true },
    {
      key: 'findings',
      header: t('preview.findings'),
      cell: (row) => <Findings row={row} titles={job.titles} repairs={repairs} onRepair={onRepair} />,
      isProse: true,
    },
  ];
  return (
    <DataTable
      stacks
      caption={t('preview.caption', { name: job.fileName })}
      columns={columns}
      rows={job.rows.rows}
      rowKey={({ row }) => String(row)}
      maxHeight="72vh"
    />
  );
}

/** What a row would save; of a wrong one only what is wrong matters. */
function Changes({ row: { diff, isNew, status } }: { row: ListRow }) {
  const t = useListImportText();
  if (status === 'ERROR') return null;
  return (
    <ul className={css.changes}>
      {diff.map(({ column, before, after }) => (
        <li key={column}>
          <span className={css.columns}>{column}</span>{' '}
          {!isNew && (
            <>
              <del>{before ?? t('preview.empty')}</del> →{' '}
            </>
          )}
          {after ?? t('preview.empty')}
        </li>
      ))}
    </ul>
  );
}

type CellProps = { row: ListRow; titles: readonly string[] } & Pick<Props, 'repairs' | 'onRepair'>;

function Findings({ row, titles, repairs, onRepair }: CellProps) {
  const text = useText();
  return (
    <ul className={css.findings}>
      {row.findings.map(({ code, columns, message }) => (
        <li key={`${code} ${columns.join(' ')}`}>
          {columns[0] && <span className={css.columns}>{columns.join(', ')}: </span>}
          {text(message)}
          {onRepair && row.status === 'ERROR' && columns[0] && titles.includes(columns[0]) && (
            <Cell row={row} column={columns[0]} titles={titles} repairs={repairs} onRepair={onRepair} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A wrong cell as it stands, to be typed over. */
function Cell({ row, column, titles, repairs, onRepair }: CellProps & { column: string }) {
  const t = useListImportText();
  const format = useFormat();
  const standing = row.cells[titles.indexOf(column)] ?? '';
  const key = cellKey(row.row, column);
  const type = (text: string) => {
    const next = new Map(repairs);
    if (text === standing) next.delete(key);
    else next.set(key, { row: row.row, column, text });
    onRepair?.(next);
  };
  return (
    <input
      className={css.cell}
      aria-label={t('preview.cell', { column, row: format.number(row.row) })}
      value={repairs.get(key)?.text ?? standing}
      onChange={(event) => type(event.target.value)}
    />
  );
}
