import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Files the light pages or the console may ask for; the explorer's editor is megabytes that nobody needs offline. */
const SHELL_PAGES = ['/light.html', '/index.html'];

/** The service worker's text: hashed assets cache first, page loads network first, everything else untouched. */
function workerSource(version: string, files: readonly string[]): string {
  return `const CACHE = 'shell-${version}';
const PAGES = ${JSON.stringify(SHELL_PAGES)};
const FILES = new Set(${JSON.stringify(files)});
const light = (path) => /^\\/(masuk|mulai|kader)(\\/|$)/.test(path);
self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(PAGES)));
});
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const key of await caches.keys()) if (key.startsWith('shell-') && key !== CACHE) await caches.delete(key);
  await self.clients.claim();
})()));
self.addEventListener('message', (event) => {
  const used = (event.data?.keep ?? []).filter((path) => FILES.has(path));
  event.waitUntil(caches.open(CACHE).then(async (cache) => {
    for (const path of used) if (!(await cache.match(path))) await cache.add(path);
  }));
});
async function asset(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(path, fresh.clone());
  return fresh;
}
async function page(request, path) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(4000) });
  } catch {
    const cache = await caches.open(CACHE);
    return (await cache.match(light(path) ? PAGES[0] : PAGES[1])) ?? Response.error();
  }
}
self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin || /^\\/(graphql|auth)(\\/|$)/.test(pathname)) return;
  if (FILES.has(pathname)) event.respondWith(asset(event.request, pathname));
  else if (event.request.mode === 'navigate') event.respondWith(page(event.request, pathname));
});
`;
}

/**
 * Emits /sw.js, with which the pages visited before open again without a network. Assets are kept as they are first
 * used, so a kader's phone never downloads the console; answers of the API are never kept.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((file) => /^assets\/.*\.(js|css|svg)$/.test(file))
        .map((file) => `/${file}`)
        .sort();
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: workerSource(version, files) });
    },
  };
}
