import type { Sorting } from '@/ui/sort-rows.ts';
import { useListsText } from '@/i18n/texts/lists.ts';
import type { ColumnChoice } from '@/ui/use-column-param.ts';
import { ColumnsButton } from './columns-button.tsx';
import { DownloadButton } from './download-button.tsx';
import css from './lists.module.css';
import type { ReadPortion } from './read-rows.ts';
import { ViewsButton } from './views-button.tsx';

type Props<Row> = {
  /** Path of the list, under which its views are kept. */
  list: string;
  /** Names the list, and the file. */
  title: string;
  columns: ColumnChoice<Row>;
  /** Reads rows of the filters in force for the download. */
  read: ReadPortion<Row>;
  /** How many rows fit the filters, where that is known. */
  total?: number | undefined;
  sorting?: Sorting | null;
  /** Among other controls, without a line of its own. */
  isBare?: boolean;
};

/** What every register offers above its table: which columns, views under a name, and the rows as a file. */
export function ListTools<Row>({ list, title, columns, read, total, sorting = null, isBare = false }: Props<Row>) {
  const t = useListsText();
  return (
    <div className={isBare ? css.bare : css.tools} role="group" aria-label={t('tools')}>
      <ViewsButton list={list} title={title} />
      <ColumnsButton columns={columns} />
      <DownloadButton title={title} columns={columns.shown} read={read} total={total} sorting={sorting} />
    </div>
  );
}
