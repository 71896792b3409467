import type { WorklistQuery } from './petugas-pages.generated.ts';

/** One post of the working list. */
export type WorkRow = WorklistQuery['posyanduRows']['rows'][number];
