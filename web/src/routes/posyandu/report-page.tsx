import { Link, useParams, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { ArrivalBadge, ReportBadge } from '@/features/report/report-badge.tsx';
import { FormTabs } from '@/features/report-form/form-tabs.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useCodeText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { zoneId } from '@/lib/zone.ts';
import { paths } from '@/paths.ts';
import { Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { ClosingBadge } from '../tutup/closing-badge.tsx';
import { ApprovedChanges } from './approved-changes.tsx';
import { useReportPageQuery } from './posyandu-page.generated.ts';
import { ReportFigures } from './report-figures.tsx';
import type { Form } from './report-page.types.ts';
import { ReportValues } from './report-values.tsx';

type Post = NonNullable<Form['posyandu']>;

/** One month of one post as it was reported, form by form: figures, every cell, and who did what when. */
export function ReportPage() {
  const { id = '', month = '' } = useParams();
  const [search] = useSearchParams();
  const { data, error, refetch } = useReportPageQuery({
    variables: { posyandu: id, month, block: search.get('form') },
  });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ reportForm }) =>
        reportForm?.posyandu ? (
          <ReportView form={reportForm} posyandu={reportForm.posyandu} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

function ReportView({ form, posyandu }: { form: Form; posyandu: Post }) {
  const t = useOrganisationText();
  const text = useText();
  const format = useFormat();
  const { report, month, forms, block } = form;
  return (
    <>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={[...posyandu.wilayah.ancestors, posyandu.wilayah]} />}
        kicker={<Link to={paths.posyandu(posyandu.id)}>{posyandu.name}</Link>}
        title={t('report.title', { month: format.period(month) })}
        tags={
          <>
            <ReportBadge status={report.status} />{' '}
            {report.arrival !== 'NONE' && <ArrivalBadge arrival={report.arrival} />}
            <ClosingBadge report={report.id} />
          </>
        }
      />
      <Stack>
        <FormTabs forms={forms} current={block} hrefOf={(form) => paths.report(posyandu.id, month, { form })} />
        <ApprovedChanges form={form} zone={zoneId(posyandu.wilayah.zone)} />
        <ReportFigures form={form} />
        <Panel flush title={text(form.form)}>
          <Values form={form} />
        </Panel>
        <History form={form} zone={zoneId(posyandu.wilayah.zone)} />
      </Stack>
    </>
  );
}

function Values({ form }: { form: Form }) {
  const t = useOrganisationText();
  const { opened, status, notOpenedReason } = form.report;
  if (!opened) {
    return (
      <EmptyState title={t('report.notOpened')} icon="pause">
        {notOpenedReason}
      </EmptyState>
    );
  }
  if (status !== 'NONE') return <ReportValues form={form} />;
  return (
    <EmptyState title={t('report.nothing')} icon="form">
      {t('report.nothingHint')}
    </EmptyState>
  );
}

function History({ form: { report }, zone }: { form: Form; zone: string }) {
  const t = useOrganisationText();
  const format = useFormat();
  const actionName = useCodeText('action');
  return (
    <Panel title={t('report.history')}>
      <Facts
        facts={[
          report.deadline && [t('report.deadline'), format.instant(report.deadline, zone)],
          report.note && [t('report.note'), report.note],
          report.returnReason && [t('report.returnReason'), report.returnReason],
          ...report.revisions.map(
            ({ revision, action, at, by, note }) =>
              [
                `${actionName(action)} · ${t('report.revision', { number: revision })}`,
                [format.instant(at, zone), by && t('report.by', { name: by }), note].filter(Boolean).join(' · '),
              ] as const,
          ),
        ]}
      />
    </Panel>
  );
}
