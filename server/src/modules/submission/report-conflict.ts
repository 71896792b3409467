import { Conflict } from '../../lib/errors.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import type { ReportState } from './report-state.ts';

/** What a conflict about a report carries: the report as it stands, beside what its text needs. */
export type ConflictData = Readonly<Record<string, unknown>> & { readonly current: ReportState };

/** The refusal of a write that was made from an older revision; it carries both sides. */
export function staleRevision(current: ReportState, expected: number): Conflict<ConflictData> {
  return new Conflict('STALE_REVISION', { expected, actual: current.revision, current });
}

/** The refusal of an edit of an approved report. */
export function closedPeriod(current: ReportState): Conflict<ConflictData> {
  return new Conflict('PERIOD_CLOSED', { period: formatMonth(current.month), current });
}

/** The report a conflict is about; null for a conflict about something else. */
export function reportInConflict(conflict: Conflict<object>): ReportState | null {
  const data = conflict.data as Partial<ConflictData>;
  return data.current ?? null;
}
