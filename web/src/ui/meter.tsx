import type { CSSProperties } from 'react';
import { cx } from '../lib/cx.ts';
import css from './meter.module.css';
import type { Tone } from './status-badge.tsx';

/**
 * A percentage as a bar beside its figure. Above 100 the bar is full and marked, because such a value is shown and never
 * clipped; the words next to it carry the number.
 */
export function PercentBar({ value, text, tone = 'neutral' }: { value: number | null; text: string; tone?: Tone }) {
  const width = value === null ? 0 : Math.min(100, Math.max(0, value));
  return (
    <span className={css.percent}>
      <span className={css.track} aria-hidden="true">
        <span
          className={cx(css.fill, css[tone], value !== null && value > 100 && css.over)}
          style={{ '--width': `${width}%` } as CSSProperties}
        />
      </span>
      <span className={css.figure}>{text}</span>
    </span>
  );
}

type SparklineProps = {
  /** Oldest first; null where nothing is known, which breaks the line. */
  values: readonly (number | null)[];
  /** What the line says, in words. */
  label: string;
  width?: number;
  height?: number;
};

/** The course of a figure in the height of a line of text. */
export function Sparkline({ values, label, width = 96, height = 26 }: SparklineProps) {
  const known = values.filter((value): value is number => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (index: number) => 2 + (index * (width - 4)) / Math.max(1, values.length - 1);
  const y = (value: number) => height - 3 - ((value - low) / span) * (height - 6);
  const path = values
    .map((value, index) => {
      if (value === null) return '';
      const isStart = values[index - 1] == null;
      return `${isStart ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const last = values.at(-1);
  return (
    <svg
      className={css.sparkline}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path d={path} />
      {last != null && <circle cx={x(values.length - 1)} cy={y(last)} r="2.4" />}
    </svg>
  );
}
