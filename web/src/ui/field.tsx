import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId, useState } from 'react';
import { useUiText } from '../i18n/texts/ui.ts';
import { cx } from '../lib/cx.ts';
import css from './field.module.css';
import { Icon } from './icon.tsx';

type Shell = {
  label: string;
  hint?: ReactNode;
  /** A sentence; while it is there the control is marked invalid and described by it. */
  error?: string | null | undefined;
  /** Leaves the label to screen readers only, where the place says it already. */
  hideLabel?: boolean;
  large?: boolean;
  className?: string | undefined;
};

type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** Label, control, hint and error, tied together for every reader. */
export function Field({
  label,
  hint,
  error,
  hideLabel,
  large,
  className,
  children,
}: Shell & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const control: ControlProps = {
    id,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': true }),
  };
  return (
    <div className={cx(css.field, large && css.large, className)}>
      <label htmlFor={id} className={hideLabel ? 'pk-visually-hidden' : css.label}>
        {label}
      </label>
      {children(control)}
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={css.error} role="alert">
          <Icon name="alert" size={14} />
          {error}
        </p>
      )}
    </div>
  );
}

const shellOf = ({ label, hint, error, hideLabel, large, className }: Shell): Shell => ({
  label,
  hint,
  error,
  ...(hideLabel && { hideLabel }),
  ...(large && { large }),
  className,
});

type TextFieldProps = Shell & Omit<InputHTMLAttributes<HTMLInputElement>, 'className'>;

/** One line of text or a number. */
export function TextField(props: TextFieldProps) {
  const { label: _l, hint: _h, error: _e, hideLabel: _n, large: _g, className: _c, ...input } = props;
  return <Field {...shellOf(props)}>{(control) => <input {...input} {...control} className={css.control} />}</Field>;
}

/** A secret with a button that shows it, because a hidden typing error locks people out. */
export function SecretField(props: TextFieldProps) {
  const t = useUiText();
  const [isShown, setShown] = useState(false);
  const { label: _l, hint: _h, error: _e, hideLabel: _n, large: _g, className: _c, ...input } = props;
  return (
    <Field {...shellOf(props)}>
      {(control) => (
        <span className={css.secret}>
          <input {...input} {...control} type={isShown ? 'text' : 'password'} className={css.control} />
          <button type="button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? t('hideSecret') : t('showSecret')}
          </button>
        </span>
      )}
    </Field>
  );
}

export type Option = { readonly value: string; readonly label: string };
type SelectFieldProps = Shell &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className'> & { options: readonly Option[] };

/** A choice from a short list, with the device's own picker. */
export function SelectField(props: SelectFieldProps) {
  const { label: _l, hint: _h, error: _e, hideLabel: _n, large: _g, className: _c, options, ...select } = props;
  return (
    <Field {...shellOf(props)}>
      {(control) => (
        <select {...select} {...control} className={cx(css.control, css.select)}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
