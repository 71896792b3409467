import type { useApolloClient } from '@apollo/client/react';

/** What pages about groups and decrees read; a decree changes the state of its groups, and with it every such list. */
const FOLLOWING = [
  'decreeList',
  'pokjanal',
  'pokjanalList',
  'pokjanalGaps',
  'wilayah',
  'gaps',
  'gapCounts',
  'home',
  'supervision',
  'collectionRequest',
  'collectionRequests',
];

/** Lets lists of groups and decrees be asked anew, at once where they are on screen and else when they are opened. */
export function forgetGroups(client: ReturnType<typeof useApolloClient>): void {
  for (const fieldName of FOLLOWING) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
  void client.refetchQueries({ include: 'active' });
}
