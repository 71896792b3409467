import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the server reads from beside itself at run time, put where the built file looks for it. */
function copyData(): Plugin {
  return {
    name: 'copy-data',
    apply: 'build',
    writeBundle: () => {
      cpSync(here('../prisma/migrations'), here('./dist/migrations'), { recursive: true });
      cpSync(here('../prisma/seed/reference'), here('./dist/reference'), { recursive: true });
    },
  };
}

export default defineConfig({
  plugins: [copyData()],
  // Everything from node_modules stays outside: Prisma, PGlite and argon2 load files from beside their own code.
  ssr: { noExternal: [/^@pokjanal\//] },
  build: {
    ssr: true,
    target: 'node20',
    sourcemap: true,
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: here('./src/main.ts'), 'embedded-worker': here('./src/db/embedded-worker.ts') },
      // All files side by side, so that what is looked for beside one of them is beside every one.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
