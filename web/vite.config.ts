import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { travelTogether } from './vite-chunks.ts';
import { entryPages } from './vite-entries.ts';
import { firstScreen } from './vite-first-screen.ts';
import { serviceWorker } from './vite-sw.ts';

const api = process.env.API_URL ?? 'http://127.0.0.1:4000';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const proxy = {
  '/graphql': { target: api, ws: true },
  '/auth': { target: api },
  '/files': { target: api },
};

export default defineConfig({
  plugins: [react(), entryPages(), serviceWorker(), firstScreen()],
  resolve: { alias: { '@': here('./src') } },
  server: { host: '127.0.0.1', port: 5391, strictPort: true, proxy },
  preview: { host: '127.0.0.1', port: 5392, strictPort: true, proxy },
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: here('./index.html'),
        light: here('./light.html'),
        explorer: here('./explorer.html'),
        'early-presses': here('./src/first-screen/early-presses.ts'),
      },
      output: {
        // Vendor code changes rarely: kept apart, it stays in the cache of poor networks across our releases.
        codeSplitting: {
          groups: [
            // The one part of graphql that the light pages share with Apollo: it must not drag Apollo along.
            {
              name: 'graphql-print',
              test: /node_modules[\\/]graphql[\\/](jsutils[\\/]inspect|language[\\/](ast|blockString|characterClasses|kinds|printer|printString|reducer))\.mjs$/,
              priority: 2,
              includeDependenciesRecursively: false,
            },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 1 },
            { name: 'router', test: /node_modules[\\/](react-router|cookie|set-cookie-parser)[\\/]/, priority: 1 },
            { name: 'i18n', test: /node_modules[\\/]i18next[\\/]/, priority: 1 },
            { name: 'apollo', test: /node_modules[\\/](@apollo|rxjs|optimism|@wry)[\\/]/, priority: 1 },
            { name: travelTogether(), includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    testTimeout: 30_000,
    setupFiles: ['./src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    restoreMocks: true,
  },
});
