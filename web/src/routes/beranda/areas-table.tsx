import { Link } from 'react-router';
import { FigureLink } from '@/features/figures/figure-link.tsx';
import { ListTools } from '@/features/lists/list-tools.tsx';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useHomeText } from '@/i18n/texts/home.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { PercentBar } from '@/ui/meter.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { useSortParam } from '@/ui/use-sort-param.ts';
import type { StartAreasQuery } from './start-page.generated.ts';
import { type AreasView, type ColumnKey, COLUMNS } from './use-areas-view.ts';

type Row = StartAreasQuery['supervision']['rows'][number];
const FIRST = { key: 'area', direction: 'ascending' } as const;
type Props = { answer: StartAreasQuery; view: AreasView; caption: string };

/** One row for each area below; heads sort, and the address keeps the order. */
export function AreasTable({ answer, view, caption }: Props) {
  const columns = useColumns(answer, view);
  const sort = useSortParam(FIRST, columns);
  const { rows } = answer.supervision;
  return <DataTable caption={caption} rows={rows} rowKey={({ wilayah }) => wilayah.id} columns={columns} sort={sort} />;
}

/** Columns, saved views and download of the table, beside the other controls: the table itself fills one sheet. */
export function AreasTools({ answer, view }: Omit<Props, 'caption'>) {
  const t = useHomeText();
  const columns = useColumns(answer, view);
  const sort = useSortParam(FIRST, columns);
  const { rows } = answer.supervision;
  const { isShown, toggle, showAll } = view;
  const choices = COLUMNS.filter((key) => key !== 'indicators').map((key) => ({
    key,
    header: t(`areas.${key}`),
    isShown: isShown(key),
  }));
  return (
    <ListTools
      isBare
      list="/beranda"
      title={t('areas.file')}
      columns={{ shown: columns, choices, toggle: (key) => toggle(key as ColumnKey), showAll }}
      read={() => Promise.resolve({ rows, next: null })}
      total={rows.length}
      sorting={sort.value}
    />
  );
}

function useColumns(answer: StartAreasQuery, view: AreasView): Column<Row>[] {
  const t = useHomeText();
  const format = useFormat();
  const group = useGroupColumns();
  const figures = useFigureColumns(answer, view);
  const duties = useDutyColumn(answer);
  const count = (key: 'overdueCommitments' | 'gaps', header: string, path: (row: Row) => string): Column<Row> => ({
    key,
    header,
    align: 'end',
    cell: (row) => (row[key] > 0 ? <Link to={path(row)}>{format.number(row[key])}</Link> : '0'),
    sortBy: (row) => row[key],
  });
  const optional: readonly (readonly [ColumnKey, readonly Column<Row>[]])[] = [
    ['status', [group.status]],
    ['term', [group.term]],
    ['seats', [group.seats]],
    ['duties', duties],
    ['completeness', [group.completeness]],
    ['indicators', figures],
    [
      'commitments',
      [
        count('overdueCommitments', t('areas.commitments'), ({ wilayah }) =>
          paths.commitments({ wilayah: wilayah.id }),
        ),
      ],
    ],
    ['gaps', [count('gaps', t('areas.gaps'), ({ wilayah }) => paths.gaps({ anak: wilayah.id }))]],
    [
      'contact',
      [
        {
          key: 'contact',
          header: t('areas.contact'),
          isProse: true,
          cell: ({ contactOffice }) => contactOffice ?? '–',
        },
      ],
    ],
  ];
  return [
    {
      key: 'area',
      header: t('areas.area'),
      cell: ({ wilayah }) => <Link to={paths.start({ wilayah: wilayah.id, tab: 'wilayah' })}>{wilayah.name}</Link>,
      sortBy: ({ wilayah }) => wilayah.code,
      exportBy: ({ wilayah }) => wilayah.name,
    },
    ...optional.flatMap(([key, columns]) => (view.isShown(key) ? columns : [])),
  ];
}

function useGroupColumns(): Record<'status' | 'term' | 'seats' | 'completeness', Column<Row>> {
  const t = useHomeText();
  const words = useDomainText();
  const format = useFormat();
  return {
    status: {
      key: 'status',
      header: t('areas.status'),
      cell: ({ status, pokjanal }) =>
        status && pokjanal ? (
          <Link to={paths.pokjanal(pokjanal)}>
            <PokjanalBadge status={status} />
          </Link>
        ) : (
          <StatusBadge tone="bad">{t('areas.noGroup')}</StatusBadge>
        ),
      sortBy: ({ status }) => status,
      exportBy: ({ status }) => (status ? words(`pokjanalStatus.${status}`) : t('areas.noGroup')),
    },
    term: {
      key: 'term',
      header: t('areas.term'),
      cell: ({ termEnd, termDaysLeft }) => (
        <span
          title={
            termDaysLeft === null ? undefined : t(termDaysLeft < 0 ? 'past' : 'left', { count: Math.abs(termDaysLeft) })
          }
        >
          {format.shortDay(termEnd)}
        </span>
      ),
      sortBy: ({ termEnd }) => termEnd,
    },
    seats: {
      key: 'seats',
      header: t('areas.seats'),
      align: 'end',
      cell: ({ seats, vacantSeats }) => (seats === 0 ? '–' : t('areas.seatsOf', { vacant: vacantSeats, seats })),
      sortBy: ({ seats, vacantSeats }) => (seats === 0 ? null : vacantSeats),
      exportBy: ({ seats, vacantSeats }) => (seats === 0 ? null : t('areas.seatsOf', { vacant: vacantSeats, seats })),
    },
    completeness: {
      key: 'completeness',
      header: t('areas.completeness'),
      cell: ({ completeness }) => {
        const percent = completeness === null ? null : completeness * 100;
        const tone = percent === null ? 'neutral' : percent >= 90 ? 'good' : percent >= 60 ? 'warn' : 'bad';
        return <PercentBar value={percent} text={format.percent(percent, 0)} tone={tone} />;
      },
      sortBy: ({ completeness }) => completeness,
    },
  };
}

/** `D/S partisipasi masyarakat` is known by its letters. */
const shortName = (name: string): string => /^\S*\/\S*/.exec(name)?.[0] ?? name;

/** The two chosen indicators. */
function useFigureColumns({ figures, supervision }: StartAreasQuery, view: AreasView): Column<Row>[] {
  const format = useFormat();
  const text = useText();
  const mayFollow = useMay('duty.read');
  if (!figures) return [];
  return figures.indicators.map(({ code, name, decimals }) => {
    const cellOf = ({ wilayah }: Row) =>
      figures.cells.find(({ indicator, wilayahId }) => indicator === code && wilayahId === wilayah.id);
    return {
      key: code,
      header: shortName(text(name)),
      align: 'end',
      cell: (row) => {
        const cell = cellOf(row);
        return (
          <FigureLink
            {...{ indicator: code, wilayah: row.wilayah.id, period: view.month, mayFollow }}
            light={cell?.attainmentClass}
          >
            {format.percent(cell?.value ?? null, decimals)}
          </FigureLink>
        );
      },
      sortBy: (row) => cellOf(row)?.value ?? null,
    } satisfies Column<(typeof supervision.rows)[number]>;
  });
}

/** Duties fulfilled of those expected this year, over the groups inside each area. */
function useDutyColumn({ duties }: StartAreasQuery): Column<Row>[] {
  const t = useHomeText();
  const format = useFormat();
  if (!duties) return [];
  const shareOf = ({ wilayah }: Row): number | null =>
    duties.find((row) => row.wilayah.id === wilayah.id)?.share ?? null;
  return [
    {
      key: 'duties',
      header: t('areas.duties'),
      align: 'end',
      cell: (row) => format.percent(shareOf(row), 0),
      sortBy: shareOf,
    },
  ];
}
