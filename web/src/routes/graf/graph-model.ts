import type { GraphNodeFragment as GraphNode, GraphPageQuery } from './graph-page.generated.ts';

export type { GraphNode };
type Graph = Pick<GraphPageQuery['pokjanalGraph'], 'nodes' | 'edges'>;

/** A node at one place of the drawing: an agency of two groups has two places. */
export type Branch = {
  /** Short and steady: the code of an area, with more behind it where that is not enough. */
  readonly key: string;
  readonly node: GraphNode;
  readonly parent: string | null;
  readonly level: number;
  /** Something hangs below it, drawn or not. */
  readonly canOpen: boolean;
  readonly isOpen: boolean;
  /** What hangs below is still on its way. */
  readonly isPending: boolean;
  readonly children: readonly Branch[];
};

/** What is drawn beside groups and areas. */
export type Layers = { readonly opd: boolean; readonly seats: boolean };

type Below = { readonly from: string; readonly isFurther: boolean };

/** Nodes by what they hang below: seats first, then agencies, further groups of the area, and areas below. */
const ORDER = { SEAT: 0, MEMBER: 1, SUCCESSION: 2, SAME_AREA: 2, PARENT: 3, HELD_BY: 4 } as const;

function belowOf({ edges }: Graph, layers: Layers): Map<string, Below[]> {
  const shown = edges.filter(({ kind }) => kind !== 'HELD_BY' && (kind !== 'MEMBER' || layers.opd));
  const below = new Map<string, Below[]>();
  for (const { kind, from, to } of shown.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])) {
    const isFurther = kind === 'SUCCESSION' || kind === 'SAME_AREA';
    below.set(to, [...(below.get(to) ?? []), { from, isFurther }]);
  }
  return below;
}

/** There are areas below that were not asked for. */
const isUnread = ({ areasBelow, isExpanded }: GraphNode): boolean => areasBelow > 0 && !isExpanded;

/** Whether something hangs below a node, even if it is not known yet. */
function mayHold(node: GraphNode, layers: Layers): boolean {
  return isUnread(node) || (layers.opd && (node.members ?? 0) > 0) || (layers.seats && (node.seats ?? 0) > 0);
}

/** The tree that is drawn: from the first node down, what hangs below opened ones. */
export function treeOf(graph: Graph, opened: ReadonlySet<string>, layers: Layers): Branch | null {
  const [root] = graph.nodes;
  if (!root) return null;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const below = belowOf(graph, layers);
  const grow = (node: GraphNode, key: string, parent: string | null, level: number): Branch => {
    const hung = below.get(node.id) ?? [];
    const isOpen = opened.has(key);
    const shown = isOpen ? hung : [];
    return {
      key,
      node,
      parent,
      level,
      canOpen: hung.length > 0 || mayHold(node, layers),
      isOpen,
      isPending: isOpen && isUnread(node),
      children: shown.flatMap(({ from, isFurther }, at) => {
        const child = nodes.get(from);
        return child ? [grow(child, keyOf(child, key, isFurther ? at : null), key, level + 1)] : [];
      }),
    };
  };
  return grow(root, root.code, null, 1);
}

function keyOf(node: GraphNode, above: string, further: number | null): string {
  if (node.kind === 'OPD' || node.kind === 'SEAT') return `${above}>${node.id}`;
  return further === null ? node.code : `${node.code}~${further}`;
}

/** The branches in the order in which an outline lists them. */
export function* walk(branch: Branch): Generator<Branch> {
  yield branch;
  for (const child of branch.children) yield* walk(child);
}

/** How deep an area lies, by its official code: the country 0, a village 4. */
const depthOf = (code: string): number => (code === '0' ? 0 : code.split('.').length);

/** Codes that a question must name because what lies below them is deeper than it looks by itself. */
export function codesToAsk(opened: readonly string[]): string[] {
  const codes = opened.filter((key) => !key.includes('~'));
  const top = Math.min(...codes.map(depthOf));
  return codes.filter((code) => depthOf(code) >= top + 2).toSorted();
}

/** What opens one level more than is open now, as far as the drawing stays readable. */
export function openFurther(root: Branch, most: number): string[] {
  const open: string[] = [];
  let drawn = [...walk(root)].length;
  for (const branch of walk(root)) {
    if (branch.isOpen) open.push(branch.key);
    else if (branch.canOpen && drawn < most) {
      open.push(branch.key);
      drawn += branch.node.areasBelow + (branch.node.members ?? 0);
    }
  }
  return open;
}
