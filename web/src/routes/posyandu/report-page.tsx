import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { ArrivalBadge, ReportBadge } from '@/features/report/report-badge.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useCodeText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { indicatorName } from '@/lib/indicator-name.ts';
import { zoneId } from '@/lib/zone.ts';
import { paths } from '@/paths.ts';
import { Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import { useReportPageQuery } from './posyandu-page.generated.ts';
import type { Form } from './report-page.types.ts';
import { ReportValues } from './report-values.tsx';

/** One month of one post as it was reported: figures, every cell, and who did what when. */
export function ReportPage() {
  const { id = '', month = '' } = useParams();
  const { data, error, refetch } = useReportPageQuery({ variables: { posyandu: id, month } });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ reportForm }) =>
        reportForm ? <ReportView form={reportForm} /> : <FailureNotice isPage failure={{ kind: 'missing' }} />
      }
    </QueryState>
  );
}

function ReportView({ form }: { form: Form }) {
  const t = useOrganisationText();
  const ui = useUiText();
  const format = useFormat();
  const { posyandu, report, month } = form;
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
          </>
        }
      />
      {report.figures.length > 0 && (
        <StatRow>
          {report.figures.map(({ indicator, value, numerator, denominator }) => (
            <StatTile
              key={indicator}
              label={indicatorName(indicator)}
              value={format.percent(value)}
              detail={ui('ratio', { numerator: format.number(numerator), denominator: format.number(denominator) })}
            />
          ))}
        </StatRow>
      )}
      <Stack>
        <Panel flush title={t('report.values')}>
          {report.opened && report.status === 'NONE' ? (
            <EmptyState title={t('report.nothing')} icon="form">
              {t('report.nothingHint')}
            </EmptyState>
          ) : report.opened ? (
            <ReportValues form={form} />
          ) : (
            <EmptyState title={t('report.notOpened')} icon="pause">
              {report.notOpenedReason}
            </EmptyState>
          )}
        </Panel>
        <History form={form} />
      </Stack>
    </>
  );
}

function History({ form: { report, posyandu } }: { form: Form }) {
  const t = useOrganisationText();
  const format = useFormat();
  const zone = zoneId(posyandu.wilayah.zone);
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
