/**
 * Finds the groups of nodes that lead back to themselves, each once and in order of name; a node that points at itself
 * is a group of one.
 */
export function findCircles(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reached = new Map([...arrows.keys()].map((node) => [node, reachableFrom(node, arrows)]));
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const [node, beyond] of reached) {
    if (done.has(node) || !beyond.has(node)) continue;
    const circle = [...beyond].filter((other) => reached.get(other)?.has(node)).sort();
    for (const member of circle) done.add(member);
    circles.push(circle);
  }
  return circles;
}

function reachableFrom(start: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const open = [...(arrows.get(start) ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    open.push(...(arrows.get(node) ?? []));
  }
  return reached;
}
