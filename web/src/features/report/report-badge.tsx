import type { Arrival, ReportStatus } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

const TONES: Readonly<Record<ReportStatus, Tone>> = {
  NONE: 'bad',
  DRAFT: 'neutral',
  SUBMITTED: 'info',
  RETURNED: 'warn',
  VERIFIED: 'good',
  APPROVED: 'good',
};

/** Where a report stands. */
export function ReportBadge({ status }: { status: ReportStatus }) {
  const t = useDomainText();
  return <StatusBadge tone={TONES[status]}>{t(`reportStatus.${status}`)}</StatusBadge>;
}

/** Whether it came in time; nothing is said of what has not come, the state says it already. */
export function ArrivalBadge({ arrival }: { arrival: Arrival }) {
  const t = useDomainText();
  if (arrival === 'NONE') return '–';
  const tone: Tone = arrival === 'RECEIVED' ? 'good' : arrival === 'LATE' ? 'warn' : 'neutral';
  return <StatusBadge tone={tone}>{t(`arrival.${arrival}`)}</StatusBadge>;
}
