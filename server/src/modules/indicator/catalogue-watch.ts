import type { SqlFace } from '../../events/outbox.ts';
import { findLiveEvents } from '../../events/start-events.ts';
import { forgetCatalogue as forgetFigures } from '../analytics/analytics-catalogue.ts';
import { forgetCatalogue as forgetForms } from '../submission/catalogue.ts';

/** Makes the next reader in this process read the definitions anew. */
export function forgetDefinitions(db: SqlFace): void {
  forgetFigures(db);
  forgetForms(db);
}

/**
 * Forgets the definitions of this process whenever an event says that another one changed them. It hears nothing where
 * this process does not run its events, and ends with them.
 */
export function watchDefinitions(db: SqlFace): void {
  const reader = findLiveEvents(db)?.events.open(1_000);
  if (!reader) return;
  const run = async (): Promise<void> => {
    for (;;) {
      const batch = await reader.next(60_000);
      if (batch.kind === 'closed') return;
      // What was lost on the way may have been a change.
      const changed = batch.kind === 'overflow' || (batch.kind === 'items' && batch.items.some(isChange));
      if (changed) forgetDefinitions(db);
    }
  };
  void run();
}

function isChange({ type }: { readonly type: string }): boolean {
  return type === 'indicator.changed';
}
