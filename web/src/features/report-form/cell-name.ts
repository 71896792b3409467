import { type BlockLayout, cellAt, fieldText, isTotal, SKDN, TIDAK_DIRINCI } from '@pokjanal/server/pure';
import { useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';

type Text = { readonly id: string; readonly en: string };
type Named = {
  readonly layout: BlockLayout;
  readonly elements: readonly { readonly code: string; readonly letter: string; readonly name: Text }[];
};

/** Names a cell as people do: `D, 12–23 bulan, P`, or the question where nothing is broken down. */
export function useCellName({ layout, elements }: Named): (slot: number) => string {
  const t = useReportFormText();
  const text = useText();
  return (slot) => {
    const cell = cellAt(layout, slot);
    const asked = elements.find(({ code }) => code === cell?.element);
    if (!cell || !asked) return '';
    const field = cell.field ?? TIDAK_DIRINCI;
    if (field !== TIDAK_DIRINCI) return `${text(asked.name)}, ${text(fieldText(field))}`;
    const element = asked.letter;
    if (isTotal(cell)) return layout.code === SKDN.code ? t('cellTotal', { element }) : text(asked.name);
    const age = t('ageMonths', { range: cell.age.replace('_', '–') });
    return t('cell', { element, age, sex: cell.sex === 'L' ? t('maleLong') : t('femaleLong') });
  };
}
