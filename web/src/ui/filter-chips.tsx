import type { ReactNode } from 'react';
import { useFormat } from '../i18n/format.ts';
import { cx } from '../lib/cx.ts';
import css from './filter-chips.module.css';
import type { Tone } from './status-badge.tsx';

type Chip<Value> = {
  /** Null stands for everything. */
  readonly value: Value | null;
  readonly label: string;
  readonly count: number;
  readonly tone?: Tone;
};

type Props<Value> = {
  label: string;
  chips: readonly Chip<Value>[];
  value: Value | null;
  onChoose: (value: Value | null) => void;
  children?: ReactNode;
};

/** How many things stand in which state; each count narrows a list to it, a second press widens it again. */
export function FilterChips<Value extends string>({ label, chips, value, onChoose, children }: Props<Value>) {
  const format = useFormat();
  return (
    <div role="group" aria-label={label} className={css.chips}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className={cx(css.chip, chip.tone && css[chip.tone])}
          aria-pressed={value === chip.value}
          onClick={() => onChoose(value === chip.value ? null : chip.value)}
        >
          <strong>{format.number(chip.count)}</strong> {chip.label}
        </button>
      ))}
      {children}
    </div>
  );
}
