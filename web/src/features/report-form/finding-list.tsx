import { useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { cx } from '@/lib/cx.ts';
import { Icon } from '@/ui/icon.tsx';
import type { ShownFinding } from './entry-findings.ts';
import type { MonthForm } from './entry-model.ts';
import css from './finding-list.module.css';
import { useShortName } from './form-name.ts';

type Props = {
  findings: readonly ShownFinding[];
  /** The forms of the same month, to name the one a finding compares with. */
  forms: readonly MonthForm[];
  /** Leads to the first cell a finding points at. */
  onGo: (slot: number) => void;
};

/** All findings at once, each a way to its cell. */
export function FindingList({ findings, forms, onGo }: Props) {
  const t = useReportFormText();
  const text = useText();
  const nameOf = useShortName();
  const namesOf = (blocks: readonly string[]) =>
    forms
      .filter(({ block }) => blocks.includes(block))
      .map(nameOf)
      .join(', ');
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
      {findings.map(({ key, level, message, slots, otherBlocks }) => (
        <li key={key}>
          <button
            type="button"
            className={cx(css.finding, level === 'ERROR' && css.error)}
            onClick={() => slots[0] !== undefined && onGo(slots[0])}
          >
            <span className={css.level}>{level === 'ERROR' ? t('finding.error') : t('finding.warning')}</span>
            <p>{text(message)}</p>
            {namesOf(otherBlocks) && <small>{t('finding.otherForm', { names: namesOf(otherBlocks) })}</small>}
          </button>
        </li>
      ))}
    </ul>
  );
}
