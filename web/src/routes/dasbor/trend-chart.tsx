import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormat } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import type { Cell } from './cells.ts';

const HEIGHT = 260;

/** A line through the months; a month without a figure breaks it instead of falling to zero. */
export function TrendChart({ cells, name }: { cells: readonly Cell[]; name: string }) {
  const t = useDashboardText();
  const format = useFormat();
  const from = format.period(cells[0]?.period ?? null);
  const to = format.period(cells.at(-1)?.period ?? null);
  const data = cells.map(({ period, value }) => ({ month: format.shortMonth(period), value }));
  return (
    <figure style={{ margin: 0 }} role="img" aria-label={t('trend.chartLabel', { indicator: name, from, to })}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart data={data} margin={{ top: 8, right: 16, bottom: 4, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--pk-line)" vertical={false} />
          <XAxis dataKey="month" stroke="var(--pk-muted)" tickLine={false} fontSize={12} />
          <YAxis
            stroke="var(--pk-muted)"
            tickLine={false}
            axisLine={false}
            fontSize={12}
            width={48}
            domain={['auto', 'auto']}
            tickFormatter={(value: number) => format.percent(value, 0)}
          />
          <Tooltip
            formatter={(value) => [format.percent(typeof value === 'number' ? value : null), name]}
            contentStyle={{ background: 'var(--pk-surface)', border: '1px solid var(--pk-line)', borderRadius: 6 }}
          />
          <Line
            type="linear"
            dataKey="value"
            stroke="var(--pk-brand)"
            strokeWidth={2.5}
            dot={{ r: 3 }}
            isAnimationActive={false}
            connectNulls={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}
