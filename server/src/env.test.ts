import { expect, it } from 'vitest';
import { readEnv } from './env.ts';

it('needs nothing: an empty environment gives the embedded database and the decided limits', () => {
  const env = readEnv('/srv', {});
  expect(env).toMatchObject({ port: 4000, databaseUrl: undefined, demo: false, empty: false });
  expect(env.dataDir.replaceAll('\\', '/')).toMatch(/\/srv\/data\/pokjanal$/);
  expect(env.limits).toMatchObject({ depth: 12, aliases: 30, rootFields: 20, tokens: 5_000, page: 200, cells: 20_000 });
});

it('reads the switch of an empty start from the command line', () => {
  expect(readEnv('/srv', {}, ['--kosong']).empty).toBe(true);
});

it('lists every fault at once by its name', () => {
  const read = () => readEnv('/srv', { PORT: 'four', SESSION_SECRET: 'short', CLOCK: 'yesterday' });
  expect(read).toThrow(/PORT[\s\S]*SESSION_SECRET[\s\S]*CLOCK/);
});
