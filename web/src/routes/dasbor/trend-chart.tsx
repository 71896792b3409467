import { useMemo, useState } from 'react';
import {
  CartesianGrid,
  type DotItemDotProps,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { figurePath } from '@/features/figures/figure-path.ts';
import type { FigureText } from '@/features/figures/use-figure-text.ts';
import { useFormat } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import css from './trend-chart.module.css';
import { TrendDot } from './trend-dot.tsx';
import { CHART_HEIGHT, type TrendPoint } from './trend-points.ts';

export type ChartProps = { points: readonly TrendPoint[]; name: string; figure: FigureText };

/** Draws the points of a line as links; the tab key stops at the one looked at last, else at the newest figure. */
function useDots(points: readonly TrendPoint[], figure: FigureText) {
  const t = useDashboardText();
  const format = useFormat();
  const [looked, setLooked] = useState<string | null>(null);
  const shown = points.filter(({ cell }) => cell.value !== null).map(({ month }) => month);
  const stop = shown.find((month) => month === looked) ?? shown.at(-1);
  return ({ cx, cy, index, points: places }: DotItemDotProps) => {
    const point = points[index];
    if (!point || point.cell.value === null || cx == null || cy == null) return null;
    const value = figure.valueOf(point.cell);
    return (
      <TrendDot
        key={point.month}
        x={Number(cx)}
        y={Number(cy)}
        room={(places[1]?.x ?? 0) - (places[0]?.x ?? 0) || Number.POSITIVE_INFINITY}
        to={figurePath(point.asked)}
        name={t('trend.point', { month: format.period(point.month), value })}
        value={value}
        isStop={point.month === stop}
        onFocus={() => setLooked(point.month)}
      />
    );
  };
}

/**
 * A line through the months beside the dashed one of the target; a month without a figure breaks it instead of falling
 * to zero, and so does a change of the area's boundaries. Numbers at the top lead to the notes below the chart, points to
 * where their figures come from.
 */
export function TrendChart({ points, name, figure }: ChartProps) {
  const t = useDashboardText();
  const format = useFormat();
  const dot = useDots(points, figure);
  const from = format.period(points[0]?.month ?? null);
  const to = format.period(points.at(-1)?.month ?? null);
  const data = useMemo(
    () =>
      points.map(({ month, cell, target, stretch }) => ({
        month: format.shortMonth(month),
        [`value${stretch}`]: cell.value,
        target,
      })),
    [points, format],
  );
  const stretches = [...new Set(points.map(({ stretch }) => stretch))];
  const hasTarget = points.some(({ target }) => target !== null);
  const targetName = points.every(({ isVerified }) => isVerified) ? t('trend.target') : t('trend.targetUnverified');
  return (
    <figure className={css.chart} aria-label={t('trend.chartLabel', { indicator: name, from, to })}>
      <ResponsiveContainer width="100%" height={CHART_HEIGHT}>
        <LineChart data={data} margin={{ top: 22, right: 16, bottom: 4, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--pk-line)" vertical={false} />
          <XAxis dataKey="month" stroke="var(--pk-muted)" tickLine={false} fontSize={12} />
          <YAxis
            stroke="var(--pk-muted)"
            tickLine={false}
            axisLine={false}
            fontSize={12}
            width={56}
            domain={['auto', 'auto']}
            tickFormatter={figure.value}
          />
          <Tooltip
            formatter={(value, key) => [figure.value(typeof value === 'number' ? value : null), key]}
            contentStyle={{ background: 'var(--pk-surface)', border: '1px solid var(--pk-line)', borderRadius: 6 }}
          />
          {hasTarget && <Legend verticalAlign="bottom" height={24} iconType="plainline" />}
          {hasTarget && (
            <Line
              name={targetName}
              type="linear"
              dataKey="target"
              stroke="var(--pk-text)"
              strokeWidth={1.6}
              strokeDasharray="5 4"
              dot={false}
              isAnimationActive={false}
              connectNulls={false}
            />
          )}
          {stretches.map((stretch) => (
            <Line
              key={stretch}
              name={name}
              type="linear"
              dataKey={`value${stretch}`}
              stroke="var(--pk-brand)"
              strokeWidth={2.5}
              dot={dot}
              isAnimationActive={false}
              connectNulls={false}
              {...(stretch > 0 ? { legendType: 'none' } : {})}
            />
          ))}
          {points
            .filter(({ cell }) => cell.boundaryBreak)
            .map(({ month }) => (
              <ReferenceLine
                key={`batas ${month}`}
                x={format.shortMonth(month)}
                stroke="var(--pk-muted)"
                label={{ value: t('trend.broken'), position: 'insideTopLeft', fill: 'var(--pk-muted)', fontSize: 12 }}
              />
            ))}
          {points
            .filter(({ notes }) => notes.length > 0)
            .map(({ month, notes }) => (
              <ReferenceLine
                key={month}
                x={format.shortMonth(month)}
                stroke="var(--pk-warn-fill)"
                strokeDasharray="2 3"
                label={{
                  value: notes.map(({ number }) => number).join(' '),
                  position: 'top',
                  fill: 'var(--pk-warn)',
                  fontSize: 12,
                  fontWeight: 650,
                }}
              />
            ))}
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}
