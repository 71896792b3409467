import { lazy, Suspense, useState } from 'react';
import { useFormat, useText } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { Choice } from '@/ui/choice.tsx';
import { DataTable } from '@/ui/data-table.tsx';
import { SelectField } from '@/ui/field.tsx';
import { Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { Skeleton } from '@/ui/query-state.tsx';
import type { Cell } from './cells.ts';
import type { DashboardPageQuery } from './dashboard-page.generated.ts';

// The chart library weighs more than the rest of the page: it comes when a chart is on screen.
const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }));

type Props = {
  answer: DashboardPageQuery['own'];
  wilayah: string;
  indicator: string;
  onIndicator: (code: string) => void;
};

/** Twelve months of one indicator, drawn or as the same numbers in a table. */
export function TrendPanel({ answer, wilayah, indicator, onIndicator }: Props) {
  const t = useDashboardText();
  const text = useText();
  const [shape, setShape] = useState<'chart' | 'table'>('chart');
  const known = answer.indicators.find(({ code }) => code === indicator);
  const cells = answer.cells.filter((cell) => cell.indicator === indicator && cell.wilayahId === wilayah);
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
          <SelectField
            label={t('trend.indicator')}
            value={indicator}
            onChange={(event) => onIndicator(event.target.value)}
            options={answer.indicators.map(({ code, name }) => ({ value: code, label: text(name) }))}
          />
        </Toolbar>
        {shape === 'chart' ? (
          <Suspense fallback={<Skeleton lines={6} />}>
            <TrendChart cells={cells} name={known ? text(known.name) : indicator} />
          </Suspense>
        ) : (
          <TrendTable cells={cells} decimals={known?.decimals ?? 1} />
        )}
      </Stack>
    </Panel>
  );
}

function TrendTable({ cells, decimals }: { cells: readonly Cell[]; decimals: number }) {
  const t = useDashboardText();
  const format = useFormat();
  return (
    <DataTable
      caption={t('trend.title')}
      rows={cells}
      rowKey={({ period }) => period}
      columns={[
        {
          key: 'period',
          header: t('trend.month'),
          cell: ({ period }) => format.period(period),
          sortBy: ({ period }) => period,
        },
        {
          key: 'value',
          header: t('trend.value'),
          align: 'end',
          cell: ({ value }) => format.percent(value, decimals),
          sortBy: ({ value }) => value,
        },
        {
          key: 'numerator',
          header: t('trend.numerator'),
          align: 'end',
          cell: ({ numerator }) => format.number(numerator),
        },
        {
          key: 'denominator',
          header: t('trend.denominator'),
          align: 'end',
          cell: ({ denominator }) => format.number(denominator),
        },
        {
          key: 'completeness',
          header: t('completeness'),
          align: 'end',
          cell: ({ completeness }) => format.percent(completeness === null ? null : completeness * 100),
        },
      ]}
    />
  );
}
