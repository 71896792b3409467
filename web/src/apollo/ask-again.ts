import type { ApolloClient } from '@apollo/client';

/** Lets a page that is opened ask behind what is known, as always, once what came with the first page has been shown. */
export function askAgain(client: ApolloClient): void {
  client.prioritizeCacheValues = false;
}
