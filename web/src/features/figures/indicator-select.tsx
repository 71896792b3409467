import { useText } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { useCatalogueCode } from '@/i18n/texts/catalogue.ts';
import { Field } from '@/ui/field.tsx';
import type { IndicatorChoiceFragment } from './figures.generated.ts';
import { CUMULATIVE, groupIndicators } from './indicator-groups.ts';
import css from './indicator-select.module.css';

type Props = {
  indicators: readonly IndicatorChoiceFragment[];
  value: string;
  onChange: (code: string) => void;
  label?: string;
  /** Lets none be chosen, in these words. */
  none?: string;
  error?: string | undefined;
  /** Puts those with a line through the year before all others. */
  cumulativeFirst?: boolean;
};

/** All indicators in force in the groups of their domains, in the device's own list. */
export function IndicatorSelect({ indicators, value, onChange, label, none, error, cumulativeFirst = false }: Props) {
  const t = useBoardsText();
  const text = useText();
  const domain = useCatalogueCode('domain');
  // What was chosen before stands, also while the list is on its way and where it is no longer in force.
  const isListed = value === '' || indicators.some(({ code, current }) => code === value && current);
  return (
    <Field label={label ?? t('indicator')} error={error} className={css.field}>
      {(control) => (
        <select {...control} className={css.select} value={value} onChange={(event) => onChange(event.target.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {none !== undefined && !isListed && <option value={value}>{value}</option>}
          {groupIndicators(indicators, cumulativeFirst).map((group) => (
            <optgroup key={group.key} label={group.key === CUMULATIVE ? t('cumulative') : domain(group.key)}>
              {group.indicators.map(({ code, name }) => (
                <option key={code} value={code}>
                  {text(name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
