import { Navigate, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { paths } from '@/paths.ts';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { useReportPlaceQuery } from './closing-page.generated.ts';

/** Leads from the id of a report to the page where it is read. */
export function ReportRedirect() {
  const t = useClosingText();
  const { report = '' } = useParams();
  const mayFill = useMay('submission.submitPuskesmas');
  const { data, error, refetch } = useReportPlaceQuery({ variables: { report } });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ reportForm }) => {
        if (!reportForm) return <FailureNotice isPage failure={{ kind: 'missing' }} />;
        const { posyandu, month, block } = reportForm;
        if (posyandu) {
          return <Navigate replace to={paths.report(posyandu.id, month, block === 'SKDN' ? {} : { form: block })} />;
        }
        if (mayFill) return <Navigate replace to={paths.puskesmasGrid({ laporan: report, periode: month })} />;
        return (
          <EmptyState isPage title={t('report.puskesmas')} icon="office">
            {t('report.puskesmasHint')}
          </EmptyState>
        );
      }}
    </QueryState>
  );
}
