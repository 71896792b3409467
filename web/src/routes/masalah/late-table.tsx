import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { saveFile, toCsv } from '@/lib/csv.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import type { AnsweringFragment } from './problem-pages.generated.ts';
import { useAnsweringWords } from './use-answering-words.ts';

export type LateRow = AnsweringFragment & { readonly key: string; readonly name: string; readonly path: string };

type Props = { title: string; head: string; file: string; empty: string; rows: readonly LateRow[] };

/** Who owes answers and how fast they came, one line each; sortable, and saved as it stands. */
export function LateTable({ title, head, file, empty, rows }: Props) {
  const t = useProblemText();
  const format = useFormat();
  const words = useAnsweringWords();
  const count = (key: 'open' | 'waiting' | 'late'): Column<LateRow> => ({
    key,
    header: t(`late.${key}`),
    align: 'end',
    isWideOnly: key !== 'late',
    cell: (row) =>
      key === 'late' && row.late > 0 ? <strong>{format.number(row.late)}</strong> : format.number(row[key]),
    sortBy: (row) => row[key],
  });
  const save = () => {
    const heads = [head, t('late.open'), t('late.waiting'), t('late.late'), t('late.median'), t('late.inTime')];
    const lines = rows.map((row) => [row.name, row.open, row.waiting, row.late, row.medianDays, row.inTimeShare]);
    saveFile(file, toCsv(heads, lines));
  };
  return (
    <Panel
      flush
      title={title}
      actions={
        <Button size="small" icon="download" disabled={rows.length === 0} onClick={save}>
          {t('late.export')}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={empty} icon="check" />
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ key }) => key}
          initialSort={{ key: 'late', direction: 'descending' }}
          columns={[
            {
              key: 'name',
              header: head,
              isRowHeader: true,
              isProse: true,
              cell: ({ name, path }) => <Link to={path}>{name}</Link>,
              sortBy: ({ name }) => name,
            },
            count('late'),
            count('waiting'),
            count('open'),
            {
              key: 'median',
              header: t('late.median'),
              align: 'end',
              cell: words.median,
              sortBy: ({ medianDays }) => medianDays,
            },
            {
              key: 'inTime',
              header: t('late.inTime'),
              align: 'end',
              cell: words.inTime,
              sortBy: ({ inTimeShare }) => inTimeShare,
            },
          ]}
        />
      )}
    </Panel>
  );
}
