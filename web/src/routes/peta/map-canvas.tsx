import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useMapText } from '@/i18n/texts/map.ts';
import { cx } from '@/lib/cx.ts';
import type { Drawing, Shape } from './drawing.ts';
import type { Look } from './map-areas.ts';
import type { PatternIds } from './map-patterns.tsx';
import css from './map.module.css';

/** An area as a map draws it. */
export type DrawnArea = {
  readonly id: string;
  readonly code: string;
  readonly look: Look;
  /** Where it leads. */
  readonly path: string;
  /** What it says to those who cannot see it. */
  readonly label: string;
};

/** How a map is walked. */
export type MapWalk = {
  /** Code of the area told of beside the map. */
  readonly active: string | null;
  readonly onActive: (code: string) => void;
  /** Told when an area was opened by press or key. */
  readonly onOpen: (area: DrawnArea) => void;
  readonly onUp: () => void;
  /** Takes the focus when it appears: the map before it had it. */
  readonly takesFocus: boolean;
};

type Props = { drawing: Drawing; areas: readonly DrawnArea[]; label: string; patterns: PatternIds; walk: MapWalk };

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/**
 * The map itself: every area a link in the order of the table, one of them in the tab order, arrow keys between them,
 * Enter into an area and Backspace out of it.
 */
export function MapCanvas({ drawing, areas, label, patterns, walk }: Props) {
  const t = useMapText();
  const svgRef = useRef<SVGSVGElement>(null);
  // A finger has no hovering: its first press tells of the area, the second opens it.
  const pressedRef = useRef<string | null>(null);
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const order = areas.map(({ code }) => code);
  const own = drawing.shapes
    .filter(({ code }) => byCode.has(code))
    .toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  const others = drawing.shapes.filter(({ code }) => !byCode.has(code));
  const current = own.find(({ code }) => code === walk.active) ?? null;
  const entry = (current ?? own[0])?.code;

  const { takesFocus } = walk;
  useEffect(() => {
    if (takesFocus) svgRef.current?.querySelector<SVGAElement>('a[tabindex="0"]')?.focus();
  }, [takesFocus]);

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    if (event.key === 'Backspace') {
      event.preventDefault();
      walk.onUp();
      return;
    }
    const step = STEPS[event.key];
    const links = [...event.currentTarget.querySelectorAll<SVGAElement>('a')];
    const at = links.findIndex((link) => link === document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    links[step(at, links.length - 1)]?.focus();
  };

  return (
    <>
      {/* The keys only move focus between the links inside, which answer Tab and Enter by themselves. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        ref={svgRef}
        className={css.canvas}
        viewBox={drawing.viewBox.join(' ')}
        role="group"
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        {others.map(({ code, d }) => (
          <path key={code} className={css.outside} d={d} />
        ))}
        {own.map((shape) => {
          const area = byCode.get(shape.code);
          return (
            area && (
              <Link
                key={area.code}
                to={area.path}
                className={cx(css.area, lookClass(area.look))}
                aria-label={area.label}
                tabIndex={area.code === entry ? 0 : -1}
                onFocus={() => walk.onActive(area.code)}
                onPointerEnter={(event) => isHovering(event) && walk.onActive(area.code)}
                onPointerDown={(event) => {
                  pressedRef.current = isHovering(event) ? area.code : walk.active;
                }}
                onClick={(event) => {
                  // A press by key has no pointer before it.
                  const isKey = event.detail === 0;
                  if (isKey || pressedRef.current === area.code) walk.onOpen(area);
                  else event.preventDefault();
                }}
              >
                <path d={shape.d} style={fillOf(area.look, patterns)} />
                <Label shape={shape} />
              </Link>
            )
          );
        })}
        {current && <path className={css.ring} d={current.d} />}
      </svg>
      {own.length < areas.length && <p className="pk-muted">{t('undrawn', { count: areas.length - own.length })}</p>}
    </>
  );
}

const isHovering = (event: PointerEvent) => event.pointerType !== 'touch';

/** The class of a colour; hatched areas have none. */
export const lookClass = (look: Look): string | undefined =>
  typeof look === 'number' ? css[`tone${look}`] : css.hatched;

/** The hatching of an area without a value. */
export const fillOf = (look: Look, patterns: PatternIds) =>
  typeof look === 'number' ? undefined : { fill: `url(#${patterns[look]})` };

/** On phones the letters would be too small to read: the number of the province stands there. */
function Label({ shape: { code, label } }: { shape: Shape }) {
  if (!label) return null;
  const place = { x: label.x, y: label.y, 'aria-hidden': true } as const;
  return (
    <>
      <text className={css.label} {...place}>
        {label.text}
      </text>
      <text className={css.number} {...place}>
        {code}
      </text>
    </>
  );
}
