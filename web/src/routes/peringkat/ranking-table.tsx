import { Link } from 'react-router';
import { ChangeMark } from '@/features/figures/change-mark.tsx';
import { CoverageBar } from '@/features/figures/coverage-bar.tsx';
import { FigureLink } from '@/features/figures/figure-link.tsx';
import type { FigureIndicatorFragment } from '@/features/figures/figures.generated.ts';
import { NoteMarks } from '@/features/figures/note-marks.tsx';
import { type NumberedNote, notesOf } from '@/features/figures/number-notes.ts';
import { useFigureText } from '@/features/figures/use-figure-text.ts';
import type { DataState } from '@/gql/schema-types.ts';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Sparkline } from '@/ui/meter.tsx';
import { Tag } from '@/ui/status-badge.tsx';
import { useSortParam } from '@/ui/use-sort-param.ts';
import type { RankingRow } from './ranking-rows.ts';
import css from './ranking.module.css';

type Props = {
  rows: readonly RankingRow[];
  indicator: FigureIndicatorFragment;
  notes: readonly NumberedNote[];
  period: string;
  dataState: DataState;
  name: string;
  pathOf: (area: RankingRow['area']) => string | null;
};

/** Areas by rank; one without a rank stands below with the reason in words. */
export function RankingTable(props: Props) {
  const t = useBoardsText();
  const places = usePlaceColumns(props);
  const figures = useFigureColumns(props);
  const columns = [...places, ...figures];
  const sort = useSortParam({ key: 'rank', direction: 'ascending' }, columns);
  return (
    <DataTable
      caption={t('ranking.caption', { indicator: props.name })}
      columns={columns}
      rows={props.rows}
      rowKey={({ area }) => area.id}
      sort={sort}
    />
  );
}

function usePlaceColumns({ rows, indicator, notes, period, dataState, pathOf }: Props): Column<RankingRow>[] {
  const t = useBoardsText();
  const figure = useFigureText(indicator);
  const mayFollow = useMay('duty.read');
  const full = Math.max(0, ...rows.map(({ cell }) => cell.value ?? 0));
  return [
    {
      key: 'name',
      header: t('area'),
      cell: ({ area }) => {
        const path = pathOf(area);
        return (
          <>
            {path ? <Link to={path}>{area.name}</Link> : area.name}
            <NoteMarks notes={notesOf(notes, area.id)} />
          </>
        );
      },
      sortBy: ({ area }) => area.name,
    },
    {
      key: 'rank',
      header: t('ranking.rank'),
      cell: ({ cell, isTied }) =>
        cell.rank === null ? (
          <span className={css.refused}>{t(`ranking.refused.${cell.rankReason ?? 'NO_VALUE'}`)}</span>
        ) : (
          <span className={css.rank}>
            {t('ranking.of', { rank: cell.rank, of: cell.rankOf })} {isTied && <Tag>{t('ranking.tie')}</Tag>}
          </span>
        ),
      sortBy: ({ cell }) => cell.rank,
    },
    {
      key: 'value',
      header: t('value'),
      width: '26%',
      cell: ({ area, cell }) => (
        <CoverageBar
          value={cell.value}
          text={
            <FigureLink
              {...{ indicator: indicator.code, wilayah: area.id, period, dataState }}
              isBad={cell.attainmentClass === 'RED'}
              mayFollow={mayFollow}
            >
              {figure.valueOf(cell)}
            </FigureLink>
          }
          full={full}
        />
      ),
      sortBy: ({ cell }) => cell.value,
    },
  ];
}

function useFigureColumns({ indicator }: Props): Column<RankingRow>[] {
  const t = useBoardsText();
  const format = useFormat();
  const figure = useFigureText(indicator);
  const change = (key: 'change' | 'changeLastYear', header: string): Column<RankingRow> => ({
    key,
    header,
    align: 'end',
    cell: ({ cell }) => <ChangeMark change={cell[key]} text={figure.change(cell[key])} />,
    sortBy: ({ cell }) => cell[key],
  });
  return [
    {
      key: 'fraction',
      header: `${t('numerator')} ÷ ${t('denominator')}`,
      align: 'end',
      isWideOnly: true,
      cell: ({ cell }) => `${format.number(cell.numerator)} ÷ ${format.number(cell.denominator)}`,
    },
    change('change', t('ranking.previous')),
    change('changeLastYear', t('ranking.lastYear')),
    {
      key: 'completeness',
      header: t('completeness'),
      align: 'end',
      cell: ({ cell }) => format.percent(cell.completeness === null ? null : cell.completeness * 100),
      sortBy: ({ cell }) => cell.completeness,
    },
    {
      key: 'trend',
      header: t('ranking.trend'),
      cell: ({ area, trend }) =>
        trend.some((value) => value !== null) && (
          <Sparkline values={trend} label={t('ranking.trendLabel', { name: area.name })} />
        ),
    },
  ];
}
