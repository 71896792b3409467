import type { useApolloClient } from '@apollo/client/react';

const FOLLOWING = ['meetingList', 'commitmentList', 'pokjanal', 'proposedAgenda'];

/** Lets lists of meetings and commitments be asked anew, at once where they are on screen and else when they are opened. */
export function forgetMeetings(client: ReturnType<typeof useApolloClient>): void {
  for (const fieldName of FOLLOWING) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
  void client.refetchQueries({ include: 'active' });
}
