import { type ComponentProps, useState } from 'react';
import { MapCanvas } from './map-canvas.tsx';
import { drawProvinceTiles } from './province-tiles.ts';

type Props = Omit<ComponentProps<typeof MapCanvas>, 'drawing'>;

/** The provinces as squares, where no boundaries were imported. */
export function TileMap(props: Props) {
  const [drawing] = useState(drawProvinceTiles);
  return <MapCanvas drawing={drawing} {...props} />;
}
