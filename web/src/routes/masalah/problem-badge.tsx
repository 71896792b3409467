import type { ProblemState } from '@/gql/schema-types.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

const TONES: Readonly<Record<ProblemState, Tone>> = {
  RAISED: 'neutral',
  SENT: 'info',
  ANSWERED: 'info',
  ACCEPTED: 'good',
  RETURNED: 'warn',
  ESCALATED: 'warn',
  REDIRECTED: 'warn',
  CLOSED: 'good',
};

/** Where a problem stands. */
export function ProblemBadge({ state }: { state: ProblemState }) {
  const t = useProblemText();
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>;
}

/** How long its answer is late; nothing in time. */
export function LateBadge({ days }: { days: number }) {
  const t = useProblemText();
  if (days === 0) return null;
  return (
    <StatusBadge tone="bad" icon="alert">
      {t('list.late', { count: days })}
    </StatusBadge>
  );
}
