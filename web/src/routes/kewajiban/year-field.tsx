import { useDutyText } from '@/i18n/texts/duty.ts';
import { SelectField } from '@/ui/field.tsx';
import type { useYear } from './use-year.ts';

/** Chooses the year on screen. */
export function YearField({ year, years, choose }: ReturnType<typeof useYear>) {
  const t = useDutyText();
  return (
    <SelectField
      label={t('year')}
      value={String(year)}
      options={years.map((one) => ({ value: String(one), label: String(one) }))}
      onChange={(event) => choose(event.target.value)}
    />
  );
}
