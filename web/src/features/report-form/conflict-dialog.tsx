import { type Cell, cellOf } from '@pokjanal/server/pure';
import { useState } from 'react';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useReportConflictText } from '@/i18n/texts/report-conflict.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { useCellName } from './cell-name.ts';
import { cellDifferences, headDifferences, type Side, suggestSide } from './conflict.ts';
import { contentOf, type ReportData } from './entry-model.ts';
import { yesNoSlots } from './not-numbers.ts';
import type { ReportEntry } from './use-report-entry.ts';
import css from './conflict-dialog.module.css';

/** Both sides of a report that two people changed, cell by cell; nothing is taken before the person chose. */
export function ConflictDialog({ entry }: { entry: ReportEntry }) {
  const t = useReportConflictText();
  const { conflict } = entry;
  if (!conflict) return null;
  return (
    <Dialog isOpen onClose={entry.postpone} title={t('title')}>
      <Choices key={conflict.revision} entry={entry} report={conflict} />
    </Dialog>
  );
}

function Choices({ entry, report }: { entry: ReportEntry; report: ReportData }) {
  const t = useReportConflictText();
  const words = useDomainText();
  const { model, state } = entry;
  const theirs = contentOf(model, report);
  const cells = cellDifferences(state.cells, theirs.cells);
  const heads = headDifferences(state.head, theirs.head);
  const [head, setHead] = useState<Side>('mine');
  const [chosen, setChosen] = useState<ReadonlyMap<number, Side>>(
    () =>
      new Map(
        cells.map((difference) => [
          difference.slot,
          suggestSide(cellOf(state.base.cells, difference.slot), difference),
        ]),
      ),
  );
  const all = (side: Side) => {
    setChosen(new Map(cells.map(({ slot }) => [slot, side])));
    setHead(side);
  };
  const nameOf = useCellName(model);
  const yesNo = yesNoSlots(model);
  return (
    <>
      <DialogBody>
        <p>{t('lead')}</p>
        <p>
          <strong>{t('statusNow', { status: words(`reportStatus.${report.status}`) })}</strong>
          {report.returnReason && `: ${report.returnReason}`}
        </p>
        {cells.length + heads.length === 0 ? (
          <p>{t('noDifference')}</p>
        ) : (
          <>
            <div className={css.acts}>
              <Button size="small" onClick={() => all('mine')}>
                {t('allMine')}
              </Button>
              <Button size="small" onClick={() => all('theirs')}>
                {t('allTheirs')}
              </Button>
            </div>
            {/* A region that scrolls must be reachable by keyboard. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <section className={css.scroll} aria-label={t('title')} tabIndex={0}>
              <table className={css.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('cell')}</th>
                    <th scope="col">{t('mine')}</th>
                    <th scope="col">{t('theirs')}</th>
                  </tr>
                </thead>
                <tbody>
                  {cells.map(({ slot, mine, theirs: other }) => (
                    <ChoiceRow
                      key={slot}
                      name={nameOf(slot)}
                      mine={mine}
                      theirs={other}
                      isYesNo={yesNo.has(slot)}
                      side={chosen.get(slot) ?? 'mine'}
                      onChoose={(side) => setChosen(new Map(chosen).set(slot, side))}
                    />
                  ))}
                  {heads.length > 0 && <ChoiceRow name={t('head')} side={head} onChoose={setHead} />}
                </tbody>
              </table>
            </section>
          </>
        )}
      </DialogBody>
      <DialogFoot>
        <Button variant="primary" onClick={() => entry.resolve(chosen, head)}>
          {t('apply')}
        </Button>
      </DialogFoot>
    </>
  );
}

type RowProps = {
  name: string;
  mine?: Cell;
  theirs?: Cell;
  isYesNo?: boolean;
  side: Side;
  onChoose: (side: Side) => void;
};

function ChoiceRow({ name, mine, theirs, isYesNo, side, onChoose }: RowProps) {
  const t = useReportConflictText();
  const form = useReportFormText();
  const shown = (cell: Cell | undefined) => {
    if (!cell) return '';
    if (cell.state !== 'VALUE') return t('empty');
    return isYesNo ? form(cell.n > 0 ? 'yes' : 'no') : String(cell.n);
  };
  const pick = (of: Side, cell: Cell | undefined) => (
    <td>
      <label className={css.pick}>
        <input
          type="radio"
          name={name}
          checked={side === of}
          onChange={() => onChoose(of)}
          aria-label={`${t('choose', { cell: name })}: ${t(of)} ${shown(cell)}`}
        />
        <span>{shown(cell) || t(of)}</span>
      </label>
    </td>
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      {pick('mine', mine)}
      {pick('theirs', theirs)}
    </tr>
  );
}
