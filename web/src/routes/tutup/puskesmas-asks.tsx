import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Panel } from '@/ui/page.tsx';
import type { OpenReport } from './closing-page.types.ts';
import { type Asked, groupByPuskesmas } from './group-reports.ts';
import { ShareDialog } from './share-dialog.tsx';

type Props = { rows: readonly OpenReport[]; month: string };

/** Whom to ask for what is open, with a message ready to send to each. */
export function PuskesmasAsks({ rows, month }: Props) {
  const t = useClosingText();
  const format = useFormat();
  const [shared, setShared] = useState<Asked | null>(null);
  const nameOf = ({ name }: Asked) => name ?? t('open.noPuskesmas');
  const columns: Column<Asked>[] = [
    { key: 'puskesmas', header: t('ask.puskesmas'), cell: nameOf, sortBy: nameOf, isProse: true },
    {
      key: 'units',
      header: t('ask.units'),
      align: 'end',
      cell: ({ units }) => format.number(units.length),
      sortBy: ({ units }) => units.length,
    },
    {
      key: 'reports',
      header: t('ask.reports'),
      align: 'end',
      cell: ({ reports }) => format.number(reports.length),
      sortBy: ({ reports }) => reports.length,
    },
    {
      key: 'share',
      header: t('ask.share'),
      hideHeader: true,
      align: 'end',
      cell: (asked) => (
        <Button
          size="small"
          icon="send"
          aria-label={t('ask.shareOf', { name: nameOf(asked) })}
          onClick={() => setShared(asked)}
        >
          {t('ask.share')}
        </Button>
      ),
    },
  ];
  return (
    <Panel flush title={t('ask.title')}>
      <DataTable
        caption={t('ask.caption')}
        columns={columns}
        rows={groupByPuskesmas(rows)}
        rowKey={({ name }) => name ?? ''}
      />
      {shared && <ShareDialog asked={shared} name={nameOf(shared)} month={month} onClose={() => setShared(null)} />}
    </Panel>
  );
}
