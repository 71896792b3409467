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

/** Keeps what is pressed before the console is there, and must be there before it. */
const EARLY = 'src/first-screen/early-presses.ts';

/** Beside the console, out of reach of browsers: the server serves no file of a folder that begins with a dot. */
const FOLDER = '.server';

type Chunk = {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
};
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
 * styles in the head, without which nothing is drawn; scripts at the end, for what stands in the page is read before, and
 * first of them the one that minds the page until the others are there.
 */
function pageFor(html: string, files: ReadonlySet<string>, early: string): string {
  const named = [...html.matchAll(/ *<link rel="(?:stylesheet|modulepreload)"[^>]*href="([^"]*)">\n?/g)];
  const [main = '', mainPath = ''] = / *<script type="module"[^>]*src="([^"]*)"><\/script>\n?/.exec(html) ?? [];
  const bare = [main, ...named.map(([link]) => link)].reduce((rest, part) => rest.replace(part, ''), html);
  const all = [...new Set([...named.map((match) => match[1] ?? ''), ...pathsOf(files)])];
  const styles = all.filter(isStyle).map((path) => `<link rel="stylesheet" crossorigin href="${path}">\n`);
  const scripts = all
    .filter((path) => !isStyle(path) && path !== mainPath)
    .map((path) => `<link rel="modulepreload" fetchpriority="low" crossorigin href="${path}">\n`);
  const minder = `<script type="module" async crossorigin src="${early}"></script>\n`;
  return bare
    .replace('</head>', `${styles.join('')}</head>`)
    .replace(
      '</body>',
      `${minder}${scripts.join('')}${main.replace('<script ', '<script fetchpriority="low" ').trim()}\n</body>`,
    );
}

/** The page of all other addresses, with what the console reads one after the other fetched from the start as well. */
function withStages(html: string, files: ReadonlySet<string>): string {
  const more = pathsOf(files).filter((path) => !html.includes(`"${path}"`));
  const links = more.map((path) =>
    isStyle(path)
      ? `<link rel="stylesheet" crossorigin href="${path}">\n`
      : `<link rel="modulepreload" crossorigin href="${path}">\n`,
  );
  return html.replace('</head>', `${links.join('')}</head>`);
}

const pathsOf = (files: ReadonlySet<string>): readonly string[] => [...files].map((file) => `/${file}`);

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
        const stages = manifest['index.html']?.dynamicImports ?? [];
        const filesFor = (...entries: readonly string[]) =>
          new Set(entries.flatMap((entry) => [...filesOf(manifest, entry)]));
        const html = readFileSync(join(dist, 'index.html'), 'utf8');
        writeFileSync(join(dist, 'index.html'), withStages(html, filesFor(...stages)));
        for (const [name, module] of Object.entries(PAGES))
          writeFileSync(
            join(dist, FOLDER, `${name}.html`),
            pageFor(html, filesFor(...stages, module), `/${manifest[EARLY]?.file}`),
          );
      },
    },
  };
}
