import { useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { cx } from '@/lib/cx.ts';
import { Icon } from '@/ui/icon.tsx';
import type { ShownFinding } from './entry-findings.ts';
import css from './finding-list.module.css';

type Props = {
  findings: readonly ShownFinding[];
  /** Leads to the first cell a finding points at. */
  onGo: (slot: number) => void;
};

/** All findings at once, each a way to its cell. */
export function FindingList({ findings, onGo }: Props) {
  const t = useReportFormText();
  const text = useText();
  if (findings.length === 0) {
    return (
      <p className={css.ready}>
        <Icon name="check" />
        {t('finding.ready')}
      </p>
    );
  }
  return (
    <ul className={css.list}>
      {findings.map(({ key, level, message, slots }) => (
        <li key={key}>
          <button
            type="button"
            className={cx(css.finding, level === 'ERROR' && css.error)}
            onClick={() => slots[0] !== undefined && onGo(slots[0])}
          >
            <span className={css.level}>{level === 'ERROR' ? t('finding.error') : t('finding.warning')}</span>
            <p>{text(message)}</p>
          </button>
        </li>
      ))}
    </ul>
  );
}
