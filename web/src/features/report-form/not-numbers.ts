import type { Cells } from '@pokjanal/server/pure';
import { useMemo } from 'react';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import type { ShownFinding } from './entry-findings.ts';
import type { EntryModel } from './entry-model.ts';

/** One error for each cell whose text is no number, or whose number answers no question of yes or no. */
export function useNotNumbers(
  model: EntryModel,
  texts: ReadonlyMap<number, string>,
  cells: Cells,
): readonly ShownFinding[] {
  const t = useReportFormText();
  const yesNo = useMemo(() => yesNoSlots(model), [model]);
  return useMemo(() => {
    const notYesNo = [...cells].filter(([slot, cell]) => yesNo.has(slot) && cell.state === 'VALUE' && cell.n > 1);
    return [
      ...[...texts].map(([slot, text]) => wrongText(slot, t(yesNo.has(slot) ? 'notYesNo' : 'notNumber', { text }))),
      ...notYesNo.map(([slot]) => wrongText(slot, t('notYesNo'))),
    ];
  }, [t, texts, cells, yesNo]);
}

/** The slots that are answered by yes or no. */
export function yesNoSlots({ elements, layout }: EntryModel): ReadonlySet<number> {
  const codes = new Set(elements.filter(({ yesNo }) => yesNo).map(({ code }) => code));
  return new Set(layout.cells.filter(({ element }) => codes.has(element)).map(({ slot }) => slot));
}

function wrongText(slot: number, message: string): ShownFinding {
  return {
    key: `text.${slot}`,
    rule: 'TEXT',
    level: 'ERROR',
    slots: [slot],
    scope: 'CELL',
    message: { id: message, en: message },
    otherBlocks: [],
  };
}
