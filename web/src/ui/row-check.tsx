import type { ReactNode } from 'react';
import css from './row-check.module.css';

type Props = {
  /** What is marked, in words. */
  label: string;
  isChecked: boolean;
  /** Null where nothing can be done with a mark: then there is none. */
  onToggle: (() => void) | null;
  /** The name of the row. */
  children: ReactNode;
};

/** The name of a row with the box that marks it. */
export function RowCheck({ label, isChecked, onToggle, children }: Props) {
  return (
    <span className={css.name}>
      {onToggle && (
        <input type="checkbox" className={css.check} aria-label={label} checked={isChecked} onChange={onToggle} />
      )}
      {children}
    </span>
  );
}
