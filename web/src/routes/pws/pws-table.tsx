import { Link } from 'react-router';
import { ChangeMark } from '@/features/figures/change-mark.tsx';
import { CoverageBar } from '@/features/figures/coverage-bar.tsx';
import { FigureLink } from '@/features/figures/figure-link.tsx';
import { NoteMarks } from '@/features/figures/note-marks.tsx';
import { type NumberedNote, notesOf } from '@/features/figures/number-notes.ts';
import { useFigureText } from '@/features/figures/use-figure-text.ts';
import { useMay } from '@/features/session/session.tsx';
import type { DataState } from '@/gql/schema-types.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { type Board, placesOf, type PwsRow } from './pws-board.ts';
import css from './pws.module.css';
import { LightMark, lightTone, StatusMark, statusTone } from './status-mark.tsx';

type Props = {
  board: Board;
  notes: readonly NumberedNote[];
  dataState: DataState;
  /** Where a row leads; null for one that leads nowhere. */
  pathOf: (area: PwsRow['area']) => string | null;
};

/** The rows of a board, the best first; every head sorts, every name leads one level down. */
export function PwsTable(props: Props) {
  const { board } = props;
  const t = useBoardsText();
  const text = useText();
  const shared = useSharedColumns(props);
  const growing = useGrowingColumns(board);
  const judged = useJudgedColumns(board);
  const columns = [...shared, ...(board.isCumulative ? growing : judged)];
  const sort = useSortParam(
    { key: 'coverage', direction: board.indicator.direction === 'LOWER_BETTER' ? 'ascending' : 'descending' },
    columns,
  );
  return (
    <div className={css.table}>
      <DataTable
        caption={t('pws.caption', { indicator: text(board.indicator.name) })}
        columns={columns}
        rows={board.rows}
        rowKey={({ area }) => area.id}
        sort={sort}
      />
    </div>
  );
}

function useSharedColumns({ board, notes, dataState, pathOf }: Props): Column<PwsRow>[] {
  const t = useBoardsText();
  const format = useFormat();
  const figure = useFigureText(board.indicator);
  const places = placesOf(board);
  const mayFollow = useMay('duty.read');
  const sum = (key: 'numerator' | 'denominator'): Column<PwsRow> => ({
    key,
    header: t(key),
    align: 'end',
    isWideOnly: true,
    cell: ({ cell }) => format.number(cell[key]),
    sortBy: ({ cell }) => cell[key],
  });
  return [
    {
      key: 'name',
      header: t('area'),
      cell: ({ area }) => {
        const path = pathOf(area);
        return (
          <>
            <span className={css.place}>{places.get(area.id) ?? '–'}</span>
            {path ? <Link to={path}>{area.name}</Link> : area.name}
            <NoteMarks notes={notesOf(notes, area.id)} />
          </>
        );
      },
      sortBy: ({ area }) => area.name,
    },
    {
      key: 'coverage',
      header: board.isCumulative ? t('pws.coverage') : t('value'),
      width: '34%',
      cell: ({ area, cell, line, status }) => {
        const tone = board.isCumulative ? statusTone(status) : lightTone(cell.attainmentClass);
        const asked = { indicator: board.indicator.code, wilayah: area.id, period: cell.period, dataState };
        return (
          <CoverageBar
            value={cell.value}
            text={
              <FigureLink {...asked} isBad={tone === 'bad'} mayFollow={mayFollow}>
                {figure.valueOf(cell)}
              </FigureLink>
            }
            line={line}
            full={board.full}
            tone={tone}
          />
        );
      },
      sortBy: ({ cell }) => cell.value,
    },
    sum('numerator'),
    sum('denominator'),
    {
      key: 'line',
      header: board.isCumulative ? t('pws.targetToDate') : t('pws.target'),
      align: 'end',
      isWideOnly: true,
      cell: ({ cell, line }) => (
        <>
          {figure.value(line)}
          {cell.targetVerified === false && (
            <abbr className={css.unverified} title={t('unverifiedHint')}>
              ?<span className="pk-visually-hidden">{t('unverified')}</span>
            </abbr>
          )}
        </>
      ),
      sortBy: ({ line }) => line,
    },
  ];
}

function useGrowingColumns(board: Board): Column<PwsRow>[] {
  const t = useBoardsText();
  const format = useFormat();
  const none = <span className={css.none}>{t('reason.NO_DATA')}</span>;
  const month = (key: 'thisMonth' | 'lastMonth'): Column<PwsRow> => ({
    key,
    header: t(`pws.${key}`),
    align: 'end',
    cell: (row) => (row[key] === null ? none : format.number(row[key])),
    sortBy: (row) => row[key],
  });
  const order = ['JELEK', 'CUKUP', 'KURANG', 'BAIK'];
  return [
    month('thisMonth'),
    month('lastMonth'),
    {
      key: 'status',
      header: t('pws.status'),
      cell: ({ status, line }) =>
        status ? (
          <StatusMark status={status} />
        ) : (
          <span className={css.none}>{line === null && !board.hasTarget ? t('pws.lightNone') : t('pws.noStatus')}</span>
        ),
      sortBy: ({ status }) => (status ? order.indexOf(status) : null),
    },
  ];
}

function useJudgedColumns(board: Board): Column<PwsRow>[] {
  const t = useBoardsText();
  const figure = useFigureText(board.indicator);
  const order = ['RED', 'YELLOW', 'GREEN'];
  return [
    {
      key: 'change',
      header: t('pws.change'),
      align: 'end',
      cell: ({ cell }) => <ChangeMark change={cell.change} text={figure.change(cell.change)} />,
      sortBy: ({ cell }) => cell.change,
    },
    {
      key: 'light',
      header: t('pws.light'),
      cell: ({ cell }) =>
        cell.attainmentClass ? (
          <LightMark light={cell.attainmentClass} />
        ) : (
          <span className={css.none}>{cell.value === null ? t('pws.noStatus') : t('pws.lightNone')}</span>
        ),
      sortBy: ({ cell }) => (cell.attainmentClass ? order.indexOf(cell.attainmentClass) : null),
    },
  ];
}
