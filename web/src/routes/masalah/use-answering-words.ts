import { useFormat } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import type { AnsweringFragment } from './problem-pages.generated.ts';

/** Writes speed and punctuality; nothing answered and nothing due are said, never shown as zero. */
export function useAnsweringWords() {
  const t = useProblemText();
  const format = useFormat();
  return {
    median: ({ medianDays }: AnsweringFragment): string =>
      medianDays === null ? t('late.noAnswer') : t('late.medianDays', { days: format.number(medianDays) }),
    share: ({ inTimeShare }: AnsweringFragment): string =>
      format.percent(inTimeShare === null ? null : inTimeShare * 100),
    fraction: ({ inTime, due }: AnsweringFragment): string =>
      due === 0 ? t('late.noDue') : t('late.fraction', { part: inTime, whole: due }),
    inTime: ({ inTimeShare, inTime, due }: AnsweringFragment): string =>
      inTimeShare === null
        ? t('late.noDue')
        : t('late.inTimeOf', { share: format.percent(inTimeShare * 100), part: inTime, whole: due }),
  };
}
