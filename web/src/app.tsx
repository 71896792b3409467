import '@mantine/core/styles/default-css-variables.css';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { RouterProvider } from 'react-router';
import { makeClient } from './apollo/client.ts';
import { useScheme } from './lib/color-scheme.ts';
import { makeRouter } from './routes.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { cssVariables, theme } from './ui/theme.ts';

const client = makeClient();
const router = makeRouter();

/** The console: providers around the router, with the boundary for disasters outside all of them. */
export function App() {
  const scheme = useScheme();
  return (
    <ErrorBoundary>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
        <ApolloProvider client={client}>
          <RouterProvider router={router} />
        </ApolloProvider>
      </MantineProvider>
    </ErrorBoundary>
  );
}
