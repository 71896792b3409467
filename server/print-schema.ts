import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from './src/graphql/schema.ts';

/** Prints the SDL that is committed; with `--check` it compares instead and fails on any difference. */
const file = new URL('./schema.graphql', import.meta.url);
const sdl = `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;

if (!process.argv.includes('--check')) writeFileSync(file, sdl);
else if (readFileSync(file, 'utf8') !== sdl) {
  process.stderr.write('server/schema.graphql differs from the code: run `npm run generate` and commit it\n');
  process.exitCode = 1;
}
