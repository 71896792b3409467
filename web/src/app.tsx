import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import type { ComponentProps } from 'react';
import { RouterProvider } from 'react-router';
import { ErrorBoundary } from './ui/error-boundary.tsx';

type Props = { client: ApolloClient; router: ComponentProps<typeof RouterProvider>['router'] };

/** The console: the client around the router, with the boundary for disasters outside both. */
export const App = ({ client, router }: Props) => (
  <ErrorBoundary>
    <ApolloProvider client={client}>
      <RouterProvider router={router} />
    </ApolloProvider>
  </ErrorBoundary>
);
