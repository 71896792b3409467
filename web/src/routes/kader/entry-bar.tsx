import { answeredOf } from '@/features/report-form/entry-findings.ts';
import { UndoStrip } from '@/features/report-form/quick-acts.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { cx } from '@/lib/cx.ts';
import { Button } from '@/ui/button.tsx';
import { Icon } from '@/ui/icon.tsx';
import css from './entry-bar.module.css';

type Props = {
  entry: ReportEntry;
  isReview: boolean;
  /** Sending was tried while an error stands. */
  isRefused: boolean;
  isLast: boolean;
  onNext: () => void;
  onReview: () => void;
  onSubmit: () => void;
};

/** Always in reach of the thumb: the figures, how many findings, and the next act. */
export function EntryBar({ entry, isReview, isRefused, isLast, onNext, onReview, onSubmit }: Props) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const label = entry.report.submittedAt ? words('send.again') : words('send.submit');
  return (
    <aside className={css.foot} aria-label={t('bar')}>
      <UndoStrip entry={entry} />
      {isRefused && (
        <p className={css.refused} role="alert">
          {words('send.errorsLeft')}
        </p>
      )}
      <div className={css.bar}>
        {entry.state.head.opened && <Standing entry={entry} />}
        {!isReview && <FindingCount entry={entry} onOpen={onReview} />}
        {isReview ? (
          <Button
            variant="primary"
            size="large"
            icon="send"
            className={css.act}
            busy={entry.busyWith === 'submit'}
            onClick={onSubmit}
          >
            {label}
          </Button>
        ) : (
          <Button variant="primary" size="large" className={css.act} onClick={onNext}>
            {isLast ? t('step.review') : t('step.next')}
          </Button>
        )}
      </div>
    </aside>
  );
}

/** The figures of the form, or for one without figures how much of it is filled. */
function Standing({ entry: { figures, model, state } }: { entry: ReportEntry }) {
  const t = useReportKaderText();
  const format = useFormat();
  return (
    <dl className={css.figures}>
      {figures.map(({ name, percent }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{format.percent(percent, percent !== null && percent >= 100 ? 0 : 1)}</dd>
        </div>
      ))}
      {figures.length === 0 && (
        <div>
          <dt>{t('filled')}</dt>
          <dd>{t('filledOf', { done: answeredOf(model, state.cells), all: model.asked.length })}</dd>
        </div>
      )}
    </dl>
  );
}

function FindingCount({ entry, onOpen }: { entry: ReportEntry; onOpen: () => void }) {
  const words = useReportFormText();
  const errors = entry.findings.filter(({ level }) => level === 'ERROR').length;
  const warnings = entry.findings.filter(({ level, rule }) => level === 'WARNING' && rule !== 'KOSONG').length;
  const name = [
    errors > 0 && words('finding.errors', { count: errors }),
    warnings > 0 && words('finding.warnings', { count: warnings }),
  ].filter(Boolean);
  return (
    <button
      type="button"
      className={cx(css.count, errors > 0 ? css.bad : warnings > 0 ? css.warn : css.good)}
      onClick={onOpen}
    >
      <Icon name={errors + warnings > 0 ? 'alert' : 'check'} size={16} />
      <span aria-hidden="true">{errors + warnings}</span>
      <span className="pk-visually-hidden" role="status">
        {name.length > 0 ? name.join(', ') : words('finding.none')}
      </span>
    </button>
  );
}
