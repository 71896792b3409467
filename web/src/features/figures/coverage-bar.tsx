import type { CSSProperties, ReactNode } from 'react';
import { cx } from '@/lib/cx.ts';
import type { Tone } from '@/ui/status-badge.tsx';
import css from './coverage-bar.module.css';

type Props = {
  value: number | null;
  /** The value in words, or why there is none; it may lead to what explains it. */
  text: ReactNode;
  /** Where the line of the target stands, in the unit of the value. */
  line?: number | null;
  /** What a full bar is worth; the same for all rows of a table. */
  full: number;
  tone?: Tone;
};

const at = (value: number, full: number) =>
  ({ '--at': `${full > 0 ? Math.min(100, Math.max(0, (value / full) * 100)) : 0}%` }) as CSSProperties;

/** A value as a bar beside its figure, crossed by the line of its target; hatched where nothing is known. */
export function CoverageBar({ value, text, line = null, full, tone = 'neutral' }: Props) {
  return (
    <span className={css.bar}>
      <span className={cx(css.track, value === null && css.missing)} aria-hidden="true">
        {value !== null && <span className={cx(css.fill, css[tone])} style={at(value, full)} />}
        {line !== null && <span className={css.line} style={at(line, full)} />}
      </span>
      <span className={cx(css.text, value === null && css.none)}>{text}</span>
    </span>
  );
}
