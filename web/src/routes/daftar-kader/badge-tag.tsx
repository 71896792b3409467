import type { KaderBadge } from '@/gql/schema-types.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

const TONES: Readonly<Record<KaderBadge, Tone>> = { NONE: 'neutral', PURWA: 'info', MADYA: 'info', UTAMA: 'good' };

/** The badge of a kader in words. */
export function BadgeTag({ badge }: { badge: KaderBadge }) {
  const t = useKaderText();
  return <StatusBadge tone={TONES[badge]}>{t(`badge.${badge}`)}</StatusBadge>;
}
