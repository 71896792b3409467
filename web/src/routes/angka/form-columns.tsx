import { Link } from 'react-router';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import type { ExplainedFormKind } from '@/gql/schema-types.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { cx } from '@/lib/cx.ts';
import { paths } from '@/paths.ts';
import type { Column } from '@/ui/data-table.tsx';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';
import type { FigureFormFragment } from './figure-page.generated.ts';
import css from './figure-page.module.css';

type Form = FigureFormFragment;

const TONES: Readonly<Record<ExplainedFormKind, Tone>> = {
  COUNTED: 'good',
  LEFT_OUT: 'warn',
  MISSING: 'neutral',
  SILENT: 'bad',
};

/** Columns of the reports behind a figure; each name leads to the report itself. */
export function useFormColumns({ hasMonths }: { hasMonths: boolean }): Column<Form>[] {
  const t = useFigurePageText();
  const format = useFormat();
  const sum = (key: 'numerator' | 'denominator'): Column<Form> => ({
    key,
    header: t(key),
    align: 'end',
    isWideOnly: true,
    cell: (form) => format.number(form[key]),
    sortBy: (form) => form[key],
  });
  const months: Column<Form> = {
    key: 'month',
    header: t('forms.month'),
    cell: ({ month }) => format.period(month),
    sortBy: ({ month }) => month,
  };
  return [
    {
      key: 'name',
      header: t('forms.post'),
      isRowHeader: true,
      cell: (form) => (
        <>
          <FormLink form={form} />
          <div className={cx(css.why, css.narrow)}>{form.desa}</div>
        </>
      ),
      sortBy: ({ name }) => name,
    },
    { key: 'desa', header: t('forms.desa'), isWideOnly: true, cell: ({ desa }) => desa, sortBy: ({ desa }) => desa },
    ...(hasMonths ? [months] : []),
    {
      key: 'became',
      header: t('forms.became'),
      cell: (form) => <Became form={form} />,
      sortBy: ({ kind }) => kind,
    },
    sum('numerator'),
    sum('denominator'),
    { key: 'status', header: t('forms.status'), isWideOnly: true, cell: (form) => <Standing form={form} /> },
  ];
}

function FormLink({ form: { posyandu, name, month, carriedFrom, block, report } }: { form: Form }) {
  if (posyandu === null || report === null) return name;
  return <Link to={paths.report(posyandu, carriedFrom ?? month, { form: block })}>{name}</Link>;
}

function Became({ form: { kind, why } }: { form: Form }) {
  const t = useFigurePageText();
  const text = useText();
  return (
    <>
      <StatusBadge tone={TONES[kind]}>{t(`forms.kind.${kind}`)}</StatusBadge>
      {why && <div className={css.why}>{text(why)}</div>}
    </>
  );
}

function Standing({ form: { status, revision, approvedAt, approvedBy } }: { form: Form }) {
  const t = useFigurePageText();
  const format = useFormat();
  return (
    <>
      {status && <ReportBadge status={status} />}
      {revision !== null && (
        <div className={css.why}>
          {[
            t('forms.revision', { revision }),
            approvedAt && t('forms.approved', { office: approvedBy ?? 'Pokjanal', at: format.instant(approvedAt) }),
          ]
            .filter(Boolean)
            .join(', ')}
        </div>
      )}
    </>
  );
}
