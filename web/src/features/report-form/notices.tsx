import { useFormat, useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { useCellName } from './cell-name.ts';
import type { Outcome } from './sending.ts';
import type { ReportEntry } from './use-report-entry.ts';
import css from './notices.module.css';

/** Says that entries of an earlier visit are back, and offers to drop them. */
export function RestoredNotice({ entry, now }: { entry: ReportEntry; now: number }) {
  const t = useReportFormText();
  const format = useFormat();
  if (!entry.restoredFrom) return null;
  return (
    <Notice tone="info" title={t('restored.title')}>
      <div className={css.row}>
        <span>{t('restored.text', { when: format.relative(entry.restoredFrom, now) })}</span>
        <Button size="small" onClick={entry.discard}>
          {t('restored.discard')}
        </Button>
      </div>
    </Notice>
  );
}

/** Why a report came back, in the words of whoever returned it, and what was said of single cells. */
export function ReturnedNotice({ entry }: { entry: ReportEntry }) {
  const t = useReportFormText();
  const nameOf = useCellName(entry.model);
  if (entry.report.status !== 'RETURNED') return null;
  return (
    <Notice tone="warn" title={t('returned.title')}>
      <p>{entry.report.returnReason ?? t('returned.noReason')}</p>
      {entry.comments.size > 0 && (
        <ul className={css.comments} aria-label={t('returned.cells')}>
          {[...entry.comments].map(([slot, comment]) => (
            <li key={slot}>
              <strong>{nameOf(slot)}</strong>: {comment}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** What kept a report from being taken: the line, the session, a rule, or a right. */
export function SendNotice({ entry }: { entry: ReportEntry }) {
  const { outcome, busyWith, isKept } = entry;
  const t = useReportFormText();
  return (
    <>
      {!isKept && <Notice tone="bad" title={t('restored.notKept')} />}
      {outcome && !busyWith && <OutcomeNotice entry={entry} outcome={outcome} />}
    </>
  );
}

function OutcomeNotice({ entry, outcome }: { entry: ReportEntry; outcome: Outcome }) {
  const t = useReportFormText();
  const text = useText();
  if (outcome.kind === 'refused') {
    return (
      <Notice tone="bad" title={text(outcome.message)}>
        {outcome.details.map((detail) => (
          <p key={detail.id}>{text(detail)}</p>
        ))}
      </Notice>
    );
  }
  if (outcome.kind === 'closed' || outcome.kind === 'findings') {
    return <Notice tone="bad" title={text(outcome.message)} />;
  }
  if (outcome.kind !== 'failed') return null;
  const { failure } = outcome;
  if (failure.kind === 'signed-out') {
    return (
      <Notice tone="bad" title={t('send.signedOut')}>
        <div className={css.row}>
          <a className={buttonClass()} href={paths.signIn({ ke: window.location.pathname + window.location.search })}>
            {t('send.signIn')}
          </a>
        </div>
      </Notice>
    );
  }
  return (
    <Notice tone="bad" title={failure.kind === 'offline' ? t('send.offline') : (failure.message ?? t('send.failed'))}>
      <div className={css.row}>
        <Button icon="refresh" onClick={() => void entry.send(entry.lastKind)}>
          {t('send.retry')}
        </Button>
      </div>
    </Notice>
  );
}
