import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import type { ExplainedFormKind, ExplainInput } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { DataTable } from '@/ui/data-table.tsx';
import { SelectField } from '@/ui/field.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { Panel } from '@/ui/page.tsx';
import { QueryState } from '@/ui/query-state.tsx';
import { type FigureFormsQuery, useFigureFormsQuery } from './figure-page.generated.ts';
import css from './figure-page.module.css';
import { useFormColumns } from './form-columns.tsx';

const PAGE = 50;
const KINDS = ['COUNTED', 'LEFT_OUT', 'MISSING', 'SILENT'] as const satisfies readonly ExplainedFormKind[];

type Forms = FigureFormsQuery['explain']['forms'];
type Page = NonNullable<Forms['page']>;

/** The reports behind a figure, all or of one kind, page by page; or in words why they are not listed. */
export function FormsPanel({ figure }: { figure: ExplainInput }) {
  const t = useFigurePageText();
  const [only, setOnly] = useState<ExplainedFormKind | null>(null);
  const { data, previousData, error, loading, fetchMore, refetch } = useFigureFormsQuery({
    variables: { figure, first: PAGE, only },
  });
  const onMore = (after: string) =>
    void fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
    });
  const forms = (data ?? previousData)?.explain.forms;
  return (
    <Panel
      flush={Boolean(forms?.page)}
      title={t('forms.title')}
      actions={forms?.page && <KindSelect counts={forms.page.counts} value={only} onChange={setOnly} />}
    >
      <QueryState data={forms} failure={toFailure(error)} onRetry={() => void refetch()}>
        {({ page, reason }) =>
          page ? (
            <FormsTable page={page} period={figure.period} only={only} isBusy={loading} onMore={onMore} />
          ) : (
            <p className={css.note}>{t(`forms.${reason ?? 'none'}`)}</p>
          )
        }
      </QueryState>
    </Panel>
  );
}

function joined(before: FigureFormsQuery, next: FigureFormsQuery): FigureFormsQuery {
  const [old, more] = [before.explain.forms.page, next.explain.forms.page];
  if (!old || !more) return before;
  const page = { ...more, items: [...old.items, ...more.items] };
  return { ...before, explain: { ...before.explain, forms: { ...before.explain.forms, page } } };
}

const countOf = (counts: Page['counts'], kind: ExplainedFormKind | null): number => {
  const { counted, missing, leftOut, silent } = counts;
  const all = { COUNTED: counted, MISSING: missing, LEFT_OUT: leftOut, SILENT: silent };
  return kind ? all[kind] : counted + missing + leftOut + silent;
};

type SelectProps = {
  counts: Page['counts'];
  value: ExplainedFormKind | null;
  onChange: (kind: ExplainedFormKind | null) => void;
};

function KindSelect({ counts, value, onChange }: SelectProps) {
  const t = useFigurePageText();
  const format = useFormat();
  const count = (kind: ExplainedFormKind | null) => format.number(countOf(counts, kind));
  return (
    <SelectField
      hideLabel
      label={t('forms.show')}
      value={value ?? ''}
      options={[
        { value: '', label: t('forms.all', { count: count(null) }) },
        ...KINDS.map((kind) => ({ value: kind, label: t(`forms.kindCount.${kind}`, { count: count(kind) }) })),
      ]}
      onChange={({ currentTarget }) => onChange(KINDS.find((kind) => kind === currentTarget.value) ?? null)}
    />
  );
}

type TableProps = {
  page: Page;
  period: string;
  only: ExplainedFormKind | null;
  isBusy: boolean;
  onMore: (after: string) => void;
};

function FormsTable({ page, period, only, isBusy, onMore }: TableProps) {
  const t = useFigurePageText();
  // Forms of the month itself need not say so, each on a line of its own.
  const columns = useFormColumns({ hasMonths: page.items.some(({ month }) => month !== period) });
  const { items, endCursor, hasNextPage, isPartial } = page;
  if (items.length === 0) return <p className={css.foot}>{t(only ? 'forms.none' : 'forms.noneAtAll')}</p>;
  return (
    <>
      {isPartial && <p className={css.foot}>{t('forms.partial')}</p>}
      <DataTable
        caption={t('forms.caption')}
        columns={columns}
        rows={items}
        rowKey={({ name, desa, month, block, posyandu }) => `${posyandu ?? desa} ${name} ${month} ${block}`}
      />
      <MoreRows
        shown={items.length}
        total={countOf(page.counts, only)}
        isBusy={isBusy}
        onMore={hasNextPage && endCursor ? () => onMore(endCursor) : null}
      />
    </>
  );
}
