import { expect, test } from 'vitest';
import { layoutOf, pathOf } from './graph-layout.ts';
import { type Branch, codesToAsk, openFurther, treeOf, walk } from './graph-model.ts';
import { moveOf } from './graph-moves.ts';
import { GRAPH, nodeOf } from './graph.fixture.ts';
import { enlargement } from './save-png.ts';
import { linesOf, sheetsOf } from './sheets.ts';

const drawn = (opened: string[], layers = { opd: true, seats: false }): Branch => {
  const root = treeOf(GRAPH, new Set(opened), layers);
  if (!root) throw new Error('No root');
  return root;
};
const written = (root: Branch) => [...walk(root)].map(({ level, node }) => `${'-'.repeat(level)}${node.id}`);

test('what hangs below an open node is drawn, agencies at each of their groups', () => {
  expect(written(drawn([]))).toEqual(['-Tim Kalteng']);
  const root = drawn(['62', '62.10']);
  expect(written(root)).toEqual([
    '-Tim Kalteng',
    '--Dinkes',
    '--Barito',
    '--Tim Gumas',
    '---Dinkes',
    '---Pokjanal Gumas',
    '---Pokja Kurun',
  ]);
  const keys = [...walk(root)].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain('62.10>Dinkes');
  expect(written(drawn(['62'], { opd: false, seats: false }))).toEqual(['-Tim Kalteng', '--Barito', '--Tim Gumas']);
});

test('what is not read yet can be opened, is asked for by its code, and says that it is on its way', () => {
  const open = ['62', '62.10', '62.10.02'];
  const last = [...walk(drawn(open))].at(-1);
  expect(last).toMatchObject({ key: '62.10.02', canOpen: true, isOpen: true, isPending: true });
  expect(codesToAsk(open)).toEqual(['62.10.02']);
  expect(codesToAsk(['0', '62', '62.10', '62.10~1'])).toEqual(['62.10']);
  expect(codesToAsk([])).toEqual([]);
  expect(openFurther(drawn(['62']), 100)).toEqual(['62', '62.10']);
  expect(openFurther(drawn(['62']), 3)).toEqual(['62']);
});

test('arrows go to parents, children and along the column; Enter opens and closes', () => {
  const root = drawn(['62', '62.10']);
  const at = (key: string) => [...walk(root)].find((branch) => branch.key === key) as Branch;
  expect(moveOf('ArrowRight', root, root)).toEqual({ to: '62>Dinkes' });
  expect(moveOf('ArrowLeft', at('62.10>Dinkes'), root)).toEqual({ to: '62.10' });
  expect(moveOf('ArrowLeft', root, root)).toBeNull();
  expect(moveOf('ArrowDown', at('62.04'), root)).toEqual({ to: '62.10' });
  expect(moveOf('ArrowUp', at('62>Dinkes'), root)).toBeNull();
  expect(moveOf('ArrowRight', at('62.10.02'), root)).toEqual({ toggle: '62.10.02' });
  expect(moveOf('Enter', root, root)).toEqual({ toggle: '62' });
  expect(moveOf('End', at('62>Dinkes'), root)).toEqual({ to: '62.10' });
  expect(moveOf('x', root, root)).toBeNull();
});

test('no two nodes lie on one another, and one line leads to each but the first', () => {
  const layout = layoutOf(drawn(['62', '62.10']));
  for (const one of layout.placed) {
    for (const other of layout.placed) {
      const isApart = one.x !== other.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
      expect(one === other || isApart, `${one.branch.key} ${other.branch.key}`).toBe(true);
    }
  }
  expect(pathOf(layout).match(/M/g)).toHaveLength(layout.placed.length - 1);
});

test('a small graph comes on one sheet, a long one on several that cut no node and leave none out', () => {
  expect(sheetsOf(layoutOf(drawn(['62', '62.10']))).sheets).toHaveLength(1);
  const branch = { ...drawn([]), node: nodeOf({ kind: 'OPD', id: 'x' }) };
  const placed = Array.from({ length: 300 }, (_, at) => ({ branch, x: 0, y: at * 54, width: 270, height: 42 }));
  const { scale, sheets } = sheetsOf({ placed, width: 1300, height: 300 * 54 });
  expect(sheets.length).toBeGreaterThan(5);
  expect(13 * scale).toBeGreaterThan(1.9);
  const parts = sheets.flat();
  expect(parts[0]?.from).toBe(0);
  expect(parts.at(-1)?.to).toBe(300 * 54);
  for (const [at, { to }] of parts.slice(0, -1).entries()) {
    expect(parts[at + 1]?.from).toBe(to);
    expect(placed.some(({ y, height }) => y < to && y + height > to)).toBe(false);
  }
});

test('a narrow long graph stands in parts side by side, so that the sheet is full and its words are large', () => {
  const branch = { ...drawn([]), node: nodeOf({ kind: 'OPD', id: 'x' }) };
  for (const [count, width] of [
    [60, 950],
    [25, 610],
    [140, 610],
  ] as const) {
    const placed = Array.from({ length: count }, (_, at) => ({ branch, x: 0, y: at * 54, width: 270, height: 42 }));
    const { scale, sheets } = sheetsOf({ placed, width, height: count * 54 });
    const [first = []] = sheets;
    // As wide as the sheet with all its parts, and more than half of it used.
    const wide = first.length * width * scale + (first.length - 1) * 8;
    expect(wide).toBeLessThanOrEqual(400);
    const used = first.reduce((all, { from, to }) => all + (to - from) * scale * width * scale, 0);
    expect(used / (400 * 258), `${count} × ${width}`).toBeGreaterThan(0.5);
    for (const { from, to } of first) expect((to - from) * scale).toBeLessThanOrEqual(258);
  }
});

test('a picture stays within what browsers can draw, and long words end in dots', () => {
  expect(enlargement(1000, 1000)).toBe(2);
  expect(1600 * 30_000 * enlargement(1600, 30_000) ** 2).toBeLessThanOrEqual(120_000_000);
  expect(30_000 * enlargement(1600, 30_000)).toBeLessThanOrEqual(16_000);
  expect(linesOf('Pokjanal Posyandu Kabupaten Kotawaringin Barat', 20, 2)).toEqual(['Pokjanal Posyandu', 'Kabupaten…']);
  expect(linesOf('Ketua', 20, 1)).toEqual(['Ketua']);
});
