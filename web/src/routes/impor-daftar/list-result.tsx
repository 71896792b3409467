import { Link, useSearchParams } from 'react-router';
import { useListImportText } from '@/i18n/texts/list-import.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import { CodesPanel } from './codes-panel.tsx';
import css from './list-import.module.css';
import type { List } from './list-import.types.ts';
import { RepairList } from './repair-list.tsx';
import { UndoPanel } from './undo-panel.tsx';

const PLACES: Readonly<Partial<Record<string, () => string>>> = {
  POSYANDU: () => paths.posyanduList(),
  OPD: () => paths.opdList(),
  KADER: () => paths.kaderList(),
  KURSI: () => paths.pokjanalList(),
  PENGGUNA: () => paths.users(),
};

/** What came of a list, the rest to be put right, and the way to take it back as a whole. */
export function ListResult({ job, onChanged }: { job: List; onChanged: () => void }) {
  const t = useListImportText();
  const [search, setSearch] = useSearchParams();
  const { submitted, unchanged, errors, refused, undone, kept } = job.counts;
  const left = errors + refused;
  const isUndoOpen = search.get('batal') === 'ya' && submitted > 0;
  const openUndo = (isOpen: boolean) =>
    setSearch((before) => {
      if (isOpen) before.set('batal', 'ya');
      else before.delete('batal');
      return before;
    });
  const place = PLACES[job.register]?.();
  return (
    <>
      <Panel title={t('done.title')}>
        <div className={css.form} role="status">
          {job.state === 'CANCELLED' && <p>{t('done.stopped')}</p>}
          {(submitted > 0 || undone + kept === 0) && <p>{t('done.written', { count: submitted })}</p>}
          {undone > 0 && <p>{t('done.undone', { count: undone })}</p>}
          {kept > 0 && <p>{t('done.kept', { count: kept })}</p>}
          {unchanged > 0 && <p className="pk-muted">{t('done.unchanged', { count: unchanged })}</p>}
          {left > 0 && <p>{t('done.left', { count: left })}</p>}
        </div>
        <div className={css.acts}>
          {place && (
            <Link className={buttonClass()} to={place}>
              {t('done.open')}
            </Link>
          )}
          {left > 0 && <RepairList job={job} />}
          {submitted > 0 && !isUndoOpen && <Button onClick={() => openUndo(true)}>{t('undo.open')}</Button>}
        </div>
      </Panel>
      {isUndoOpen ? (
        <UndoPanel job={job.id} onClose={() => openUndo(false)} onChanged={onChanged} />
      ) : (
        <CodesPanel job={job} />
      )}
    </>
  );
}
