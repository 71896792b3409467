import { ApolloClient, ApolloLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { NEVER, of } from 'rxjs';
import { makeCache } from '@/apollo/cache.ts';
import { type Session, SessionProvider } from '@/features/session/session.tsx';

type Shown = {
  Page: ComponentType;
  /** The address, query and all. */
  path: string;
  /** What of the signed-in person the page looks at. */
  me: object;
  /** Data for a question; null for one that stays open, such as a subscription. */
  answer: (operation: ApolloLink.Operation) => object | null;
};

/** Shows one page of the console under its address, with a person and an API of its own; gives its router. */
export function showPage({ Page, path, me, answer }: Shown) {
  const link = new ApolloLink((operation) => {
    const data = answer(operation);
    return data === null ? NEVER : of({ data });
  });
  const router = createMemoryRouter([{ path: '*', Component: Page }], { initialEntries: [path] });
  render(
    <ApolloProvider client={new ApolloClient({ link, cache: makeCache() })}>
      <SessionProvider session={{ me } as unknown as Session}>
        <RouterProvider router={router} />
      </SessionProvider>
    </ApolloProvider>,
  );
  return router;
}
