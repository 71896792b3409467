import { Link } from 'react-router';
import { FigureLink } from '@/features/figures/figure-link.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useMapText } from '@/i18n/texts/map.ts';
import { DataTable } from '@/ui/data-table.tsx';
import type { MapArea } from './map-areas.ts';
import type { useFigure } from './use-figure.ts';

type Props = {
  caption: string;
  areas: readonly MapArea[];
  active: string | null;
  indicator: string;
  month: string;
  figure: ReturnType<typeof useFigure>;
  pathOf: (area: MapArea) => string;
};

/** The map as a table: the same areas in the same order, with both sums of each. */
export function MapTable({ caption, areas, active, indicator, month, figure, pathOf }: Props) {
  const t = useMapText();
  const format = useFormat();
  const sum = (key: 'numerator' | 'denominator') => ({
    key,
    header: t(key),
    align: 'end' as const,
    cell: ({ cell }: MapArea) => format.number(cell[key]),
    sortBy: ({ cell }: MapArea) => cell[key],
  });
  return (
    <DataTable
      caption={caption}
      rows={areas}
      rowKey={({ id }) => id}
      isCurrent={({ code }) => code === active}
      columns={[
        {
          key: 'name',
          header: t('area'),
          cell: (area) => <Link to={pathOf(area)}>{area.name}</Link>,
          sortBy: ({ name }) => name,
        },
        {
          key: 'value',
          header: t('value'),
          align: 'end',
          cell: ({ id, cell }) => (
            <FigureLink indicator={indicator} wilayah={id} period={month}>
              {figure.valueOf(cell)}
            </FigureLink>
          ),
          sortBy: ({ cell }) => cell.value,
        },
        sum('numerator'),
        sum('denominator'),
        {
          key: 'completeness',
          header: t('completeness'),
          align: 'end',
          cell: ({ cell }) => figure.share(cell),
          sortBy: ({ cell }) => cell.completeness,
        },
      ]}
    />
  );
}
