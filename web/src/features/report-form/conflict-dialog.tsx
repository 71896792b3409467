import { type Cell, cellOf, isTotal } from '@pokjanal/server/pure';
import { useState } from 'react';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { cellDifferences, headDifferences, type Side, suggestSide } from './conflict.ts';
import { contentOf, type EntryModel, type ReportData } from './entry-model.ts';
import type { ReportEntry } from './use-report-entry.ts';
import css from './conflict-dialog.module.css';

/** Both sides of a report that two people changed, cell by cell; nothing is taken before the person chose. */
export function ConflictDialog({ entry }: { entry: ReportEntry }) {
  const t = useReportFormText();
  const { conflict } = entry;
  if (!conflict) return null;
  return (
    <Dialog isOpen onClose={entry.postpone} title={t('conflict.title')}>
      <Choices key={conflict.revision} entry={entry} report={conflict} />
    </Dialog>
  );
}

function Choices({ entry, report }: { entry: ReportEntry; report: ReportData }) {
  const t = useReportFormText();
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
  return (
    <>
      <DialogBody>
        <p>{t('conflict.lead')}</p>
        <p>
          <strong>{t('conflict.statusNow', { status: words(`reportStatus.${report.status}`) })}</strong>
          {report.returnReason && `: ${report.returnReason}`}
        </p>
        {cells.length + heads.length === 0 ? (
          <p>{t('conflict.noDifference')}</p>
        ) : (
          <>
            <div className={css.acts}>
              <Button size="small" onClick={() => all('mine')}>
                {t('conflict.allMine')}
              </Button>
              <Button size="small" onClick={() => all('theirs')}>
                {t('conflict.allTheirs')}
              </Button>
            </div>
            {/* A region that scrolls must be reachable by keyboard. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <section className={css.scroll} aria-label={t('conflict.title')} tabIndex={0}>
              <table className={css.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('conflict.cell')}</th>
                    <th scope="col">{t('conflict.mine')}</th>
                    <th scope="col">{t('conflict.theirs')}</th>
                  </tr>
                </thead>
                <tbody>
                  {cells.map(({ slot, mine, theirs: other }) => (
                    <ChoiceRow
                      key={slot}
                      name={nameOf(slot)}
                      mine={mine}
                      theirs={other}
                      side={chosen.get(slot) ?? 'mine'}
                      onChoose={(side) => setChosen(new Map(chosen).set(slot, side))}
                    />
                  ))}
                  {heads.length > 0 && <ChoiceRow name={t('conflict.head')} side={head} onChoose={setHead} />}
                </tbody>
              </table>
            </section>
          </>
        )}
      </DialogBody>
      <DialogFoot>
        <Button variant="primary" onClick={() => entry.resolve(chosen, head)}>
          {t('conflict.apply')}
        </Button>
      </DialogFoot>
    </>
  );
}

type RowProps = { name: string; mine?: Cell; theirs?: Cell; side: Side; onChoose: (side: Side) => void };

function ChoiceRow({ name, mine, theirs, side, onChoose }: RowProps) {
  const t = useReportFormText();
  const shown = (cell: Cell | undefined) => {
    if (!cell) return '';
    return cell.state === 'VALUE' ? String(cell.n) : t('conflict.empty');
  };
  const pick = (of: Side, cell: Cell | undefined) => (
    <td>
      <label className={css.pick}>
        <input
          type="radio"
          name={name}
          checked={side === of}
          onChange={() => onChoose(of)}
          aria-label={`${t('conflict.choose', { cell: name })}: ${t(`conflict.${of}`)} ${shown(cell)}`}
        />
        <span>{shown(cell) || t(`conflict.${of}`)}</span>
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

/** Names a cell as people do: `D, 12–23 bulan, P`. */
export function useCellName(model: EntryModel): (slot: number) => string {
  const t = useReportFormText();
  return (slot) => {
    const cell = model.layout.cells.find((each) => each.slot === slot);
    const element = model.elements.find(({ code }) => code === cell?.element)?.letter ?? '';
    if (!cell || isTotal(cell)) return t('cellTotal', { element });
    const age = t('ageMonths', { range: cell.age.replace('_', '–') });
    return t('cell', { element, age, sex: cell.sex === 'L' ? t('maleLong') : t('femaleLong') });
  };
}
