import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { qrPath } from './qr-code.tsx';

/** Paints the runs of a path back into squares: the reverse of what is drawn. */
function squaresOf(path: string): string[] {
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)];
  expect(runs.map(([run]) => run).join('')).toBe(path);
  return runs.flatMap(([, x, y, width, back]) => {
    expect(back).toBe(width);
    return Array.from({ length: Number(width) }, (_, step) => `${Number(y) - 4},${Number(x) - 4 + step}`);
  });
}

test('the drawing covers exactly the dark squares, each once, four away from the edge', () => {
  const { modules } = create('https://contoh.invalid/masuk/kode?kode=ABCD-EFGH-JKMN', { errorCorrectionLevel: 'M' });
  const isDark = (row: number, column: number) => Boolean(modules.get(row, column));
  const places = Array.from({ length: modules.size ** 2 }, (_, at) => [
    Math.floor(at / modules.size),
    at % modules.size,
  ]) as [number, number][];
  const dark = places.filter(([row, column]) => isDark(row, column)).map(([row, column]) => `${row},${column}`);
  expect(dark.length).toBeGreaterThan(200);
  expect(squaresOf(qrPath(modules.size, isDark)).sort()).toEqual(dark.sort());
});

test('an empty drawing has no path', () => {
  expect(qrPath(3, () => false)).toBe('');
});
