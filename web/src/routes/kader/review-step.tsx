import { FindingList } from '@/features/report-form/finding-list.tsx';
import { NoteField, VisitorsCheck } from '@/features/report-form/statements.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { Button } from '@/ui/button.tsx';
import css from './review-step.module.css';
import { SumTable } from './sum-table.tsx';

type Props = { entry: ReportEntry; onGo: (slot: number) => void; onDraft: () => void };

/** Before sending: the sums, all findings at once, visitors and the note. */
export function ReviewStep({ entry, onGo, onDraft }: Props) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const { head } = entry.state;
  const isNoteShown = head.opened && (entry.findings.some(({ level }) => level === 'WARNING') || head.note !== '');
  return (
    <section className={css.review} aria-labelledby="periksa">
      <h2 id="periksa">{t('review.title')}</h2>
      {head.opened && <SumTable entry={entry} />}
      {(head.opened || entry.findings.length > 0) && (
        <FindingList findings={entry.findings} forms={entry.form.forms} onGo={onGo} />
      )}
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
