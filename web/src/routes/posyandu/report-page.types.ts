import type { ReportPageQuery } from './posyandu-page.generated.ts';

/** The form as the page of a report asks for it. */
export type Form = NonNullable<ReportPageQuery['reportForm']>;
