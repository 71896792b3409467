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
import { useEffectText } from '@/i18n/texts/effect.ts';
import type { ActivityEffectFragment } from './effect.generated.ts';

type Effect = NonNullable<ActivityEffectFragment['effect']>;
type Props = { months: Effect['months']; start: string | null; figure: FigureText };

export const EFFECT_CHART_HEIGHT = 190;

/** The line of an area beside the dashed one of its neighbours, with the month of the activity; what is missing breaks it. */
export function EffectChart({ months, start, figure }: Props) {
  const t = useEffectText();
  const format = useFormat();
  const data = months.map(({ month, value, neighbours }) => ({ month: format.shortMonth(month), value, neighbours }));
  const hasNeighbours = months.some(({ neighbours }) => neighbours !== null);
  return (
    <ResponsiveContainer width="100%" height={EFFECT_CHART_HEIGHT}>
      <LineChart data={data} margin={{ top: 16, right: 16, bottom: 4, left: 0 }} accessibilityLayer={false}>
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
        <Legend verticalAlign="bottom" height={24} iconType="plainline" />
        {hasNeighbours && (
          <Line
            name={t('others')}
            type="linear"
            dataKey="neighbours"
            stroke="var(--pk-text)"
            strokeWidth={1.6}
            strokeDasharray="5 4"
            dot={false}
            isAnimationActive={false}
            connectNulls={false}
          />
        )}
        <Line
          name={t('own')}
          type="linear"
          dataKey="value"
          stroke="var(--pk-brand)"
          strokeWidth={2.5}
          dot={{ r: 3 }}
          isAnimationActive={false}
          connectNulls={false}
        />
        {start && (
          <ReferenceLine
            x={format.shortMonth(start)}
            stroke="var(--pk-muted)"
            strokeDasharray="2 3"
            label={{ value: t('start'), position: 'top', fill: 'var(--pk-muted)', fontSize: 12 }}
          />
        )}
      </LineChart>
    </ResponsiveContainer>
  );
}
