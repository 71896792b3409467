import { useMapText } from '@/i18n/texts/map.ts';
import { cx } from '@/lib/cx.ts';
import type { Look, MapAreas } from './map-areas.ts';
import { fillOf, lookClass } from './map-canvas.tsx';
import type { PatternIds } from './map-patterns.tsx';
import css from './map.module.css';

type Props = {
  map: Pick<MapAreas, 'classes' | 'missing' | 'suppressed'>;
  patterns: PatternIds;
  write: (value: number) => string;
};

/** The classes with their bounds and how many areas each holds, and the hatchings that are in use. */
export function MapLegend({ map, patterns, write }: Props) {
  const t = useMapText();
  const range = (from: string, to: string) => (from === to ? from : t('legend.range', { from, to }));
  const entries: { look: Look; text: string; count: number }[] = [
    ...map.classes.map(({ from, to, count, tone }) => ({ look: tone, text: range(write(from), write(to)), count })),
    ...(['missing', 'suppressed'] as const)
      .filter((look) => map[look] > 0)
      .map((look) => ({ look, text: t(`legend.${look}`), count: map[look] })),
  ];
  return (
    <ul className={css.legend} aria-label={t('legend.title')}>
      {entries.map(({ look, text, count }) => (
        <li key={look}>
          <svg className={cx(css.swatch, lookClass(look))} width="28" height="18" aria-hidden="true">
            <rect width="28" height="18" rx="3" style={fillOf(look, patterns)} />
          </svg>
          <span>{text}</span>
          <span className="pk-muted">{t('legend.areas', { count })}</span>
        </li>
      ))}
    </ul>
  );
}
