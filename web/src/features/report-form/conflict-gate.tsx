import { lazy, Suspense } from 'react';
import type { ReportEntry } from './use-report-entry.ts';

const ConflictDialog = lazy(async () => ({ default: (await import('./conflict-dialog.tsx')).ConflictDialog }));

/** The choice between two sides of a report, fetched only once there is one: few forms ever need it. */
export function ConflictGate({ entry }: { entry: ReportEntry }) {
  if (!entry.conflict) return null;
  return (
    <Suspense fallback={null}>
      <ConflictDialog entry={entry} />
    </Suspense>
  );
}
