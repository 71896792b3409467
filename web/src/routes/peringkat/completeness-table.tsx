import { Link } from 'react-router';
import { CoverageBar } from '@/features/figures/coverage-bar.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import type { Tone } from '@/ui/status-badge.tsx';
import { useSortParam } from '@/ui/use-sort-param.ts';
import type { RankingRow } from './ranking-rows.ts';

type Props = {
  rows: readonly RankingRow[];
  name: string;
  pathOf: (area: RankingRow['area']) => string | null;
};

const RATES = [
  ['completeness', 'submitted'],
  ['onTime', 'onTime'],
  ['filled', 'filled'],
] as const;

const toneOf = (share: number | null): Tone =>
  share === null ? 'neutral' : share >= 0.9 ? 'good' : share >= 0.6 ? 'warn' : 'bad';

/** The three rates of reports for each area: received, in time, and filled in; none of them is capped at 100. */
export function CompletenessTable({ rows, name, pathOf }: Props) {
  const t = useBoardsText();
  const format = useFormat();
  const full = Math.max(1, ...rows.flatMap(({ cell }) => RATES.map(([key]) => cell[key] ?? 0)));
  const rates = RATES.map(
    ([key, header]): Column<RankingRow> => ({
      key,
      header: t(`ranking.${header}`),
      width: '22%',
      cell: ({ cell }) => (
        <CoverageBar
          value={cell[key]}
          text={cell[key] === null ? '–' : format.percent(cell[key] * 100)}
          full={full}
          tone={toneOf(cell[key])}
        />
      ),
      sortBy: ({ cell }) => cell[key],
    }),
  );
  const columns: Column<RankingRow>[] = [
    {
      key: 'name',
      header: t('area'),
      cell: ({ area }) => {
        const path = pathOf(area);
        return path ? <Link to={path}>{area.name}</Link> : area.name;
      },
      sortBy: ({ area }) => area.name,
    },
    ...rates,
    {
      key: 'expected',
      header: t('ranking.expected'),
      align: 'end',
      cell: ({ cell }) => format.number(cell.expected),
      sortBy: ({ cell }) => cell.expected,
    },
  ];
  const sort = useSortParam({ key: 'completeness', direction: 'ascending' }, columns);
  return (
    <DataTable
      caption={`${t('ranking.tabs.kelengkapan')}: ${name}`}
      columns={columns}
      rows={rows}
      rowKey={({ area }) => area.id}
      sort={sort}
    />
  );
}
