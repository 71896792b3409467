import { useState } from 'react';
import { useListsText } from '@/i18n/texts/lists.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import type { ColumnChoice } from '@/ui/use-column-param.ts';
import css from './lists.module.css';

/** Which columns of a list are on screen. */
export function ColumnsButton<Row>({ columns }: { columns: ColumnChoice<Row> }) {
  const t = useListsText();
  const [isOpen, setOpen] = useState(false);
  const { choices, toggle, showAll } = columns;
  const shown = choices.filter(({ isShown }) => isShown).length;
  const isAll = shown === choices.length;
  return (
    <>
      <Button size="small" icon="grid" onClick={() => setOpen(true)}>
        {isAll ? t('columns') : t('columnsOf', { shown, all: choices.length })}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('columns')}>
        <DialogBody>
          <p className="pk-muted">{t('columnsLead')}</p>
          <ul className={css.checks}>
            {choices.map(({ key, header, isShown }) => (
              <li key={key}>
                <label>
                  <input type="checkbox" checked={isShown} onChange={() => toggle(key)} />
                  {header}
                </label>
              </li>
            ))}
          </ul>
        </DialogBody>
        <DialogFoot>
          <Button disabled={isAll} onClick={showAll}>
            {t('allColumns')}
          </Button>
          <Button variant="primary" onClick={() => setOpen(false)}>
            {t('close')}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}
