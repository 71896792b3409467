import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode, RefObject } from 'react';

const ROW_HEIGHT_PX = 37;

type Props = {
  count: number;
  scrollRef: RefObject<HTMLElement | null>;
  /** Give `measure` to the row as its ref: rows of several lines are then as high as they are. */
  renderRow: (index: number, measure: (row: HTMLTableRowElement | null) => void) => ReactNode;
};

/** Draws the rows in view, with one empty row above and below that keep the scroll bar honest. */
export function VirtualRows({ count, scrollRef, renderRow }: Props) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT_PX,
    // A row that is not laid out yet is as high as most.
    measureElement: (row) => row.getBoundingClientRect().height || ROW_HEIGHT_PX,
    overscan: 12,
    initialRect: { width: 0, height: 600 },
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      {above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
      {items.map(({ index }) => renderRow(index, virtualizer.measureElement))}
      {below > 0 && <tr aria-hidden="true" style={{ height: below }} />}
    </>
  );
}
