import type { NoValueReason } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';

type Written = { readonly decimals: number; readonly factor: number };

/** How the values of an indicator are written: percentages with their sign, all else as plain numbers. */
export function useFigureText(indicator: Written | undefined) {
  const t = useBoardsText();
  const format = useFormat();
  const isPercent = (indicator?.factor ?? 100) === 100;
  const value = (number: number | null | undefined) =>
    isPercent ? format.percent(number, indicator?.decimals ?? 1) : format.number(number);
  return {
    /** A bare value, a dash where there is none. */
    value,
    /** The value of a cell, or in words why it has none. */
    valueOf: (cell: { readonly value: number | null; readonly reason: NoValueReason | null }) =>
      cell.value === null ? t(`reason.${cell.reason ?? 'NO_DATA'}`) : value(cell.value),
    /** A change in points of the indicator, with its sign. */
    change: (number: number | null) => format.change(number, indicator?.decimals ?? 1),
  };
}

export type FigureText = ReturnType<typeof useFigureText>;
