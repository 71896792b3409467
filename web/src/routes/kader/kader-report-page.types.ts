import type { KaderMonthsQuery } from './kader-page.generated.ts';

/** The months of a post as the kader sees them. */
export type Months = NonNullable<KaderMonthsQuery['posyandu']>['reports']['nodes'];
