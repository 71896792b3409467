import type { Connect, Plugin } from 'vite';

/** Paths that have an HTML page of their own; every other path is the console. The server keeps the same list. */
const ENTRIES: readonly (readonly [path: RegExp, file: string])[] = [
  [/^\/(masuk|mulai|kader)(\/|$)/, '/light.html'],
  [/^\/graphql$/, '/explorer.html'],
];

const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
  const path = request.url?.split('?')[0] ?? '/';
  if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
    const entry = ENTRIES.find(([pattern]) => pattern.test(path));
    if (entry) request.url = entry[1];
  }
  next();
};

/** Serves the light pages and the explorer under their own paths in development and preview, as the server does. */
export function entryPages(): Plugin {
  return {
    name: 'entry-pages',
    configureServer: ({ middlewares }) => void middlewares.use(rewrite),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(rewrite),
  };
}
