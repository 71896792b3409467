import { useFormat } from '@/i18n/format.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';

/** From here on somebody should be preparing the next decree. */
const SOON_DAYS = 90;

/** The end of a term with the days left, or over. */
export function TermEnd({ day, daysLeft }: { day: string | null | undefined; daysLeft: number | null }) {
  const t = useOrganisationText();
  const format = useFormat();
  if (daysLeft === null) return day ? format.day(day) : <span className="pk-muted">{t('pokjanal.noEnd')}</span>;
  const tone = daysLeft < 0 ? 'bad' : daysLeft <= SOON_DAYS ? 'warn' : null;
  const words = t(daysLeft < 0 ? 'pokjanal.daysOver' : 'pokjanal.daysLeft', { count: Math.abs(daysLeft) });
  return (
    <>
      {day && format.day(day)}{' '}
      {tone ? <StatusBadge tone={tone}>{words}</StatusBadge> : <span className="pk-muted">{words}</span>}
    </>
  );
}
