import { createClient } from 'graphql-ws';

const UPDATES = `subscription ($filter: IndicatorUpdatesFilter, $after: String) {
  indicatorUpdates(filter: $filter, after: $after) {
    __typename
    ... on IndicatorUpdated {
      cursor eventId wilayahId code name level period basis cause rev at
      cells { indicator current { value numerator denominator completeness } previous { value } }
    }
    ... on Heartbeat { cursor }
    ... on Lagged { cursor skipped }
    ... on CursorExpired { cursor reason { id en } }
  }
}`;

/**
 * Calls `onItem` for everything that changes, over any number of lost connections, without a gap or a double.
 * The client sends these very variables again when it reconnects, so moving `after` forward is all it takes.
 * On `CursorExpired` read the figures again with `analytics`; the stream goes on by itself. `onError` hears of a refusal,
 * which ends it. Returns a function that stops.
 */
export function followUpdates({ url, token, filter, after, onItem, onError, ...options }) {
  const client = createClient({
    url,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    ...options,
  });
  const variables = { filter, after };
  const next = ({ data }) => {
    if (!data) return;
    variables.after = data.indicatorUpdates.cursor;
    onItem(data.indicatorUpdates);
  };
  client.subscribe({ query: UPDATES, variables }, { next, error: onError, complete: () => {} });
  return () => client.dispose();
}
