import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode, RefObject } from 'react';

const ROW_HEIGHT_PX = 37;

type Props<Row> = {
  rows: readonly Row[];
  scrollRef: RefObject<HTMLElement | null>;
  renderRow: (row: Row, index: number) => ReactNode;
};

/** Draws the rows in view, with one empty row above and below that keep the scroll bar honest. */
export function VirtualRows<Row>({ rows, scrollRef, renderRow }: Props<Row>) {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 12,
    initialRect: { width: 0, height: 600 },
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      {above > 0 && <tr aria-hidden="true" style={{ height: above }} />}
      {items.map(({ index }) => {
        const row = rows[index];
        return row === undefined ? null : renderRow(row, index);
      })}
      {below > 0 && <tr aria-hidden="true" style={{ height: below }} />}
    </>
  );
}
