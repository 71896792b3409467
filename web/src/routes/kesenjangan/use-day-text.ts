import { useGapsText } from '@/i18n/texts/gaps.ts';

/** Writes how far a day lies from today. */
export function useDayText() {
  const t = useGapsText();
  return (daysLeft: number | null): string => {
    if (daysLeft === null) return t('unknown');
    if (daysLeft === 0) return t('today');
    return t(daysLeft < 0 ? 'daysPast' : 'daysLeft', { count: Math.abs(daysLeft) });
  };
}
