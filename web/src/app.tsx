import { ApolloProvider } from '@apollo/client/react';
import { RouterProvider } from 'react-router';
import { makeClient } from './apollo/client.ts';
import { makeRouter } from './routes.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';

const client = makeClient();
const router = makeRouter();

/** The console: the client around the router, with the boundary for disasters outside both. */
export const App = () => (
  <ErrorBoundary>
    <ApolloProvider client={client}>
      <RouterProvider router={router} />
    </ApolloProvider>
  </ErrorBoundary>
);
