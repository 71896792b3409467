// @ts-check
// Fails when a page's first load outgrows its budget. Counts what the browser fetches before the page stands:
// the HTML, its scripts and styles, the modules those import, and the chunks of the route that opens first; gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const DIST = new URL('./dist/', import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, DIST));
const gz = (/** @type {string} */ file) => gzipSync(read(file), { level: 9 }).length;
const manifest = JSON.parse(read('.vite/manifest.json').toString());

/** @param {string} entry @param {Set<string>} files */
function collect(entry, files) {
  const chunk = manifest[entry];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const next of chunk.imports ?? []) collect(next, files);
}

/** What the console reads one after the other once it has begun. */
const STAGES = manifest['index.html'].dynamicImports ?? [];

const BUDGETS = [
  { page: 'console shell, JavaScript', html: 'index.html', routes: STAGES, kinds: /\.js$/, limit: 200_000 },
  ...['dasbor/dashboard', 'pws/pws'].map((page) => ({
    page: `${page}, JavaScript`,
    html: 'index.html',
    routes: [...STAGES, `src/routes/${page}-page.tsx`],
    kinds: /\.js$/,
    limit: 240_000,
  })),
  {
    page: 'sign-in page, everything',
    html: 'light.html',
    routes: ['src/routes/masuk/sign-in-page.tsx'],
    kinds: /./,
    limit: 150_000,
  },
  {
    page: 'kader pages from the first to a form that is sent, everything',
    html: 'light.html',
    routes: ['home', 'month', 'report'].map((page) => `src/routes/kader/kader-${page}-page.tsx`),
    kinds: /./,
    limit: 150_000,
  },
  {
    page: 'news of a kader, everything',
    html: 'light.html',
    routes: ['src/routes/kader/kader-news-page.tsx'],
    kinds: /./,
    limit: 150_000,
  },
];

let isOver = false;
for (const { page, html, routes, kinds, limit } of BUDGETS) {
  /** @type {Set<string>} */
  const files = new Set();
  for (const entry of [html, ...routes]) {
    if (!manifest[entry]) throw new Error(`${entry} is not in the build`);
    collect(entry, files);
  }
  const counted = [html, ...files].filter((file) => kinds.test(file));
  const size = counted.reduce((sum, file) => sum + gz(file), 0);
  isOver ||= size > limit;
  console.log(`${page}: ${(size / 1000).toFixed(1)} kB of ${limit / 1000} kB gz${size > limit ? '  OVER' : ''}`);
  if (process.argv.includes('--files'))
    for (const file of counted) console.log(`  ${(gz(file) / 1000).toFixed(1)}  ${file}`);
}
process.exitCode = isOver ? 1 : 0;
