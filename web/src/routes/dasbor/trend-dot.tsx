import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import css from './trend-chart.module.css';

const RADIUS = 3.5;
/** As tall as a finger; as wide as one where the months leave room. */
const FIELD = 44;

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Moves between the points of a chart, so that its twelve months take one stop of the tab key. */
function walkDots(event: KeyboardEvent<SVGAElement | HTMLAnchorElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const dots = [...(event.currentTarget.closest('svg')?.querySelectorAll<SVGAElement>(`a.${css.point}`) ?? [])];
  const at = dots.findIndex((dot) => dot === document.activeElement);
  dots[step(at, dots.length - 1)]?.focus();
}

type Props = {
  x: number;
  y: number;
  /** Room between two months. */
  room: number;
  /** Address of what explains the figure. */
  to: string;
  /** Month and figure in words. */
  name: string;
  value: string;
  /** The one point that the tab key stops at. */
  isStop: boolean;
  onFocus: () => void;
};

/** A point of a line that opens the explanation of its figure; arrow keys lead to its neighbours. */
export function TrendDot({ x, y, room, to, name, value, isStop, onFocus }: Props) {
  const width = Math.min(FIELD, room);
  return (
    <Link
      className={css.point}
      to={to}
      aria-label={name}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={walkDots}
    >
      <rect className={css.field} x={x - width / 2} y={y - FIELD / 2} width={width} height={FIELD} rx={4} />
      <circle className={css.dot} cx={x} cy={y} r={RADIUS} />
      <text className={css.value} x={x} y={y < FIELD ? y + FIELD / 2 + 16 : y - FIELD / 2 - 6} aria-hidden="true">
        {value}
      </text>
    </Link>
  );
}
