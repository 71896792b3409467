import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type ResolvedConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Pages whose first screen the server renders, with the module that shows them. */
const PAGES = {
  dasbor: 'src/routes/dasbor/dashboard-page.tsx',
  pws: 'src/routes/pws/pws-page.tsx',
} as const;

/** Beside the console, out of reach of browsers: the server serves no file of a folder that begins with a dot. */
const FOLDER = '.server';

type Chunk = { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] };
type Manifest = Readonly<Record<string, Chunk>>;

/** Every script and style a module needs before it runs. */
function filesOf(manifest: Manifest, entry: string, files = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[entry];
  if (!chunk || files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const next of chunk.imports ?? []) filesOf(manifest, next, files);
  return files;
}

/**
 * The console's page, with what one of its pages needs fetched from the start instead of after the console has begun:
 * styles in the head, without which nothing is drawn; scripts at the end, for what stands in the page is read before.
 */
function pageFor(html: string, files: ReadonlySet<string>): string {
  const named = [...html.matchAll(/ *<link rel="(?:stylesheet|modulepreload)"[^>]*href="([^"]*)">\n?/g)];
  const [main = '', mainPath = ''] = / *<script type="module"[^>]*src="([^"]*)"><\/script>\n?/.exec(html) ?? [];
  const bare = [main, ...named.map(([link]) => link)].reduce((rest, part) => rest.replace(part, ''), html);
  const all = [...new Set([...named.map((match) => match[1] ?? ''), ...[...files].map((file) => `/${file}`)])];
  const styles = all.filter(isStyle).map((path) => `<link rel="stylesheet" crossorigin href="${path}">\n`);
  const scripts = all
    .filter((path) => !isStyle(path) && path !== mainPath)
    .map((path) => `<link rel="modulepreload" fetchpriority="low" crossorigin href="${path}">\n`);
  return bare
    .replace('</head>', `${styles.join('')}</head>`)
    .replace(
      '</body>',
      `${scripts.join('')}${main.replace('<script ', '<script fetchpriority="low" ').trim()}\n</body>`,
    );
}

const isStyle = (path: string): boolean => path.endsWith('.css');

/** Renders on the server: the same pages once more, as one module without a browser. */
const buildRenderer = (outDir: string) =>
  build({
    configFile: false,
    root: here('.'),
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: { '@': here('./src') } },
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: fileURLToPath(new URL('./src/first-screen/open-page.tsx', import.meta.url)),
      target: 'node20',
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'open-page.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });

/** Adds to a build what the server needs to send pages with their first screen: the renderer, and a page for each. */
export function firstScreen(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'first-screen',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const dist = resolve(config.root, config.build.outDir);
        await buildRenderer(join(dist, FOLDER));
        const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;
        const html = readFileSync(join(dist, 'index.html'), 'utf8');
        for (const [name, module] of Object.entries(PAGES))
          writeFileSync(join(dist, FOLDER, `${name}.html`), pageFor(html, filesOf(manifest, module)));
      },
    },
  };
}
