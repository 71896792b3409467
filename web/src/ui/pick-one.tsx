import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import css from './pick-one.module.css';

type Props = {
  label: string;
  /** Names what was chosen; null while nothing is. */
  picked: string | null;
  /** The words of choosing another. */
  other: string;
  onClear: () => void;
  error?: string | undefined;
  /** The search that stands there until something is chosen. */
  children: ReactNode;
};

/** One thing of many that is found by a search: the search, or what was chosen and the way to another. */
export function PickOne({ label, picked, other, onClear, error, children }: Props) {
  return (
    <div className={css.pick}>
      <span className={css.label}>{label}</span>
      {picked === null ? (
        children
      ) : (
        <span className={css.picked}>
          <strong>{picked}</strong>
          <Button size="small" onClick={onClear}>
            {other}
          </Button>
        </span>
      )}
      {error && (
        <p role="alert" className={css.error}>
          {error}
        </p>
      )}
    </div>
  );
}
