import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { useFormat } from '@/i18n/format.ts';
import { useListsText } from '@/i18n/texts/lists.ts';
import { saveFile, toCsv } from '@/lib/csv.ts';
import { today } from '@/lib/today.ts';
import { Button } from '@/ui/button.tsx';
import type { Column } from '@/ui/data-table.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { FailureNotice } from '@/ui/query-state.tsx';
import type { Sorting } from '@/ui/sort-rows.ts';
import { showToast } from '@/ui/toast.tsx';
import { type ReadPortion, readRows, sheetOf } from './read-rows.ts';

/** What a browser writes without trouble on an office computer. */
const MOST = 10_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Props<Row> = {
  title: string;
  columns: readonly Column<Row>[];
  read: ReadPortion<Row>;
  total: number | undefined;
  sorting: Sorting | null;
};
type Kind = 'csv' | 'xlsx';

const fileName = (title: string, kind: Kind): string =>
  `${title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${today()}.${kind}`;

/** The rows that fit the filters as a file for spreadsheets: all of them, whatever the screen has loaded. */
export function DownloadButton<Row>(props: Props<Row>) {
  const t = useListsText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" icon="download" disabled={props.total === 0} onClick={() => setOpen(true)}>
        {t('download')}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('downloadTitle')}>
        <Download {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Download<Row>({ title, columns, read, total, sorting, onDone }: Props<Row> & { onDone: () => void }) {
  const t = useListsText();
  const format = useFormat();
  const [count, setCount] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const most = format.number(MOST);
  const failure = error === null ? null : (toFailure(error) ?? { kind: 'failed' as const });
  const save = async (kind: Kind) => {
    setError(null);
    setCount(0);
    try {
      const rows = await readRows(read, MOST, setCount);
      const sheet = sheetOf(columns, rows, sorting);
      if (kind === 'csv') saveFile(fileName(title, kind), toCsv(sheet.head, sheet.rows));
      else {
        const { toXlsx } = await import('@/lib/xlsx.ts');
        saveFile(fileName(title, kind), toXlsx({ name: title, ...sheet }), XLSX);
      }
      const told = { count: format.number(rows.length), total: format.number(total) };
      showToast(t(total !== undefined && total > rows.length ? 'cut' : 'done', told));
      onDone();
    } catch (problem) {
      setError(problem);
    } finally {
      setCount(null);
    }
  };
  return (
    <>
      <DialogBody>
        <p>{t('downloadLead', { most })}</p>
        {total !== undefined && (
          <p className="pk-muted">
            {t(total > MOST ? 'downloadMost' : 'downloadTotal', { count: format.number(total), most })}
          </p>
        )}
        <p role="status">{count !== null && t('reading', { count: format.number(count) })}</p>
        {failure && <FailureNotice failure={failure} />}
      </DialogBody>
      <DialogFoot>
        <Button busy={count !== null} onClick={() => void save('csv')}>
          {t('csv')}
        </Button>
        <Button variant="primary" busy={count !== null} onClick={() => void save('xlsx')}>
          {t('xlsx')}
        </Button>
      </DialogFoot>
    </>
  );
}
