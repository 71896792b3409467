import { lazy, Suspense, useId } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useMapText } from '@/i18n/texts/map.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { Panel } from '@/ui/page.tsx';
import { EmptyState, Skeleton } from '@/ui/query-state.tsx';
import { ImportHint } from './import-hint.tsx';
import type { Indicator, MapArea, MapAreas } from './map-areas.ts';
import type { MapWalk } from './map-canvas.tsx';
import { MapLegend } from './map-legend.tsx';
import type { MapPageQuery } from './map-page.generated.ts';
import { MapPatterns } from './map-patterns.tsx';
import css from './map.module.css';
import { TileMap } from './tile-map.tsx';
import type { useFigure } from './use-figure.ts';

// The library that draws boundaries is not needed where there are none.
const BoundaryMap = lazy(async () => ({ default: (await import('./boundary-map.tsx')).BoundaryMap }));

type Props = {
  title: string;
  area: NonNullable<MapPageQuery['wilayah']>;
  level: WilayahLevel;
  boundaries: MapPageQuery['boundaries'];
  map: MapAreas;
  direction: Indicator['direction'] | undefined;
  walk: MapWalk & {
    readonly pathOf: (area: MapArea) => string;
    readonly nameOf: (area: MapArea) => string;
  };
  figure: ReturnType<typeof useFigure>;
};

/** The map, what the area under pointer or focus says, and the legend; without a drawing, how to get one. */
export function MapPanel({ title, area, level, boundaries, map, direction, walk, figure }: Props) {
  const t = useMapText();
  const id = useId();
  const patterns = { missing: `${id}-missing`, suppressed: `${id}-suppressed` };
  const hasTiles = !boundaries && level === 'PROVINSI';
  const hasDrawing = boundaries !== null || hasTiles;
  const areas = map.areas.map((one) => ({ ...one, path: walk.pathOf(one), label: walk.nameOf(one) }));
  const shared = { areas, label: t('mapLabel', { title, area: area.fullName }), patterns, walk };
  return (
    <Panel title={title}>
      <figure className={css.figure}>
        <MapPatterns {...patterns} />
        {boundaries && (
          <Suspense fallback={<Skeleton lines={10} />}>
            <BoundaryMap topology={boundaries.topology} {...shared} />
          </Suspense>
        )}
        {hasTiles && <TileMap {...shared} />}
        {!hasDrawing && (
          <EmptyState title={t('import.title')} icon="grid">
            <ImportHint area={area} level={level} />
          </EmptyState>
        )}
        {hasDrawing && <Readout map={map} walk={walk} figure={figure} />}
        <figcaption className={css.caption}>
          {hasDrawing && <MapLegend map={map} patterns={patterns} write={figure.value} />}
          {direction && direction !== 'CONTEXT' && <p>{t(`direction.${direction}`)}</p>}
          <Origin boundaries={boundaries} hasTiles={hasTiles} area={area} level={level} />
        </figcaption>
      </figure>
    </Panel>
  );
}

function Readout({ map, walk, figure }: Pick<Props, 'map' | 'walk' | 'figure'>) {
  const t = useMapText();
  const area = map.areas.find(({ code }) => code === walk.active);
  if (!area) return <p className={css.readout}>{t('readout.none')}</p>;
  return (
    <p className={css.readout}>
      <strong>{area.name}</strong>
      <span className={css.big}>{figure.valueOf(area.cell)}</span>
      {area.cell.denominator !== null && <span>{figure.fraction(area.cell)}</span>}
      <span>{t('readout.completeness', { share: figure.share(area.cell) })}</span>
    </p>
  );
}

function Origin({
  boundaries,
  hasTiles,
  area,
  level,
}: Pick<Props, 'boundaries' | 'area' | 'level'> & { hasTiles: boolean }) {
  const t = useMapText();
  const format = useFormat();
  if (boundaries) {
    const day = format.dayOf(boundaries.importedAt);
    return <p className="pk-muted">{t('origin', { source: boundaries.source, day })}</p>;
  }
  if (!hasTiles) return null;
  return (
    <div className="pk-muted">
      <p>{t('tiles')}</p>
      {area.abilities.includes('boundary.import') && (
        <details className="pk-no-print">
          <summary>{t('import.useReal')}</summary>
          <ImportHint area={area} level={level} />
        </details>
      )}
    </div>
  );
}
