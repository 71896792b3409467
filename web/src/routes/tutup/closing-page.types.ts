import type { ClosingAreaQuery, ClosingPageQuery, OpenReportsQuery } from './closing-page.generated.ts';

/** The area whose month is looked at. */
export type Area = NonNullable<ClosingAreaQuery['wilayah']>;
export type Closing = ClosingPageQuery['monthClosing'];
export type FormTally = Closing['forms'][number];
export type Release = Closing['releases'][number];
export type Permit = Closing['permits'][number];
export type OpenReport = OpenReportsQuery['monthClosing']['open']['rows'][number];

/** One closing's place: whose month, and which. */
export type Place = { readonly wilayah: string; readonly month: string };
