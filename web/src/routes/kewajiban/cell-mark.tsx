import { useDutyText } from '@/i18n/texts/duty.ts';
import { Icon, type IconName } from '@/ui/icon.tsx';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';
import css from './kewajiban.module.css';
import type { Look } from './matrix-model.ts';

const LOOKS: Readonly<Record<Look, { readonly tone: Tone; readonly icon: IconName }>> = {
  FULFILLED: { tone: 'good', icon: 'check' },
  IN_PROGRESS: { tone: 'info', icon: 'clock' },
  WORK: { tone: 'warn', icon: 'send' },
  OVERDUE: { tone: 'bad', icon: 'alert' },
  NONE: { tone: 'neutral', icon: 'pause' },
  NOT_APPLICABLE: { tone: 'neutral', icon: 'stop' },
  ABSENT: { tone: 'neutral', icon: 'stop' },
};

/** The tone of a cell. */
export const toneOf = (look: Look): Tone => LOOKS[look].tone;

/** A cell in a drawing and one short word; its colour belongs to what holds it. */
export function CellMark({ look, proposals }: { look: Look; proposals: number }) {
  const t = useDutyText();
  return (
    <>
      <Icon name={LOOKS[look].icon} size={14} strokeWidth={2.2} />
      <span>{t(`short.${look}`)}</span>
      {proposals > 0 && <b className={css.waiting}>{proposals}</b>}
    </>
  );
}

/** A status in full. */
export function LookBadge({ look }: { look: Look }) {
  const t = useDutyText();
  return (
    <StatusBadge tone={LOOKS[look].tone} icon={LOOKS[look].icon}>
      {t(`status.${look}`)}
    </StatusBadge>
  );
}

const SHOWN: readonly Look[] = ['FULFILLED', 'WORK', 'IN_PROGRESS', 'OVERDUE', 'NONE', 'NOT_APPLICABLE'];

/** What the drawings and colours mean. */
export function Legend() {
  const t = useDutyText();
  return (
    <ul className={css.legend} aria-label={t('legend')}>
      {SHOWN.map((look) => (
        <li key={look}>
          <LookBadge look={look} />
        </li>
      ))}
    </ul>
  );
}
