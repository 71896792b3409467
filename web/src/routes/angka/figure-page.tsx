import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { figurePath, isAreaId, isPast, todaysFigure } from '@/features/figures/figure-path.ts';
import { LiveLine } from '@/features/figures/live-line.tsx';
import type { ExplainInput } from '@/gql/schema-types.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { paths } from '@/paths.ts';
import { Breadcrumb } from '@/ui/breadcrumb.tsx';
import { buttonClass } from '@/ui/button.tsx';
import { PageHeader, Stack } from '@/ui/page.tsx';
import { monthsUntil, PeriodPicker } from '@/ui/period-picker.tsx';
import { EmptyState, QueryState, Skeleton } from '@/ui/query-state.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { type FigureExplanationFragment, useFigurePageQuery } from './figure-page.generated.ts';
import { FormsPanel } from './forms-panel.tsx';
import { FormulaPanel, OperandsPanel } from './formula-panel.tsx';
import { PartsPanel } from './parts-panel.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { HistoryNotice } from './history-notice.tsx';
import { RecordsPanel } from './records-panel.tsx';
import { type FigureView, useFigure } from './use-figure.ts';

const MONTHS_OFFERED = 25;
const FollowUpPanel = lazy(async () => ({ default: (await import('./follow-up-panel.tsx')).FollowUpPanel }));

/** One figure taken apart: how it is computed, what its parts add, and every report behind it. */
export function FigurePage() {
  const t = useFigurePageText();
  const view = useFigure();
  if (view.figure) return <Explained view={view} figure={view.figure} />;
  return (
    <EmptyState isPage title={t('noFigure')} icon="chart">
      <p>{t('noFigureHint')}</p>
      <Link className={buttonClass()} to={paths.dashboard()}>
        {t('toDashboard')}
      </Link>
    </EmptyState>
  );
}

function Explained({ view, figure }: { view: FigureView; figure: ExplainInput }) {
  const t = useFigurePageText();
  const { indicator, wilayah, period } = figure;
  const variables = { figure, indicator, wilayah, period, isArea: isAreaId(wilayah) };
  const { data, error, refetch } = useFigurePageQuery({ variables });
  const followUp = data?.indicatorFollowUp;
  return (
    <QueryState
      isPage
      data={data?.explain}
      failure={toFailure(error)}
      onRetry={() => void refetch()}
      instead={
        isPast(figure) && (
          <Link className={buttonClass()} to={figurePath(todaysFigure(figure))}>
            {t('history.today')}
          </Link>
        )
      }
    >
      {(explained) => (
        <>
          <Head view={view} figure={figure} explained={explained} onChange={() => void refetch()} />
          <Stack>
            <HistoryNotice figure={figure} isTold={explained.cell.reason !== 'NOT_AVAILABLE'} />
            <FigureTiles explained={explained} />
            <FormulaPanel explained={explained} />
            <PartsPanel explained={explained} pathOf={view.pathOf} />
            {followUp && (
              <Suspense fallback={<Skeleton lines={6} />}>
                <FollowUpPanel followUp={followUp} wilayah={wilayah} />
              </Suspense>
            )}
            {explained.recordKind ? (
              <RecordsPanel key={JSON.stringify(figure)} figure={figure} />
            ) : (
              <FormsPanel key={JSON.stringify(figure)} figure={figure} />
            )}
            <OperandsPanel operands={explained.operands} />
          </Stack>
        </>
      )}
    </QueryState>
  );
}

type HeadProps = {
  view: FigureView;
  figure: ExplainInput;
  explained: FigureExplanationFragment;
  onChange: () => void;
};

function Head({ view, figure, explained, onChange }: HeadProps) {
  const t = useFigurePageText();
  const text = useText();
  const format = useFormat();
  const [latest] = useState(() => lastClosedMonth(new Date()));
  const { above, cell, cursor, dataState, indicator, wilayah } = explained;
  const isMonth = /^\d{4}-\d{2}$/.test(cell.period);
  return (
    <PageHeader
      breadcrumb={
        <Breadcrumb
          crumbs={above.map(({ id, name }) => ({ key: id, link: <Link to={view.pathOf(id)}>{name}</Link> }))}
        />
      }
      kicker={`${t('title')} · ${text(indicator.name)}`}
      title={`${wilayah.name}, ${format.period(cell.period)}`}
      tags={<Tag>{t(`state.${dataState}`)}</Tag>}
      actions={
        <>
          {isMonth && (
            <PeriodPicker
              label={t('month')}
              value={cell.period}
              months={monthsUntil(latest, MONTHS_OFFERED)}
              onChange={view.setPeriod}
            />
          )}
          {!isPast(figure) && (
            <LiveLine
              key={`${wilayah.id} ${cell.period} ${indicator.code}`}
              filter={{
                indicators: [indicator.code],
                wilayah: wilayah.level ? [wilayah.id] : null,
                puskesmas: wilayah.level ? null : [wilayah.id],
                periods: [cell.period],
                dataState,
              }}
              after={cursor}
              onChange={onChange}
            />
          )}
        </>
      }
    />
  );
}
