import { useMemo } from 'react';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import type { ShownFinding } from './entry-findings.ts';

/** One error for each cell whose text is no number. */
export function useNotNumbers(texts: ReadonlyMap<number, string>): readonly ShownFinding[] {
  const t = useReportFormText();
  return useMemo(
    () =>
      [...texts].map(([slot, text]) => {
        const message = t('notNumber', { text });
        return {
          key: `text.${slot}`,
          rule: 'TEXT',
          level: 'ERROR' as const,
          slots: [slot],
          scope: 'CELL' as const,
          message: { id: message, en: message },
        };
      }),
    [t, texts],
  );
}
