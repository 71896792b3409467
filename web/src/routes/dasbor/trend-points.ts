import { type NumberedNote, notesIn, numberNotes } from '@/features/figures/number-notes.ts';
import type { ExplainInput, Hierarchy } from '@/gql/schema-types.ts';
import type { DashboardTrendFragment } from './dashboard-page.generated.ts';

/** Height of the chart, kept free until it is there. */
export const CHART_HEIGHT = 280;

export type TrendPoint = {
  readonly month: string;
  readonly cell: DashboardTrendFragment['cells'][number];
  /** The figure as it was asked, for whoever wants to know where it comes from. */
  readonly asked: ExplainInput;
  /** What is due by the month of an indicator that grows through the year, else the whole target. */
  readonly target: number | null;
  readonly isVerified: boolean;
  readonly notes: readonly NumberedNote[];
  /** Counts up where the area came to hold other posts: months of two stretches cannot be compared. */
  readonly stretch: number;
};

/** The months of a trend, each with how it was asked, what it is held against and what was noted about it. */
export function toTrendPoints(answer: DashboardTrendFragment, hierarchy: Hierarchy): TrendPoint[] {
  const notes = numberNotes(answer.notes);
  let stretch = 0;
  return answer.cells.map((cell, index) => ({
    month: cell.period,
    cell,
    asked: { indicator: cell.indicator, wilayah: cell.wilayahId, period: cell.period, hierarchy },
    target: cell.targetToDate ?? cell.target,
    isVerified: cell.targetVerified !== false,
    notes: notesIn(notes, cell.period),
    stretch: index > 0 && cell.boundaryBreak ? (stretch += 1) : stretch,
  }));
}
