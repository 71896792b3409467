import type { MeetingStatus } from '@/gql/schema-types.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

const TONES: Readonly<Record<MeetingStatus, Tone>> = { PLANNED: 'info', HELD: 'good', CANCELLED: 'neutral' };

/** Whether a meeting is planned, took place or was called off. */
export function MeetingBadge({ status }: { status: MeetingStatus }) {
  const t = useMeetingText();
  return <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>;
}
