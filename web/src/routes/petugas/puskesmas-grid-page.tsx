import { Link } from 'react-router';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import { useMay } from '@/features/session/session.tsx';
import { toFailure } from '@/apollo/failure.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { paths } from '@/paths.ts';
import { IconButton } from '@/ui/button.tsx';
import { PageHeader, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { EntryLoader } from './entry-loader.tsx';
import css from './grid-entry.module.css';
import { usePuskesmasVillagesQuery } from './petugas-pages.generated.ts';
import { useMonth, useScope } from './use-worklist.ts';

const OPEN: readonly string[] = ['NONE', 'DRAFT', 'RETURNED'];

/** The puskesmas form of one village in the keyboard grid; the next village is one button away. */
export function PuskesmasGridPage() {
  const isAllowed = useMay('submission.submitPuskesmas');
  const { puskesmas } = useScope();
  if (!isAllowed || !puskesmas) return <FailureNotice failure={{ kind: 'refused' }} />;
  return <VillageForm puskesmas={puskesmas} />;
}

function VillageForm({ puskesmas }: { puskesmas: string }) {
  const t = useReportPetugasText();
  const format = useFormat();
  const { search, set, month } = useMonth();
  const report = search.get('laporan') ?? '';
  const { data, error, refetch } = usePuskesmasVillagesQuery({ variables: { puskesmas, month } });
  const due = data?.puskesmasRows.filter((row) => row.report !== null);
  const at = due?.findIndex((row) => row.report === report) ?? -1;
  const row = due?.[at];
  const goTo = (next: string | null | undefined) => next && set('laporan', next);
  const after = due && [...due.slice(at + 1), ...due.slice(0, Math.max(at, 0))];
  const nextOpen = after?.find(({ status }) => OPEN.includes(status))?.report;
  const step = (icon: 'left' | 'right', to: number) => (
    <IconButton
      icon={icon}
      variant="default"
      label={t(icon === 'left' ? 'puskesmas.previous' : 'puskesmas.next')}
      disabled={!due?.[to]}
      onClick={() => goTo(due?.[to]?.report)}
    />
  );
  return (
    <Stack>
      <PageHeader
        breadcrumb={<Link to={paths.puskesmasData({ periode: month })}>{t('puskesmas.title')}</Link>}
        kicker={format.period(month)}
        title={row ? t('grid.title', { name: row.name }) : t('puskesmas.title')}
        tags={row && <ReportBadge status={row.status} />}
        actions={
          <span className={css.steps}>
            {step('left', at - 1)}
            {step('right', at + 1)}
          </span>
        }
      />
      <QueryState
        data={due}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={() => at < 0}
        empty={<EmptyState title={t('puskesmas.noForm')} icon="form" />}
      >
        {() => (
          <EntryLoader
            ask={{ report }}
            isAsked={(form) => form.report.id === report}
            hasNextOpen={nextOpen != null}
            onSent={(goOn) => {
              void refetch();
              if (goOn) goTo(nextOpen);
            }}
          />
        )}
      </QueryState>
    </Stack>
  );
}
