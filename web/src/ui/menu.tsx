import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { buttonClass } from './button.tsx';
import { cx } from '../lib/cx.ts';
import { Icon } from './icon.tsx';
import css from './menu.module.css';

type Props = {
  /** Name of the button for screen readers; also its tooltip. */
  label: string;
  trigger: ReactNode;
  triggerClassName?: string | undefined;
  children: ReactNode;
};

/**
 * A disclosure on the browser's popover: Escape and a press outside close it, arrow keys walk its items. It holds links
 * and controls, so it is a group and does not pretend to be an application menu.
 */
export function Menu({ label, trigger, triggerClassName, children }: Props) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')];
    items[(items.indexOf(event.target as HTMLElement) + step + items.length) % items.length]?.focus();
  };
  return (
    <div className={css.root}>
      <button
        type="button"
        popoverTarget={id}
        title={label}
        aria-label={label}
        className={cx(buttonClass({ variant: 'quiet' }), triggerClassName)}
      >
        {trigger}
        <Icon name="down" size={14} />
      </button>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div ref={ref} id={id} popover="auto" role="group" aria-label={label} className={css.sheet} onKeyDown={walk}>
        {children}
      </div>
    </div>
  );
}

/** Class of a link or button that is one line of a menu. */
export const menuItemClass = css.item ?? '';

/** A line between groups, with the name of the group below it. */
export const MenuSection = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={css.section}>
    <p>{title}</p>
    {children}
  </div>
);
