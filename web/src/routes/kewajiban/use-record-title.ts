import { useFormat } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';

type Recorded = { readonly kind: string; readonly period: string; readonly title?: string | null };

const TITLED = ['PROBLEM_ANSWERED', 'PROBLEM_SENT', 'MEETING', 'COMMITMENT'] as const;

/** Names work that was recorded elsewhere, by where that was. */
export function useRecordTitle() {
  const t = useDutyText();
  const format = useFormat();
  return ({ kind, period, title }: Recorded): string => {
    if (kind === 'DATA_MONTH') return t('source.DATA_MONTH', { period: format.period(period) });
    const known = TITLED.find((one) => one === kind);
    return t(`source.${known ?? 'OTHER'}`, { title: title ?? format.period(period) });
  };
}
