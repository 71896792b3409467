import { useDutyText } from '@/i18n/texts/duty.ts';
import { useFormat } from '@/i18n/format.ts';

/** Writes a period for a narrow head, where the year stands above: `TW III`. */
export function usePeriodName() {
  const t = useDutyText();
  const format = useFormat();
  const nth = ['I', 'II', 'III', 'IV'];
  return (period: string): string => {
    const part = period.slice(5);
    if (part === '') return t('wholeYear');
    if (part.startsWith('Q')) return t('quarter', { n: nth[Number(part.slice(1)) - 1] ?? '' });
    if (part.startsWith('S')) return t('semester', { n: nth[Number(part.slice(1)) - 1] ?? '' });
    return format.shortMonth(period).split(' ')[0] ?? period;
  };
}
