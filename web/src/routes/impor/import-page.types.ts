import type { ImportRowStatus, ImportState } from '@/gql/schema-types.ts';
import type { Tone } from '@/ui/status-badge.tsx';
import type { ImportJobHead_JobFragment, ImportRowsQuery } from './import-page.generated.ts';

/** An import as its page shows it. */
export type Job = ImportJobHead_JobFragment;
/** A row of one. */
export type Row = NonNullable<ImportRowsQuery['importJob']>['rows']['rows'][number];

export const STATE_TONES: Readonly<Record<ImportState, Tone>> = {
  READING: 'info',
  READY: 'warn',
  RUNNING: 'info',
  DONE: 'good',
  CANCELLED: 'neutral',
  FAILED: 'bad',
  UNDOING: 'info',
  UNDONE: 'neutral',
};

export const STATUS_TONES: Readonly<Record<ImportRowStatus, Tone>> = {
  READY: 'good',
  WARNING: 'warn',
  ERROR: 'bad',
  UNCHANGED: 'neutral',
  SUBMITTED: 'good',
  REFUSED: 'bad',
  UNDONE: 'neutral',
  KEPT: 'warn',
};

/** How many rows of a job stand in a state. */
export function countOf({ counts }: Job, status: ImportRowStatus): number {
  const of: Readonly<Record<ImportRowStatus, number>> = {
    READY: counts.ready,
    WARNING: counts.warnings,
    ERROR: counts.errors,
    UNCHANGED: counts.unchanged,
    SUBMITTED: counts.submitted,
    REFUSED: counts.refused,
    // Forms are not taken back.
    UNDONE: 0,
    KEPT: 0,
  };
  return of[status];
}
