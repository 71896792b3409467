import { dayIn } from '../../lib/pure/deadline.ts';

/** True when one of the intervals covers the day in western Indonesia; a post is counted through the day it closes. */
export function operatesOn(intervals: readonly { openedOn: Date; closedOn: Date | null }[], at: Date): boolean {
  const day = dayIn('WIB', at);
  return intervals.some(
    ({ openedOn, closedOn }) =>
      openedOn.toISOString().slice(0, 10) <= day && (!closedOn || closedOn.toISOString().slice(0, 10) >= day),
  );
}
