import { Link, useSearchParams } from 'react-router';
import type { ReportStatus } from '@/gql/schema-types.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import css from './closing-page.module.css';
import type { FormTally } from './closing-page.types.ts';
import { sumTallies, type Tally } from './sum-tallies.ts';
import type { useClosingView } from './use-closing-view.ts';

type Props = { forms: readonly FormTally[]; month: string; view: ReturnType<typeof useClosingView> };
/** `form` is what the address calls it; null is the sum of all. */
type Row = Tally & { readonly form: string | null; readonly name: string };

export const LIST_ID = 'daftar-laporan';

const STATES: readonly (readonly [ReportStatus, Exclude<keyof Tally, 'expected'>])[] = [
  ['NONE', 'none'],
  ['DRAFT', 'draft'],
  ['SUBMITTED', 'submitted'],
  ['RETURNED', 'returned'],
  ['VERIFIED', 'verified'],
  ['APPROVED', 'approved'],
];

/** How many reports of each form stand in which state; a number opens the list of just these. */
export function FormStates({ forms, month, view }: Props) {
  const t = useClosingText();
  const words = useDomainText();
  const text = useText();
  const format = useFormat();
  const rows: Row[] = [
    ...forms.map((form) => ({ ...form, form: form.name.id, name: text(form.name) })),
    { ...sumTallies(forms), form: null, name: t('forms.total') },
  ];
  const columns: Column<Row>[] = [
    { key: 'form', header: t('forms.form'), isProse: true, cell: (row) => row.name },
    { key: 'expected', header: t('forms.expected'), align: 'end', cell: ({ expected }) => format.number(expected) },
    ...STATES.map(
      ([status, key]): Column<Row> => ({
        key,
        header: words(`reportStatus.${status}`),
        align: 'end',
        cell: (row) => <Count row={row} status={status} count={row[key]} view={view} />,
      }),
    ),
  ];
  return (
    <Panel flush title={t('forms.title')}>
      <DataTable
        caption={t('forms.caption', { month: format.period(month) })}
        columns={columns}
        rows={rows}
        rowKey={({ form }) => form ?? 'total'}
      />
    </Panel>
  );
}

type CountProps = { row: Row; status: ReportStatus; count: number; view: Props['view'] };

function Count({ row, status, count, view }: CountProps) {
  const t = useClosingText();
  const words = useDomainText();
  const format = useFormat();
  const [search] = useSearchParams();
  if (count === 0) return <span className="pk-muted">0</span>;
  const next = new URLSearchParams(search);
  next.set('status', status);
  next.delete('puskesmas');
  if (row.form) next.set('form', row.form);
  else next.delete('form');
  const isShown = view.status === status && view.form === row.form;
  return (
    <Link
      className={css.tally}
      to={`?${next}`}
      replace
      aria-current={isShown || undefined}
      aria-label={t('forms.show', { count, form: row.name, status: words(`reportStatus.${status}`) })}
      onClick={() => document.getElementById(LIST_ID)?.scrollIntoView({ block: 'start' })}
    >
      {format.number(count)}
    </Link>
  );
}
