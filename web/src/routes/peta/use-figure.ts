import { useFormat } from '@/i18n/format.ts';
import { useMapText } from '@/i18n/texts/map.ts';
import type { Cell, Indicator } from './map-areas.ts';

/** How the figures of an indicator are written on the map, in its legend and in its table. */
export function useFigure(indicator: Pick<Indicator, 'decimals' | 'factor'> | undefined) {
  const t = useMapText();
  const format = useFormat();
  const isPercent = (indicator?.factor ?? 100) === 100;
  const value = (number: number | null) =>
    isPercent ? format.percent(number, indicator?.decimals ?? 1) : format.number(number);
  const share = ({ completeness }: Cell) => format.percent(completeness === null ? null : completeness * 100);
  return {
    /** A bare value, a dash where there is none. */
    value,
    /** The value of a cell, or why it has none. */
    valueOf: (cell: Cell) => (cell.value === null && cell.reason ? t(`reason.${cell.reason}`) : value(cell.value)),
    /** Both sums of a cell. */
    fraction: ({ numerator, denominator }: Cell) =>
      t('fraction', { numerator: format.number(numerator), denominator: format.number(denominator) }),
    share,
  };
}
