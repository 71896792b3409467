import { hierarchy, tree } from 'd3-hierarchy';
import type { Branch } from './graph-model.ts';

/** A branch with its place; x grows to the right, y down, in pixels at full size. */
export type Placed = {
  readonly branch: Branch;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Layout = {
  readonly placed: readonly Placed[];
  readonly links: readonly (readonly [upper: Placed, lower: Placed])[];
  readonly width: number;
  readonly height: number;
};

export const NODE_WIDTH = 270;
const COLUMN = NODE_WIDTH + 70;
const [TALL, LOW, GAP] = [94, 42, 12];

/** Groups and areas tell more than agencies and seats. */
const heightOf = ({ node: { kind } }: Branch): number => (kind === 'GROUP' || kind === 'AREA' ? TALL : LOW);

/** Places a tree from left to right, each node at the middle of what hangs below it. */
export function layoutOf(root: Branch): Layout {
  const placedRoot = tree<Branch>()
    .nodeSize([1, COLUMN])
    .separation((a, b) => (heightOf(a.data) + heightOf(b.data)) / 2 + (a.parent === b.parent ? GAP : 2 * GAP))(
    hierarchy(root, ({ children }) => children),
  );
  const all = placedRoot.descendants();
  const top = all.reduce((least, each) => Math.min(least, each.x - heightOf(each.data) / 2), 0);
  const byKey = new Map(
    all.map(({ data, x, y }): [string, Placed] => {
      const height = heightOf(data);
      return [data.key, { branch: data, x: y, y: Math.round(x - top - height / 2), width: NODE_WIDTH, height }];
    }),
  );
  const placed = [...byKey.values()];
  return {
    placed,
    links: placed.flatMap((lower) => {
      const upper = byKey.get(lower.branch.parent ?? '');
      return upper ? [[upper, lower] as const] : [];
    }),
    width: Math.max(...placed.map(({ x, width }) => x + width)),
    height: Math.max(...placed.map(({ y, height }) => y + height)),
  };
}

/** The lines of a layout as one path: one drawing for however many. */
export function pathOf({ links }: Layout): string {
  return links
    .map(([upper, lower]) => {
      const [fromX, fromY] = [upper.x + upper.width, upper.y + upper.height / 2];
      const [toX, toY] = [lower.x, lower.y + lower.height / 2];
      const middle = (fromX + toX) / 2;
      return `M${fromX} ${fromY}H${middle}V${toY}H${toX}`;
    })
    .join('');
}
