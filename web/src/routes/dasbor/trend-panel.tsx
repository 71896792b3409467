import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { FigureLink } from '@/features/figures/figure-link.tsx';
import { ResponsibleLink } from '@/features/figures/responsible-link.tsx';
import type { IndicatorChoiceFragment } from '@/features/figures/figures.generated.ts';
import { IndicatorSelect } from '@/features/figures/indicator-select.tsx';
import { useIndicatorChoices } from '@/features/figures/use-indicator-choices.ts';
import { type FigureText, useFigureText } from '@/features/figures/use-figure-text.ts';
import { useMay } from '@/features/session/session.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { Choice } from '@/ui/choice.tsx';
import { DataTable } from '@/ui/data-table.tsx';
import { Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { Skeleton } from '@/ui/query-state.tsx';
import { useNear } from '@/ui/use-near.ts';
import type { DashboardTrendFragment } from './dashboard-page.generated.ts';
import { TrendBoundaries } from './trend-boundaries.tsx';
import type { ChartProps } from './trend-chart.tsx';
import { CHART_HEIGHT, toTrendPoints, type TrendPoint } from './trend-points.ts';
import type { TrendHierarchy } from './use-view.ts';

// The chart library weighs more than the rest of the page: it comes when a chart is on screen.
const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }));

type Props = {
  answer: DashboardTrendFragment;
  /** The one on screen; the others follow. */
  indicators: readonly IndicatorChoiceFragment[];
  indicator: string;
  onIndicator: (code: string) => void;
  hierarchy: TrendHierarchy;
  onHierarchy: (hierarchy: TrendHierarchy) => void;
};

/** Twelve months of one indicator with its target and notes, drawn or as the same numbers in a table. */
export function TrendPanel({ answer, indicators, indicator, onIndicator, hierarchy, onHierarchy }: Props) {
  const t = useDashboardText();
  const text = useText();
  const [shape, setShape] = useState<'chart' | 'table'>('chart');
  const [known] = answer.indicators;
  const figure = useFigureText(known);
  // The same points as long as they say the same: a chart drawn anew drops the focus from the point that has it.
  const points = useMemo(() => toTrendPoints(answer, hierarchy), [answer, hierarchy]);
  const choices = useIndicatorChoices(indicators);
  return (
    <Panel
      title={t('trend.title')}
      actions={
        <Choice
          label={t('trend.show')}
          value={shape}
          onChange={setShape}
          options={[
            { value: 'chart', label: t('trend.asChart') },
            { value: 'table', label: t('trend.asTable') },
          ]}
        />
      }
    >
      <Stack>
        <Toolbar>
          <IndicatorSelect label={t('trend.indicator')} indicators={choices} value={indicator} onChange={onIndicator} />
        </Toolbar>
        <TrendBoundaries changes={answer.boundaryChanges} hierarchy={hierarchy} onHierarchy={onHierarchy} />
        {shape === 'chart' ? (
          <>
            <ChartInView points={points} name={known ? text(known.name) : indicator} figure={figure} />
            <p className="pk-muted pk-no-print">{t('trend.openHint')}</p>
            <NewestRed points={points} />
          </>
        ) : (
          <TrendTable points={points} figure={figure} />
        )}
      </Stack>
    </Panel>
  );
}

/** The newest month that missed its target leads to who answers for it. */
function NewestRed({ points }: { points: readonly TrendPoint[] }) {
  const t = useDashboardText();
  const format = useFormat();
  const mayFollow = useMay('duty.read');
  const red = points.findLast(({ cell }) => cell.attainmentClass === 'RED');
  if (!red || !mayFollow) return null;
  return (
    <p className="pk-no-print">
      <ResponsibleLink figure={red.asked}>
        {t('trend.responsible', { month: format.period(red.month) })}
      </ResponsibleLink>
    </p>
  );
}

/** The chart once one comes near it; on a paper that is faster, the same numbers. Its place is kept free meanwhile. */
function ChartInView(props: ChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { isNear, isPrinting } = useNear(ref);
  return (
    <div ref={ref} style={{ minHeight: CHART_HEIGHT }}>
      {isNear && (
        <Suspense fallback={<Skeleton lines={6} />}>
          <TrendChart {...props} />
        </Suspense>
      )}
      {isPrinting && !isNear && <TrendTable {...props} />}
    </div>
  );
}

function TrendTable({ points, figure }: { points: readonly TrendPoint[]; figure: FigureText }) {
  const t = useDashboardText();
  const format = useFormat();
  const mayFollow = useMay('duty.read');
  return (
    <DataTable
      caption={t('trend.title')}
      rows={points}
      rowKey={({ month }) => month}
      columns={[
        {
          key: 'period',
          header: t('trend.month'),
          cell: ({ month }) => format.period(month),
          sortBy: ({ month }) => month,
        },
        {
          key: 'value',
          header: t('trend.value'),
          align: 'end',
          cell: ({ cell, asked }) => (
            <FigureLink {...asked} light={cell.attainmentClass} mayFollow={mayFollow}>
              {figure.valueOf(cell)}
            </FigureLink>
          ),
          sortBy: ({ cell }) => cell.value,
        },
        {
          key: 'target',
          header: t('trend.target'),
          align: 'end',
          cell: ({ target }) => figure.value(target),
          sortBy: ({ target }) => target,
        },
        {
          key: 'numerator',
          header: t('trend.numerator'),
          align: 'end',
          cell: ({ cell }) => format.number(cell.numerator),
        },
        {
          key: 'denominator',
          header: t('trend.denominator'),
          align: 'end',
          cell: ({ cell }) => format.number(cell.denominator),
        },
        {
          key: 'completeness',
          header: t('completeness'),
          align: 'end',
          cell: ({ cell: { completeness } }) => format.percent(completeness === null ? null : completeness * 100),
        },
        {
          key: 'notes',
          header: t('trend.notes'),
          cell: ({ notes, cell }) =>
            [...notes.map(({ number }) => number), ...(cell.boundaryBreak ? [t('trend.broken')] : [])].join(', '),
        },
      ]}
    />
  );
}
