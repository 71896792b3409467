import type { EvidenceField } from '@pokjanal/server/pure';
import { useFormat, useText } from '@/i18n/format.ts';

/** Says the value of a field as people write it; empty for none. */
export function useValueText() {
  const text = useText();
  const format = useFormat();
  const number = (value: string) => format.number(Number(value));
  const writers: Partial<Record<EvidenceField['type'], (value: string, one: EvidenceField) => string>> = {
    day: format.day,
    month: format.period,
    count: number,
    money: number,
    decimal: number,
    choice: (value, { choices }) => {
      const label = choices?.find((choice) => choice.value === value)?.label;
      return label ? text(label) : value;
    },
  };
  return (one: EvidenceField, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    if (Array.isArray(value)) return value.map(String).join('\n');
    const plain = String(value as string | number);
    return writers[one.type]?.(plain, one) ?? plain;
  };
}
