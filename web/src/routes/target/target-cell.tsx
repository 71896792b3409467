import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useFigureText } from '@/features/figures/use-figure-text.ts';
import { useText } from '@/i18n/format.ts';
import { useBothSidesText } from '@/i18n/texts/both-sides.ts';
import { useTargetsText } from '@/i18n/texts/targets.ts';
import { cx } from '@/lib/cx.ts';
import { Button } from '@/ui/button.tsx';
import css from './target.module.css';
import { TargetHistory } from './target-history.tsx';
import { readTarget, type TargetCell } from './target-cells.ts';

export type Editing = {
  /** Sets or, without a number, removes the target; gives the sentence of a refusal, or null when done. */
  save: (cell: TargetCell, value: number | null) => Promise<string | null>;
  nameOfArea: (id: string) => string | null;
};

type Props = { cell: TargetCell; year: string; mayEdit: boolean } & Editing;

/** One target: a figure that turns into a field when pressed; Enter saves, Escape leaves. */
export function TargetCellView({ cell, year, mayEdit, save, nameOfArea }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [isTold, setTold] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Once the button is back, the hand finds it where the field was.
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const t = useTargetsText();
  const text = useText();
  const figure = useFigureText(cell.indicator);
  const said = cell.inForce === null ? t('none') : figure.value(cell.inForce);
  const closeHistory = () => {
    setTold(false);
    // The field that led there may be gone.
    queueMicrotask(() => button.current?.focus());
  };
  const history = isTold && <TargetHistory cell={cell} year={year} onClose={closeHistory} />;
  if (isOpen) {
    return (
      <>
        <TargetField cell={cell} save={save} onClose={() => setOpen(false)} onHistory={() => setTold(true)} />
        {history}
      </>
    );
  }
  const may = mayEdit && (!cell.own || cell.own.abilities.includes('target.set'));
  const name = { indicator: text(cell.indicator.name), area: cell.area.name, value: said };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css.cell}
        aria-label={may ? t('edit', name) : t('history.openFor', name)}
        onClick={() => (may ? setOpen(true) : setTold(true))}
      >
        <Shown cell={cell} nameOfArea={nameOfArea} />
      </button>
      {history}
    </>
  );
}

function Shown({ cell, nameOfArea }: { cell: TargetCell; nameOfArea: Editing['nameOfArea'] }) {
  const t = useTargetsText();
  const figure = useFigureText(cell.indicator);
  const { own, inForce, from, isVerified } = cell;
  if (inForce === null) return <span className={css.inherited}>–</span>;
  const path = own?.path;
  const why = own
    ? [own.source, path && t('derived', { from: path.baselineYear, to: path.goalYear }), own.setBy]
    : [t('inherited', { area: (from && nameOfArea(from)) ?? t('above') })];
  return (
    <span className={css.shown} title={why.filter(Boolean).join(' · ')}>
      <span className={own ? css.own : css.inherited}>{figure.value(inForce)}</span>
      {!isVerified && <span className={css.unverified}>{t('unverified')}</span>}
    </span>
  );
}

type FieldProps = Pick<Props, 'cell' | 'save'> & { onClose: () => void; onHistory: () => void };

function TargetField({ cell, save, onClose, onHistory }: FieldProps) {
  const t = useTargetsText();
  const text = useText();
  const before = cell.own ? String(cell.own.value).replace('.', ',') : '';
  const [seen] = useState(cell.own);
  const [typed, setTyped] = useState(before);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    const value = readTarget(typed);
    if (value === null) return setProblem(t('notNumber'));
    if (value === 'NOTHING' && !cell.own) return onClose();
    setBusy(true);
    const refused = await save(cell, value === 'NOTHING' ? null : value);
    setBusy(false);
    if (refused) setProblem(refused);
    else onClose();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Enter' || isBusy) return;
    event.preventDefault();
    void send();
  };
  return (
    <span
      className={css.editing}
      onBlur={({ relatedTarget, currentTarget }) => {
        const isLeft = !currentTarget.contains(relatedTarget);
        if (isLeft && typed === before && !isBusy && cell.own?.revision === seen?.revision) onClose();
      }}
    >
      <input
        autoFocus
        className={cx(css.input, problem && css.wrong)}
        inputMode="decimal"
        size={6}
        value={typed}
        aria-label={t('field', { indicator: text(cell.indicator.name), area: cell.area.name })}
        aria-invalid={problem !== null || undefined}
        aria-busy={isBusy || undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button size="small" variant="quiet" onClick={onHistory}>
        {t('history.open')}
      </Button>
      {problem && (
        <span className={css.problem} role="alert">
          {problem}
        </span>
      )}
      {cell.own?.revision !== seen?.revision && <Stored cell={cell} onTake={onClose} />}
    </span>
  );
}

/** What somebody else has set while the field was open: what is typed is saved over it by one more Enter, or left. */
function Stored({ cell, onTake }: { cell: TargetCell; onTake: () => void }) {
  const t = useBothSidesText();
  const targets = useTargetsText();
  const figure = useFigureText(cell.indicator);
  const { own } = cell;
  const said = own ? [figure.value(own.value), own.source, own.setBy].filter(Boolean).join(' · ') : targets('none');
  return (
    <span className={css.stored} role="status">
      {t('current')}: {said}
      <Button size="small" onClick={onTake}>
        {t('takeTheirs')}
      </Button>
    </span>
  );
}
