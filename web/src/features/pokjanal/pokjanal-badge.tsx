import type { PokjanalStatus } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

const TONES: Readonly<Record<PokjanalStatus, Tone>> = {
  PLANNED: 'neutral',
  AWAITING_DECREE: 'warn',
  ACTIVE: 'good',
  EXPIRED: 'bad',
  DISSOLVED: 'neutral',
  SUPERSEDED: 'info',
};

/** The state of a group, as its decrees say. */
export function PokjanalBadge({ status }: { status: PokjanalStatus }) {
  const t = useDomainText();
  return <StatusBadge tone={TONES[status]}>{t(`pokjanalStatus.${status}`)}</StatusBadge>;
}
