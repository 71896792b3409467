import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from '../lib/cx.ts';
import css from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

type Look = {
  /** One `primary` a view at most; `quiet` for rows and bars. */
  variant?: 'primary' | 'default' | 'quiet' | 'danger';
  size?: 'small' | 'normal' | 'large';
};

/** Class names that make a link look like a button. */
export const buttonClass = ({ variant = 'default', size = 'normal' }: Look = {}): string =>
  cx(css.button, css[variant], css[size]);

type Props = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    icon?: IconName | undefined;
    /** Shows work in progress and ignores presses, without losing focus. */
    busy?: boolean;
    ref?: Ref<HTMLButtonElement>;
    children?: ReactNode;
  };

/** A push button; `type="button"` unless said otherwise. */
export function Button({ variant, size, icon, busy, className, children, onClick, ...rest }: Props) {
  const look = { ...(variant && { variant }), ...(size && { size }) };
  return (
    <button
      type="button"
      {...rest}
      className={cx(buttonClass(look), className)}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className={css.spinner} aria-hidden="true" /> : icon && <Icon name={icon} size={16} />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<Props, 'children' | 'icon' | 'size'> & { icon: IconName; label: string };

/** A square button with a drawing; `label` is its name for everybody who cannot see the drawing, and its tooltip. */
export function IconButton({ icon, label, variant = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={cx(buttonClass({ variant }), css.square, className)}
    >
      <Icon name={icon} />
    </button>
  );
}
