import type { ApolloCache } from '@apollo/client';
import { useMarkNotificationsReadMutation } from './notification-pages.generated.ts';

const forget = (cache: ApolloCache): void => {
  cache.evict({ id: 'ROOT_QUERY', fieldName: 'notificationCounts' });
  cache.gc();
};

/** Marks notifications as read; the count at the bell and the lines on screen follow at once. */
export function useMarkRead() {
  const [mark, { loading }] = useMarkNotificationsReadMutation();
  const run = (ids: readonly string[] | null, shown: readonly string[]) =>
    mark({
      variables: { ids: ids ? [...ids] : null },
      update: (cache, { data }) => {
        const left = data?.markNotificationsRead;
        if (left === undefined) return;
        for (const id of ids ?? shown) {
          cache.modify({
            id: cache.identify({ __typename: 'Notification', id }) ?? '',
            fields: { isRead: () => true },
          });
        }
        cache.modify({ fields: { unreadNotifications: () => left } });
        forget(cache);
      },
    });
  return { run, isBusy: loading };
}
