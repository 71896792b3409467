import { useEffectText } from '@/i18n/texts/effect.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';
import type { ActivityEffectFragment } from './effect.generated.ts';

type Effect = NonNullable<ActivityEffectFragment['effect']>;

const TONES: Readonly<Record<NonNullable<Effect['seen']>, Tone>> = {
  AS_EXPECTED: 'good',
  SMALLER: 'warn',
  OTHER_WAY: 'bad',
};

/** What was seen of an activity in one word, or why nothing is seen yet. */
export function EffectBadge({ effect }: { effect: Pick<Effect, 'seen' | 'state'> }) {
  const t = useEffectText();
  const { seen, state } = effect;
  if (seen) return <StatusBadge tone={TONES[seen]}>{t(`seen.${seen}`)}</StatusBadge>;
  return <StatusBadge tone={state === 'SEEN' ? 'info' : 'neutral'}>{t(`state.${state}`)}</StatusBadge>;
}
