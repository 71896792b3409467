import { untouchedSlots } from '@pokjanal/server/pure';
import { askedOf, sumOf } from '@/features/report-form/entry-findings.ts';
import { FindingList } from '@/features/report-form/finding-list.tsx';
import { NoteField, VisitorsCheck } from '@/features/report-form/statements.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { Button } from '@/ui/button.tsx';
import css from './review-step.module.css';

type Props = { entry: ReportEntry; onGo: (slot: number) => void; onDraft: () => void };

/** Before sending: the nine sums, all findings at once, visitors and the note. */
export function ReviewStep({ entry, onGo, onDraft }: Props) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const { head } = entry.state;
  const isNoteShown = head.opened && (entry.findings.some(({ level }) => level === 'WARNING') || head.note !== '');
  return (
    <section className={css.review} aria-labelledby="periksa">
      <h2 id="periksa">{t('review.title')}</h2>
      {head.opened && <SumTable entry={entry} />}
      {(head.opened || entry.findings.length > 0) && <FindingList findings={entry.findings} onGo={onGo} />}
      {head.opened && <VisitorsCheck entry={entry} />}
      {isNoteShown && <NoteField entry={entry} />}
      <div>
        <Button busy={entry.busyWith === 'draft'} onClick={onDraft}>
          {words('send.draft')}
        </Button>
      </div>
    </section>
  );
}

/** The nine sums as they are now, with how many cells of each are still empty. */
export function SumTable({ entry: { model, state } }: { entry: ReportEntry }) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const text = useText();
  const format = useFormat();
  return (
    <table className={css.sums}>
      <thead>
        <tr>
          <th scope="col">{t('review.element')}</th>
          <th scope="col">{words('total')}</th>
        </tr>
      </thead>
      <tbody>
        {model.elements.map(({ code, name }) => {
          const empty = untouchedSlots(state.cells, askedOf(model, code)).length;
          return (
            <tr key={code}>
              <th scope="row">{text(name)}</th>
              <td>
                {format.number(sumOf(model, state.cells, code))}
                {empty > 0 && <small>{t('review.emptyCells', { count: empty })}</small>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
