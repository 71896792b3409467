import type { CommitmentState } from '@/gql/schema-types.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

const TONES: Readonly<Record<CommitmentState, Tone>> = {
  OPEN: 'neutral',
  IN_PROGRESS: 'info',
  DONE: 'good',
  DROPPED: 'neutral',
  ESCALATED: 'warn',
};

/** Where a commitment stands. */
export function CommitmentBadge({ state }: { state: CommitmentState }) {
  const t = useMeetingText();
  return <StatusBadge tone={TONES[state]}>{t(`state.${state}`)}</StatusBadge>;
}
