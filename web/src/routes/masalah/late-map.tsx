import { lazy, Suspense, useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { paths } from '@/paths.ts';
import { Panel } from '@/ui/page.tsx';
import { Skeleton } from '@/ui/query-state.tsx';
import { classOf, makeClasses } from '../peta/classes.ts';
import type { DrawnArea } from '../peta/map-canvas.tsx';
import { MapLegend } from '../peta/map-legend.tsx';
import { MapPatterns } from '../peta/map-patterns.tsx';
import mapCss from '../peta/map.module.css';
import { TileMap } from '../peta/tile-map.tsx';
import type { ProblemLatePageQuery } from './problem-pages.generated.ts';

// The library that draws boundaries is not needed where there are none.
const BoundaryMap = lazy(async () => ({ default: (await import('../peta/boundary-map.tsx')).BoundaryMap }));

export type LateArea = NonNullable<ProblemLatePageQuery['wilayah']>;
export type LateSummary = ProblemLatePageQuery['problemSummary'];

type Props = {
  area: LateArea;
  summary: LateSummary;
  boundaries: { readonly topology: unknown; readonly source: string } | null;
};

/** Late answers by area as a map; the table beside it holds the same figures. */
export function LateMap({ area, summary, boundaries }: Props) {
  const t = useProblemText();
  const format = useFormat();
  const navigate = useNavigate();
  const id = useId();
  const [active, setActive] = useState<string | null>(null);
  const patterns = { missing: `${id}-missing`, suppressed: `${id}-suppressed` };
  const { areas, classes } = useDrawn(area, summary);
  const hasTiles = !boundaries && area.level === 'NASIONAL';
  const walk = {
    active,
    onActive: setActive,
    onOpen: ({ path }: DrawnArea) => void navigate(path),
    onUp: () => undefined,
    takesFocus: false,
  };
  const shared = { areas, label: t('late.mapLabel', { area: area.fullName }), patterns, walk };
  return (
    <Panel title={t('late.map')}>
      <div className={mapCss.page}>
        <figure className={mapCss.figure}>
          <MapPatterns {...patterns} />
          {boundaries && (
            <Suspense fallback={<Skeleton lines={10} />}>
              <BoundaryMap topology={boundaries.topology} {...shared} />
            </Suspense>
          )}
          {hasTiles && <TileMap {...shared} />}
          <p className={mapCss.readout}>{areas.find(({ code }) => code === active)?.label ?? t('late.mapNone')}</p>
          <figcaption className={mapCss.caption}>
            <p className="pk-muted">{t('late.mapClass')}</p>
            <MapLegend map={{ classes, missing: 0, suppressed: 0 }} patterns={patterns} write={format.number} />
            {boundaries && <p className="pk-muted">{t('late.source', { source: boundaries.source })}</p>}
          </figcaption>
        </figure>
      </div>
    </Panel>
  );
}

/** The areas below with the colour of how many answers are late there; an area without problems has none late. */
function useDrawn(area: LateArea, summary: LateSummary) {
  const t = useProblemText();
  const lineOf = new Map(summary.areas.map((line) => [line.wilayah?.id, line]));
  const rows = area.children.nodes.map((child) => {
    const { late = 0, waiting = 0 } = lineOf.get(child.id) ?? {};
    return { ...child, late, waiting };
  });
  const classes = makeClasses(
    rows.map(({ late }) => late),
    'kuantil',
  );
  const areas = rows.map(({ id, code, name, late, waiting }): DrawnArea => {
    const look = classes[classOf(classes, late)]?.tone ?? 'missing';
    const path = paths.problems({ wilayah: id, tampilan: 'terlambat' });
    return { id, code, look, path, label: t('late.mapArea', { name, late, waiting }) };
  });
  return { areas, classes };
}

/** Why there is no map, and how to get one. */
export function NoMap({ wilayah }: { wilayah: string }) {
  const t = useProblemText();
  return (
    <p className="pk-muted">
      {t('late.noMap')} {t('late.noMapHint')} <Link to={paths.map({ wilayah })}>{t('late.openMap')}</Link>
    </p>
  );
}
