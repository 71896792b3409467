import type { IncomingHttpHeaders } from 'node:http';

/**
 * Tells whether a request comes from our own pages, by the headers a browser sets and a page cannot forge.
 * A caller without them is no browser and carries nobody's cookie by accident, so it passes.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, baseUrl?: string): boolean {
  const { origin } = headers;
  if (origin !== undefined) return isOurOrigin(origin, headers, baseUrl);
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Like `isSameOrigin`, but the page's origin must be stated: for WebSocket, where cookies travel from anywhere. */
export function isOwnSocket(headers: IncomingHttpHeaders, baseUrl?: string): boolean {
  return headers.origin !== undefined && isOurOrigin(headers.origin, headers, baseUrl);
}

function isOurOrigin(origin: string, headers: IncomingHttpHeaders, baseUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (!/^https?:$/.test(from.protocol)) return false;
  return from.host === headers.host || (baseUrl !== undefined && from.origin === new URL(baseUrl).origin);
}
