import { ApolloLink } from '@apollo/client';
import { print } from '@apollo/client/utilities';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import type { Client } from 'graphql-ws';
import { Observable } from 'rxjs';
import { subscribeResumable } from './resumable-subscription.ts';

let connecting: Promise<Client> | null = null;

/** One socket for the whole console, opened at the first subscription and closed after the last; the code comes then too. */
const connect = (): Promise<Client> => {
  connecting ??= import('graphql-ws/client').then(({ createClient }) =>
    createClient({
      url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
      lazy: true,
      lazyCloseTimeout: 3000,
      retryAttempts: Number.POSITIVE_INFINITY,
      // Losing the line is normal on these networks: only a refusal by the server ends the attempts.
      shouldRetry: (event) => !(event instanceof CloseEvent) || event.code < 4400 || event.code > 4499,
    }),
  );
  return connecting;
};

const asError = (error: unknown): Error => {
  if (Array.isArray(error)) return new CombinedGraphQLErrors({ errors: error });
  return error instanceof Error ? error : new TypeError('The live connection was closed');
};

/** Carries subscriptions; after a broken line they go on behind the newest item that was taken. */
export function liveLink(): ApolloLink {
  return new ApolloLink(
    ({ query, variables, operationName }) =>
      new Observable((observer) => {
        let isOver = false;
        let stop = () => {
          isOver = true;
        };
        connect().then(
          (client) => {
            if (isOver) return;
            stop = subscribeResumable<ApolloLink.Result>(
              client as Parameters<typeof subscribeResumable<ApolloLink.Result>>[0],
              { query: print(query), variables, operationName },
              {
                next: (result) => observer.next(result),
                error: (error) => observer.error(asError(error)),
                complete: () => observer.complete(),
              },
            );
          },
          (error: unknown) => observer.error(asError(error)),
        );
        return () => stop();
      }),
  );
}
