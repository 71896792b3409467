import { useState } from 'react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import type { ExplainInput } from '@/gql/schema-types.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { paths } from '@/paths.ts';
import { Choice } from '@/ui/choice.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { Panel } from '@/ui/page.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { type FigureRecordFragment, type FigureRecordsQuery, useFigureRecordsQuery } from './figure-page.generated.ts';
import css from './figure-page.module.css';

const PAGE = 50;
const SHOWN = ['ALL', 'OPEN'] as const;

type RecordLine = FigureRecordFragment;
type Records = NonNullable<FigureRecordsQuery['explain']['records']>;
type Page = NonNullable<Records['page']>;

/** The groups, duties or problems that a figure about areas counts, page by page, each with the way to it. */
export function RecordsPanel({ figure }: { figure: ExplainInput }) {
  const t = useFigurePageText();
  const [show, setShow] = useState<(typeof SHOWN)[number]>('ALL');
  const { data, previousData, error, loading, fetchMore, refetch } = useFigureRecordsQuery({
    variables: { figure, first: PAGE, onlyOpen: show === 'OPEN' },
  });
  const onMore = (after: string) =>
    void fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
    });
  // The list stays while the other part of it is on its way.
  const records = (data ?? previousData)?.explain.records;
  return (
    <Panel
      flush={Boolean(records?.page)}
      title={t('records.title')}
      actions={
        records?.page &&
        records.page.total > 0 && (
          <Choice
            label={t('records.title')}
            value={show}
            options={SHOWN.map((value) => ({ value, label: t(`records.show.${value}`) }))}
            onChange={setShow}
          />
        )
      }
    >
      <QueryState data={records} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ page, reason }) =>
          page ? (
            <RecordsTable page={page} isBusy={loading} onMore={onMore} />
          ) : (
            <p className={css.note}>{t(`records.${reason ?? 'none'}`)}</p>
          )
        }
      </QueryState>
    </Panel>
  );
}

function joined(before: FigureRecordsQuery, next: FigureRecordsQuery): FigureRecordsQuery {
  const [old, more] = [before.explain.records?.page, next.explain.records?.page];
  if (!old || !more) return before;
  const page = { ...more, items: [...old.items, ...more.items] };
  return { ...before, explain: { ...before.explain, records: { ...next.explain.records, page } as Records } };
}

function RecordsTable({ page, isBusy, onMore }: { page: Page; isBusy: boolean; onMore: (after: string) => void }) {
  const t = useFigurePageText();
  const format = useFormat();
  const columns = useRecordColumns(page.kind);
  const { items, total, fulfilled, hidden, listed, endCursor, hasNextPage } = page;
  const counts = { total: format.number(total), fulfilled: format.number(fulfilled) };
  if (total === 0) return <p className={css.foot}>{t(`records.empty.${page.kind}`)}</p>;
  return (
    <>
      <p className={css.foot}>
        {t(`records.counts.${page.kind}`, counts)}
        {hidden > 0 && ` ${t('records.hidden', { count: format.number(hidden) })}`}
      </p>
      {items.length > 0 && (
        <DataTable stacks caption={t('records.title')} columns={columns} rows={items} rowKey={({ key }) => key} />
      )}
      <MoreRows
        shown={items.length}
        total={listed}
        isBusy={isBusy}
        onMore={hasNextPage && endCursor ? () => onMore(endCursor) : null}
      />
    </>
  );
}

function useRecordColumns(kind: Page['kind']): Column<RecordLine>[] {
  const t = useFigurePageText();
  const text = useText();
  const format = useFormat();
  const area: Column<RecordLine> = {
    key: 'area',
    header: t('records.area'),
    isRowHeader: kind === 'GROUP',
    cell: (line) => (kind === 'GROUP' ? <Way line={line}>{line.area}</Way> : line.area),
  };
  const became: Column<RecordLine> = {
    key: 'became',
    header: t('forms.became'),
    cell: (line) => <Became line={line} />,
  };
  if (kind === 'GROUP') return [area, became];
  return [
    {
      key: 'name',
      header: t(kind === 'DUTY' ? 'records.duty' : 'records.problem'),
      isRowHeader: true,
      isProse: true,
      cell: (line) => <Way line={line}>{line.name ? text(line.name) : line.area}</Way>,
    },
    { key: 'opd', header: t('records.opd'), isProse: true, cell: ({ opd }) => opd },
    { ...area, isWideOnly: true },
    {
      key: 'month',
      header: t(kind === 'DUTY' ? 'records.until' : 'records.dueOn'),
      isWideOnly: true,
      cell: ({ month, dueOn }) => (dueOn ? format.day(dueOn) : format.period(month)),
    },
    became,
  ];
}

/** To the record itself, or to where it would stand. */
function Way({ line, children }: { line: RecordLine; children: string }) {
  return <Link to={pathOf(line)}>{children}</Link>;
}

function pathOf({ kind, wilayah, pokjanal, evidence, problem, month }: RecordLine): string {
  if (problem) return paths.problem(problem);
  if (kind === 'DUTY') {
    return evidence ? paths.evidence(evidence) : paths.duties({ kelompok: pokjanal, tahun: month.slice(0, 4) });
  }
  return pokjanal ? paths.pokjanal(pokjanal) : paths.pokjanalList({ wilayah });
}

function Became({ line: { kind, isFulfilled, status } }: { line: RecordLine }) {
  const t = useFigurePageText();
  if (kind === 'GROUP')
    return status ? <PokjanalBadge status={status} /> : <StatusBadge tone="bad">{t('records.noGroup')}</StatusBadge>;
  return (
    <StatusBadge tone={isFulfilled ? 'good' : 'bad'}>
      {t(`records.${isFulfilled ? 'fulfilled' : 'open'}.${kind}`)}
    </StatusBadge>
  );
}
