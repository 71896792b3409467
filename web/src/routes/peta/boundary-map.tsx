import { type ComponentProps, useMemo } from 'react';
import { drawBoundaries } from './draw-boundaries.ts';
import { MapCanvas } from './map-canvas.tsx';

type Props = Omit<ComponentProps<typeof MapCanvas>, 'drawing'> & { topology: unknown };

/** A map of imported boundaries; loaded with the library that draws it. */
export function BoundaryMap({ topology, ...rest }: Props) {
  const drawing = useMemo(() => drawBoundaries(topology), [topology]);
  return <MapCanvas drawing={drawing} {...rest} />;
}
