import type { KaderMonthQuery } from './kader-page.generated.ts';

/** The months of a post as the kader sees them. */
export type Months = NonNullable<KaderMonthQuery['posyandu']>['reportMonths'];
