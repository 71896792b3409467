import { useId } from 'react';
import css from './choice.module.css';
import type { Option } from './field.tsx';

type Props<V extends string> = {
  label: string;
  value: V;
  options: readonly (Option & { readonly value: V })[];
  onChange: (value: V) => void;
};

/** A choice between two to five things that are all in view: radio buttons in one bar, arrow keys move. */
export function Choice<V extends string>({ label, value, options, onChange }: Props<V>) {
  const name = useId();
  return (
    <fieldset className={css.choice}>
      <legend className="pk-visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={css.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
