import { useEffect } from 'react';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { rowLevelsOf } from './levels.ts';
import type { BoardView } from './use-board-view.ts';

/** A level of the address that does not lie below the area, left there by another area, gives way. */
export function useFittingLevel(area: { readonly level: WilayahLevel } | null | undefined, view: BoardView): void {
  const isWrong = Boolean(area && view.level && !rowLevelsOf(area.level).includes(view.level));
  const { forget } = view;
  useEffect(() => {
    if (isWrong) forget('tingkat');
    // The address changes once for each wrong level; `forget` is new in every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isWrong]);
}
