import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);
const sources = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));

/** Every module a source names, in whatever form of import. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/\bfrom\s+'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g)].map((found) => found[1] ?? found[2] ?? '');

test('the guard sees imports of every form', () => {
  const planted =
    "import { a } from 'node:fs';\nimport 'pg';\nexport { b } from '../errors.ts';\nawait import('./x.ts');";
  expect(importsOf(planted).sort()).toEqual(['../errors.ts', './x.ts', 'node:fs', 'pg']);
  expect(sources.length).toBeGreaterThan(15);
});

test('the shared rules import nothing from outside their folder', () => {
  const outside = sources.flatMap(({ file, text }) =>
    importsOf(text)
      .filter((name) => !/^\.\/[a-z-]+\.ts$/.test(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(outside).toEqual([]);
});

test('the shared rules use no clock, no chance and nothing of Node', () => {
  const forbidden = /\bprocess\b|\bBuffer\b|\bglobalThis\b|Math\.random|Date\.now|new Date\(\)|\brequire\(/;
  expect(sources.filter(({ text }) => forbidden.test(text)).map(({ file }) => file)).toEqual([]);
});
