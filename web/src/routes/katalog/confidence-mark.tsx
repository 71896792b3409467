import { useCatalogueCode } from '@/i18n/texts/catalogue.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';

/** How far a definition can be relied on, in words: its source was checked, is believed, or nobody looked at it yet. */
export function ConfidenceMark({ confidence }: { confidence: string }) {
  const word = useCatalogueCode('confidence');
  if (confidence === 'unsure') return <StatusBadge tone="warn">{word(confidence)}</StatusBadge>;
  return (
    <StatusBadge tone={confidence === 'sure' ? 'good' : 'neutral'} icon={confidence === 'sure' ? 'check' : 'info'}>
      {word(confidence)}
    </StatusBadge>
  );
}
