import { ApolloClient, ApolloLink, Observable } from '@apollo/client';
import { prerenderStatic } from '@apollo/client/react/ssr';
import { print } from '@apollo/client/utilities';
import { renderToString } from 'react-dom/server';
import { createMemoryRouter } from 'react-router';
import { makeCache } from '@/apollo/cache.ts';
import { App } from '@/app.tsx';
import { inLanguage, type Language, loadInto } from '@/i18n/i18n.ts';
import { DashboardPage } from '@/routes/dasbor/dashboard-page.tsx';
import { PwsPage } from '@/routes/pws/pws-page.tsx';
import { aroundPages } from '@/routes/shell/around-pages.tsx';
import { writeOpening } from './opening.ts';

/** Asks the API for the person whose page it is; the console's server gives it, with that person's rights. */
type Ask = (asked: { query: string; operationName: string | undefined; variables: object }) => Promise<object>;

type Asked = { url: string; language: Language; ask: Ask; signal: AbortSignal };

const pages = [
  { path: 'dasbor', Component: DashboardPage },
  { path: 'pws', Component: PwsPage },
];

/** A link that asks in place, without a network, and tells of what was refused there. */
function linkTo(ask: Ask, onRefused: (error: unknown) => void): ApolloLink {
  return new ApolloLink(
    ({ query, operationName, variables }) =>
      new Observable((observer) => {
        ask({ query: print(query), operationName, variables }).then(
          (result) => {
            observer.next(result);
            observer.complete();
          },
          (error: unknown) => {
            onRefused(error);
            observer.error(error);
          },
        );
      }),
  );
}

/**
 * Renders the first screen of an address with its figures, as the browser will; the answers stand beside it.
 * @throws when anything was refused: the browser then asks for itself, and tells.
 */
export async function openPage({ url, language, ask, signal }: Asked): Promise<string> {
  await loadInto(language);
  const cache = makeCache();
  const refused: unknown[] = [];
  const client = new ApolloClient({ ssrMode: true, cache, link: linkTo(ask, (error) => refused.push(error)) });
  const router = createMemoryRouter(aroundPages(pages), { initialEntries: [url] });
  try {
    const { result, aborted } = await prerenderStatic({
      tree: <App client={client} router={router} />,
      // Whoever asks at the same time in another language is rendered between two strokes, never within one.
      renderFunction: (tree) => inLanguage(language, () => renderToString(tree)),
      signal,
    });
    if (aborted) throw new Error('The page was left before it was rendered');
    if (refused.length > 0) throw refused[0];
    return `<div id="root">${result}</div>${writeOpening({ language, cache: cache.extract() })}`;
  } finally {
    client.stop();
    router.dispose();
  }
}
