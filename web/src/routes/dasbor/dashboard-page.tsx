import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { NotesPanel } from '@/features/figures/notes-panel.tsx';
import { numberNotes } from '@/features/figures/number-notes.ts';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { PageHeader, Stack, Toolbar } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { INDICATORS, monthsBefore } from './cells.ts';
import { ChildrenPanel } from './children-panel.tsx';
import { useDashboardPageQuery } from './dashboard-page.generated.ts';
import { OwnFigures } from './own-figures.tsx';
import { TrendPanel } from './trend-panel.tsx';
import { useView } from './use-view.ts';

const TREND_MONTHS = 12;

/** The figures of a working area and of the areas below it, moving as reports come in. */
export function DashboardPage() {
  const t = useDashboardText();
  const { id } = useArea();
  if (!id) {
    return (
      <EmptyState title={t('noArea')} icon="tree">
        {t('noAreaHint')}
      </EmptyState>
    );
  }
  return <Dashboard wilayah={id} />;
}

function Dashboard({ wilayah }: { wilayah: string }) {
  const t = useDashboardText();
  const format = useFormat();
  const view = useView();
  const mayWrite = useMay('note.write');
  const variables = {
    wilayah,
    indicators: [...INDICATORS],
    month: view.month,
    from: monthsBefore(view.month, TREND_MONTHS - 1),
    indicator: view.indicator,
    hierarchy: view.hierarchy,
  };
  const { data, previousData, error, refetch } = useDashboardPageQuery({ variables });
  return (
    <QueryState data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah: area, own, trend, indicators }) =>
        area && (
          <>
            <PageHeader
              title={area.fullName}
              kicker={t('title')}
              breadcrumb={<WilayahCrumbs areas={area.ancestors} />}
              actions={
                <PeriodPicker label={t('month')} value={view.month} months={view.months} onChange={view.setMonth} />
              }
            />
            <Stack>
              <OwnFigures answer={own} wilayah={area.id} month={view.month} />
              <ChildrenPanel
                key={`${area.id} ${view.month}`}
                area={area}
                month={view.month}
                variables={variables}
                onGap={() => void refetch()}
              />
              <TrendPanel
                answer={trend}
                indicators={indicators}
                indicator={view.indicator}
                onIndicator={view.setIndicator}
                hierarchy={view.hierarchy}
                onHierarchy={view.setHierarchy}
              />
              <NotesPanel
                notes={numberNotes(trend.notes)}
                indicators={indicators}
                areas={[{ id: area.id, name: area.fullName }]}
                indicator={view.indicator}
                month={view.month}
                months={view.months}
                mayWrite={mayWrite}
                onChange={() => void refetch()}
              />
              <Toolbar>
                <Link className={buttonClass()} to={paths.silentAreas({ wilayah: area.id, periode: view.month })}>
                  {t('silent.title')}
                </Link>
                <span>
                  {t('provisional')} {format.period(view.month)}.
                </span>
              </Toolbar>
            </Stack>
          </>
        )
      }
    </QueryState>
  );
}
