import { Link } from 'react-router';
import { FigureLink } from '@/features/figures/figure-link.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { PercentBar } from '@/ui/meter.tsx';
import type { Tone } from '@/ui/status-badge.tsx';
import { type Cell, INDICATORS, LETTERS, receivedOf } from './cells.ts';
import type { DashboardChildrenQuery } from './dashboard-page.generated.ts';

type Row = { id: string; name: string; cells: ReadonlyMap<string, Cell>; first: Cell | undefined };

const toneOf = (share: number | null): Tone =>
  share === null ? 'neutral' : share >= 0.9 ? 'good' : share >= 0.6 ? 'warn' : 'bad';

function rowsOf(answer: DashboardChildrenQuery['children']): Row[] {
  const byArea = new Map<string, Cell[]>();
  for (const cell of answer.cells) {
    const known = byArea.get(cell.wilayahId);
    if (known) known.push(cell);
    else byArea.set(cell.wilayahId, [cell]);
  }
  return answer.wilayah.map(({ id, name }) => {
    const cells = byArea.get(id) ?? [];
    return { id, name, cells: new Map(cells.map((cell) => [cell.indicator, cell])), first: cells[0] };
  });
}

function useColumns(month: string): Column<Row>[] {
  const t = useDashboardText();
  const mayFollow = useMay('duty.read');
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('children.name'),
      cell: ({ id, name }) => <Link to={paths.dashboard({ wilayah: id, periode: month })}>{name}</Link>,
      sortBy: ({ name }) => name,
    },
    {
      key: 'completeness',
      header: t('completeness'),
      cell: ({ first }) => {
        const share = first?.completeness ?? null;
        return (
          <PercentBar
            value={share === null ? null : share * 100}
            text={format.percent(share === null ? null : share * 100)}
            tone={toneOf(share)}
          />
        );
      },
      sortBy: ({ first }) => first?.completeness ?? null,
    },
    {
      key: 'posts',
      header: t('children.posts'),
      align: 'end',
      cell: ({ first }) => (first ? `${format.number(receivedOf(first))}/${format.number(first.expected)}` : '—'),
      sortBy: ({ first }) => first?.expected ?? null,
    },
    ...INDICATORS.map(
      (code): Column<Row> => ({
        key: code,
        header: LETTERS[code] ?? code,
        align: 'end',
        cell: ({ id, cells }) => {
          const cell = cells.get(code);
          return (
            <FigureLink {...{ indicator: code, wilayah: id, period: month, mayFollow }} light={cell?.attainmentClass}>
              {format.percent(cell?.value ?? null)}
            </FigureLink>
          );
        },
        sortBy: ({ cells }) => cells.get(code)?.value ?? null,
      }),
    ),
  ];
}

/** One row for each area below: who reports, and what the reports say. */
export function ChildrenTable({ answer, month }: { answer: DashboardChildrenQuery['children']; month: string }) {
  const t = useDashboardText();
  return (
    <DataTable
      caption={t('children.caption')}
      columns={useColumns(month)}
      rows={rowsOf(answer)}
      rowKey={({ id }) => id}
      initialSort={{ key: 'completeness', direction: 'ascending' }}
    />
  );
}
