import type { MeetingPageQuery } from './meeting-pages.generated.ts';

/** A meeting as its page asks for it. */
export type MeetingOnPage = NonNullable<MeetingPageQuery['meeting']>;
