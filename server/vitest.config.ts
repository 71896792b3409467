import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Everything outside the tests is loaded by Node, which takes the CommonJS build; two copies of graphql refuse each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: './test/global-setup.ts',
    pool: 'forks',
    // Files of a worker share modules and thereby one database; tests keep apart by their own wilayah root.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
