import { ApolloClient, ApolloLink } from '@apollo/client';
import type { NormalizedCacheObject } from '@apollo/client/cache';
import { HttpLink } from '@apollo/client/link/http';
import { getMainDefinition } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql/language/ast';
import { OWN_HEADERS } from '@/graphql/request.ts';
import { makeCache } from './cache.ts';
import { liveLink } from './live-link.ts';
import { newestAnswerLink } from './newest-answer-link.ts';

const isA =
  (type: OperationTypeNode) =>
  ({ query }: ApolloLink.Operation): boolean => {
    const definition = getMainDefinition(query);
    return 'operation' in definition && definition.operation === type;
  };

/**
 * The console's one client: queries and mutations over HTTP with the session cookie, subscriptions over WebSocket. With
 * `known`, the answers that came with the page, nothing of it is asked again until `askAgain`.
 */
export function makeClient(known: NormalizedCacheObject | null = null): ApolloClient {
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: OWN_HEADERS });
  const client = new ApolloClient({
    cache: known ? makeCache().restore(known) : makeCache(),
    link: ApolloLink.split(
      isA(OperationTypeNode.SUBSCRIPTION),
      liveLink(),
      ApolloLink.split(isA(OperationTypeNode.QUERY), newestAnswerLink().concat(http), http),
    ),
    devtools: { enabled: import.meta.env.DEV },
    // A read after an act is never given the answer of one that was under way before it.
    queryDeduplication: false,
    // A page that is opened again shows what is known at once and asks behind it.
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
  client.prioritizeCacheValues = known !== null;
  return client;
}
