import { useStrataText } from '@/i18n/texts/strata.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

const TONES = {
  MANDIRI: 'good',
  PURNAMA: 'good',
  MADYA: 'info',
  PRATAMA: 'warn',
  AKTIF: 'good',
  TIDAK_AKTIF: 'warn',
} as const satisfies Record<string, Tone>;

const isKnown = (result: string): result is keyof typeof TONES => Object.hasOwn(TONES, result);

/** The words for a result of a scoring; the code itself while the catalogue does not know it. */
export function useResultName(): (result: string) => string {
  const t = useStrataText();
  return (result) => (isKnown(result) ? t(`result.${result}`) : result);
}

/** The result of a scoring in words; a post without one is not judged yet. */
export function ResultBadge({ result }: { result: string | null | undefined }) {
  const t = useStrataText();
  const nameOf = useResultName();
  if (!result) return <span className="pk-muted">{t('unjudged')}</span>;
  return <StatusBadge tone={isKnown(result) ? TONES[result] : 'neutral'}>{nameOf(result)}</StatusBadge>;
}
