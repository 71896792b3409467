import { useUiText } from '../i18n/texts/ui.ts';
import { useFormat } from '../i18n/format.ts';
import { IconButton } from './button.tsx';
import { SelectField } from './field.tsx';
import css from './period-picker.module.css';

type Props = {
  value: string;
  /** Months one may choose, in any order: `2026-05`. */
  months: readonly string[];
  onChange: (month: string) => void;
  label?: string;
};

/** The last `count` months up to `end`, newest first. */
export function monthsUntil(end: string, count: number): string[] {
  const [year = 0, month = 1] = end.split('-').map(Number);
  const last = year * 12 + month - 1;
  return Array.from({ length: count }, (_, back) => {
    const index = last - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

/** Chooses a month: one step back or forth, or straight from the list. */
export function PeriodPicker({ value, months, onChange, label }: Props) {
  const t = useUiText();
  const format = useFormat();
  const sorted = months.toSorted().reverse();
  const at = sorted.indexOf(value);
  const step = (by: number) => {
    const next = sorted[at + by];
    if (next) onChange(next);
  };
  return (
    <div className={css.picker}>
      <IconButton
        icon="left"
        variant="default"
        label={t('period.previous')}
        disabled={at + 1 >= sorted.length}
        onClick={() => step(1)}
      />
      <SelectField
        label={label ?? t('period.label')}
        hideLabel
        value={value}
        onChange={(event) => onChange(event.target.value)}
        options={sorted.map((month) => ({ value: month, label: format.period(month) }))}
      />
      <IconButton icon="right" variant="default" label={t('period.next')} disabled={at <= 0} onClick={() => step(-1)} />
    </div>
  );
}
