import { Link } from 'react-router';
import { useText } from '@/i18n/format.ts';
import { useTargetsText } from '@/i18n/texts/targets.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { type Editing, TargetCellView } from './target-cell.tsx';
import type { TargetArea, TargetRow } from './target-cells.ts';

type Props = Editing & {
  year: string;
  areas: readonly TargetArea[];
  rows: readonly TargetRow[];
  /** Indicator one came for. */
  current: string | null;
  mayEdit: boolean;
};

/** Targets of a year: a row for each indicator, a column for the area and for each one directly below. */
export function TargetGrid({ year, areas, rows, current, mayEdit, save, nameOfArea }: Props) {
  const t = useTargetsText();
  const text = useText();
  const columns: Column<TargetRow>[] = [
    {
      key: 'indicator',
      header: t('indicator'),
      cell: ({ indicator }) => <Link to={paths.catalogueIndicator(indicator.code)}>{text(indicator.name)}</Link>,
      sortBy: ({ indicator }) => text(indicator.name),
    },
    ...areas.map(
      ({ id, name }): Column<TargetRow> => ({
        key: id,
        header: name,
        align: 'end',
        cell: ({ cells }) => {
          const cell = cells.get(id);
          return (
            cell && (
              <TargetCellView
                key={year}
                year={year}
                cell={cell}
                mayEdit={mayEdit}
                save={save}
                nameOfArea={nameOfArea}
              />
            )
          );
        },
      }),
    ),
  ];
  return (
    <DataTable
      caption={t('caption', { year })}
      columns={columns}
      rows={rows}
      rowKey={({ indicator }) => indicator.code}
      isCurrent={({ indicator }) => indicator.code === current}
    />
  );
}
