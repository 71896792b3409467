import { type Branch, walk } from './graph-model.ts';

/** What a key does to the graph. */
export type Move = { readonly to: string } | { readonly toggle: string };

/** Branches that stand in the same column, from the top down. */
const column = (root: Branch, level: number): Branch[] => [...walk(root)].filter((branch) => branch.level === level);

const moves: Readonly<Record<string, (at: Branch, root: Branch) => Move | null>> = {
  ArrowRight: ({ key, canOpen, isOpen, children: [first] }) => {
    if (canOpen && !isOpen) return { toggle: key };
    return first ? { to: first.key } : null;
  },
  ArrowLeft: ({ parent }) => (parent === null ? null : { to: parent }),
  ArrowDown: (at, root) => step(at, root, 1),
  ArrowUp: (at, root) => step(at, root, -1),
  Home: (_at, root) => ({ to: root.key }),
  End: (at, root) => {
    const last = column(root, at.level).at(-1);
    return last ? { to: last.key } : null;
  },
  Enter: ({ key, canOpen }) => (canOpen ? { toggle: key } : null),
  ' ': ({ key, canOpen }) => (canOpen ? { toggle: key } : null),
};

/** The next one of the column, across parents: siblings first, then their cousins. */
function step(at: Branch, root: Branch, by: 1 | -1): Move | null {
  const all = column(root, at.level);
  const next = all[all.findIndex(({ key }) => key === at.key) + by];
  return next ? { to: next.key } : null;
}

/** Where a key leads from a branch, or what it opens; null for a key that means nothing there. */
export function moveOf(key: string, at: Branch, root: Branch): Move | null {
  return moves[key]?.(at, root) ?? null;
}
