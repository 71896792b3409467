import { useFormat } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';

type Recorded = { readonly kind: string; readonly period: string; readonly title?: string | null };

/** Names work that was recorded elsewhere, by where that was. */
export function useRecordTitle() {
  const t = useDutyText();
  const format = useFormat();
  return ({ kind, period, title }: Recorded): string =>
    kind === 'DATA_MONTH'
      ? t('source.DATA_MONTH', { period: format.period(period) })
      : t('source.OTHER', { title: title ?? format.period(period) });
}
