import type { LintSeverity } from '@/gql/schema-types.ts';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { StatusBadge, type Tone } from '@/ui/status-badge.tsx';

/** From the gravest down. */
export const SEVERITIES: readonly LintSeverity[] = ['ERROR', 'WARNING', 'ADVICE'];

const TONES: Readonly<Record<LintSeverity, Tone>> = { ERROR: 'bad', WARNING: 'warn', ADVICE: 'info' };

/** How grave a finding is. */
export function SeverityBadge({ severity }: { severity: LintSeverity }) {
  const t = useCatalogueText();
  return (
    <StatusBadge tone={TONES[severity]} {...(severity === 'WARNING' && { icon: 'alert' })}>
      {t(`lint.${severity}`)}
    </StatusBadge>
  );
}
