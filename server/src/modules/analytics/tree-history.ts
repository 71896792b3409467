import type { SqlFace } from '../../events/outbox.ts';
import type { Day } from '../../lib/pure/month.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';
import { recall } from '../../events/tree-memory.ts';
import {
  type BelowRow,
  type ParentRow,
  type PlacementRow,
  selectBelow,
  selectParentRows,
  selectPlacementRows,
} from './tree-history.sql.ts';

/**
 * What an area (or puskesmas) held on some day, told by what stands today: nodes whose sums of today it may take whole,
 * and units whose reports it has to add up itself.
 */
export type Cover = { readonly nodes: readonly number[]; readonly units: readonly number[] };

/** The tree as it was. */
export type TreeHistory = {
  /** Days on which some area or post came to lie elsewhere, oldest first. */
  readonly days: readonly Day[];
  on(day: Day): TreeOfDay;
};

export type TreeOfDay = {
  /** Nodes that did not hold the posts they hold today. */
  readonly touched: ReadonlySet<number>;
  /** Areas above, nearest first, as they were; null for an area that did not exist. */
  above(no: number, path: string): readonly number[] | null;
  /** Areas that lay elsewhere or are no more, with their path of today. */
  readonly moved: ReadonlyMap<number, string>;
  /** Covers of some nodes; one statement when any of them is touched. */
  coversOf(db: SqlFace, nodes: readonly number[]): Promise<ReadonlyMap<number, Cover>>;
};

/** Reads how the tree came to be as it is, remembered until an area or a post changes. */
export async function readTreeHistory(db: SqlFace): Promise<TreeHistory> {
  return recall(db, 'tree-history', async () => {
    const parents = await selectParentRows(db);
    return treeHistory(parents, await selectPlacementRows(db));
  });
}

/** Makes a history of stretches; those of one area or post must stand together, oldest first. */
export function treeHistory(parents: readonly ParentRow[], placements: readonly PlacementRow[]): TreeHistory {
  const starts = [...parents, ...placements].flatMap(({ from, to }) => [from, to && dayAfter(to)]);
  const days = [...new Set(starts.filter((day) => day !== null))].sort();
  const known = new Map<string, TreeOfDay>();
  return {
    days,
    on(day) {
      const era = days.findLast((one) => one <= day) ?? '';
      const made = known.get(era) ?? treeOn(parents, placements, day);
      known.set(era, made);
      return made;
    },
  };
}

function dayAfter(day: Day): Day {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

type Stretch = { readonly from: Day | null; readonly to: Day | null };

/** The stretch a day lies in; before the first one the first, unless that is when it all began. */
function stretchOn<T extends Stretch>(rows: readonly T[], day: Day, begins: (first: T) => boolean): T | null {
  const found = rows.find(({ from, to }) => (from === null || from <= day) && (to === null || to >= day));
  const [first] = rows;
  if (found || !first || first.from === null || first.from <= day) return found ?? null;
  return begins(first) ? null : first;
}

function treeOn(parents: readonly ParentRow[], placements: readonly PlacementRow[], day: Day): TreeOfDay {
  const parentNow = parentsNow(parents, placements);
  const { parentThen, moved } = parentsOn(parents, parentNow, day);
  const placed = movedUnits(placements, day);
  const chainNow = (no: number): number[] => chain(no, (one) => parentNow.get(one));
  const chainThen = (no: number): number[] =>
    chain(no, (one) => (parentThen.has(one) ? parentThen.get(one) : parentNow.get(one)));

  const touched = new Set<number>();
  for (const no of moved.keys()) {
    // An area that was not there held nothing; whatever it holds today has moved into it, and is told by that.
    if (parentThen.get(no) === null) touched.add(no);
    else addDifference(touched, chainThen(no), chainNow(no));
  }
  for (const { was, now } of placed.values()) {
    addDifference(touched, [was.village, ...chainThen(was.village)], [now.village, ...chainNow(now.village)]);
    addDifference(touched, puskesmasIn(was), puskesmasIn(now));
  }
  return {
    touched,
    moved,
    above(no, path) {
      noteChain(parentNow, path);
      return parentThen.get(no) === null ? null : chainThen(no);
    },
    coversOf: (db, nodes) => findCovers(db, nodes, { touched, parentThen, moved, placed }),
  };
}

/** Parents of today of every area the stretches speak of, and of those above them. */
function parentsNow(parents: readonly ParentRow[], placements: readonly PlacementRow[]): Map<number, number> {
  const parentNow = new Map<number, number>();
  const paths = [
    ...parents.flatMap(({ path, parentPath }) => [path, parentPath]),
    ...placements.flatMap(({ villagePath, nowVillagePath }) => [villagePath, nowVillagePath]),
  ];
  for (const path of paths) noteChain(parentNow, path);
  return parentNow;
}

function parentsOn(parents: readonly ParentRow[], parentNow: ReadonlyMap<number, number>, day: Day) {
  const parentThen = new Map<number, number | null>();
  const moved = new Map<number, string>();
  for (const rows of groupBy(parents, ({ no }) => no)) {
    const [{ no, path }] = rows;
    const then = stretchOn(rows, day, ({ arose }) => arose)?.parent ?? null;
    parentThen.set(no, then);
    if (then !== parentNow.get(no)) moved.set(no, path);
  }
  return { parentThen, moved };
}

type Place = { readonly village: number; readonly puskesmas: number | null };
function puskesmasIn({ puskesmas }: Place): number[] {
  return puskesmas === null ? [] : [puskesmas];
}

type Placed = ReadonlyMap<number, { readonly was: Place; readonly now: Place }>;

function movedUnits(placements: readonly PlacementRow[], day: Day): Placed {
  const placed = new Map<number, { was: Place; now: Place }>();
  for (const rows of groupBy(placements, ({ unit }) => unit)) {
    const [first] = rows;
    const was = stretchOn(rows, day, () => false) ?? first;
    const now = { village: first.nowVillage, puskesmas: first.nowPuskesmas };
    if (was.village !== now.village || was.puskesmas !== now.puskesmas) placed.set(first.unit, { was, now });
  }
  return placed;
}

type Moves = {
  readonly touched: ReadonlySet<number>;
  readonly parentThen: ReadonlyMap<number, number | null>;
  readonly moved: ReadonlyMap<number, string>;
  readonly placed: Placed;
};

async function findCovers(db: SqlFace, nodes: readonly number[], moves: Moves): Promise<ReadonlyMap<number, Cover>> {
  const { touched } = moves;
  const below = nodes.some((no) => touched.has(no)) ? await selectBelow(db, [...touched]) : [];
  const held = heldThen(below, moves);
  const coverOf = (no: number): Cover => {
    if (!touched.has(no)) return { nodes: [no], units: [] };
    const { areas, units } = held.get(no) ?? NOTHING;
    const parts = areas.map(coverOf);
    return { nodes: parts.flatMap((part) => part.nodes), units: [...units, ...parts.flatMap((part) => part.units)] };
  };
  return new Map(nodes.map((no) => [no, coverOf(no)]));
}

type Held = { readonly areas: number[]; readonly units: number[] };
const NOTHING: Held = { areas: [], units: [] };

/** What lay right below each touched node: what lies there today, less what came since, and what has left. */
function heldThen(below: readonly BelowRow[], { touched, parentThen, moved, placed }: Moves): Map<number, Held> {
  const held = new Map([...touched].map((no): [number, Held] => [no, { areas: [], units: [] }]));
  // A node that is not touched holds today what it held: nothing is put below it.
  const put = (kind: keyof Held, no: number, node: number | null | undefined): unknown =>
    node != null && held.get(node)?.[kind].push(no);
  for (const { node, area, unit } of below) {
    if (area !== null && !moved.has(area)) put('areas', area, node);
    if (unit !== null && !placed.has(unit)) put('units', unit, node);
  }
  for (const no of moved.keys()) put('areas', no, parentThen.get(no));
  for (const [unit, { was }] of placed) {
    put('units', unit, was.village);
    put('units', unit, was.puskesmas);
  }
  return held;
}

function noteChain(parentNow: Map<number, number>, path: string): void {
  const nos = nosOfPath(path);
  for (const [index, no] of nos.entries()) {
    const above = nos[index - 1];
    if (above !== undefined) parentNow.set(no, above);
  }
}

function chain(no: number, parentOf: (no: number) => number | null | undefined): number[] {
  const above: number[] = [];
  for (let at = parentOf(no); at != null; at = parentOf(at)) above.push(at);
  return above;
}

function addDifference(into: Set<number>, one: readonly number[], other: readonly number[]): void {
  for (const no of one) if (!other.includes(no)) into.add(no);
  for (const no of other) if (!one.includes(no)) into.add(no);
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => number): [T, ...T[]][] {
  const groups = new Map<number, [T, ...T[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}
