import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { FigureText } from '@/features/figures/use-figure-text.ts';
import { useFormat } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { CHART_HEIGHT, type TrendPoint } from './trend-points.ts';

export type ChartProps = { points: readonly TrendPoint[]; name: string; figure: FigureText };

/**
 * A line through the months beside the dashed one of the target; a month without a figure breaks it instead of falling
 * to zero, and so does a change of the area's boundaries. Numbers at the top lead to the notes below the chart.
 */
export function TrendChart({ points, name, figure }: ChartProps) {
  const t = useDashboardText();
  const format = useFormat();
  const from = format.period(points[0]?.month ?? null);
  const to = format.period(points.at(-1)?.month ?? null);
  const data = points.map(({ month, cell, target, stretch }) => ({
    month: format.shortMonth(month),
    [`value${stretch}`]: cell.value,
    target,
  }));
  const stretches = [...new Set(points.map(({ stretch }) => stretch))];
  const hasTarget = points.some(({ target }) => target !== null);
  const targetName = points.every(({ isVerified }) => isVerified) ? t('trend.target') : t('trend.targetUnverified');
  return (
    <figure style={{ margin: 0 }} role="img" aria-label={t('trend.chartLabel', { indicator: name, from, to })}>
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
              dot={{ r: 3 }}
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
