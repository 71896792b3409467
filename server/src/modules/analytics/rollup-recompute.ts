import { type Catalogue, formsWith, type OwnSql } from '../submission/catalogue.ts';
import type { Block } from '../submission/layout.sql.ts';
import { SOURCE_BLOCKS } from './rollup-computed.sql.ts';
import { rollupStatement } from './rollup-level.sql.ts';
import { LEAF_DEPTH, type RollupShape } from './rollup-shape.ts';

/** One row to recompute, and why. */
export type RollupKey = {
  readonly node: number;
  readonly month: number;
  /** Villages and puskesmas hold posts; everything else is added up from its children. */
  readonly leaf: boolean;
  /** Nodes above, from the parent to the root; none for a puskesmas, which stands beside the tree. */
  readonly above: readonly number[];
  readonly cause: number;
  /** How many changes it covers, for the event. */
  readonly coalesced: number;
};

export type RollupWork = {
  readonly catalogue: Catalogue;
  readonly shape: RollupShape;
  /** False: figures change without an event, for the first computation after a seed. */
  readonly tell: boolean;
};

export type Recomputed = { readonly rows: number; readonly events: number };

type Touched = { node_no: number; month: number; events: number };
type Kind = 'leaf' | 'parent';
type Statement = { readonly text: string; readonly name: string };
type Levels = Map<number, Map<string, RollupKey>>;

/** Block of counts about posts, bodies and duties (tata kelola), never typed. */
const COMPUTED_BLOCK = 'GV';

/**
 * Rows of one statement. Its parts are joined by scanning one another, since the planner knows nothing of their size:
 * 9,500 rows at once took minutes, in portions of this size seconds. A statement of one size is also planned only once.
 */
const PORTION = 128;

const shapes = new WeakMap<Catalogue, RollupShape[]>();
const statements = new WeakMap<RollupShape, Map<Kind, Statement>>();
let made = 0;

/** Gives one shape per block: its layout and the indicator versions that pair inside it. */
export function shapesOf(catalogue: Catalogue): RollupShape[] {
  const known = shapes.get(catalogue);
  if (known) return known;
  const made = catalogue.blocks.map((block) => {
    const inside = new Set(block.elements.map(({ code }) => code));
    const paired = catalogue.versions.flatMap(({ no, pairing, timeRule, numerator, denominator }) => {
      if (pairing !== 'PAIRED' || timeRule === 'YEAR_TO_DATE' || !numerator || !denominator) return [];
      const operands = [...numerator.terms.keys(), ...denominator.terms.keys()];
      return operands.every((code) => inside.has(code)) ? [{ no, numerator, denominator }] : [];
    });
    const carries = new Set(block.elements.filter(({ carry }) => carry).map(({ code }) => code));
    const carried = block.cells.filter(({ element }) => carries.has(element)).map(({ slot }) => slot);
    return { block, paired, carried, computedFrom: isComputed(catalogue, block) ? sourcesOf(catalogue) : null };
  });
  shapes.set(catalogue, made);
  return made;
}

/** Forms answer every block but the one the system computes. */
function isComputed(catalogue: Catalogue, block: Block): boolean {
  return block.code === COMPUTED_BLOCK && formsWith(catalogue, block.code).length === 0;
}

function sourcesOf(catalogue: Catalogue): Map<string, Block> {
  const sources = catalogue.blocks.filter(({ code }) => SOURCE_BLOCKS.some((one) => one === code));
  return new Map(sources.map((block) => [block.code, block]));
}

/** Makes the key of a node from its path, `/1/34/390/`; a node without a path is a puskesmas. */
export function keyOf(of: {
  node: number;
  path: string | null;
  month: number;
  cause: number;
  coalesced?: number;
}): RollupKey {
  const path = (of.path ?? '').split('/').filter(Boolean).map(Number);
  return {
    node: of.node,
    month: of.month,
    leaf: of.path === null || path.length === LEAF_DEPTH,
    above: path.slice(0, -1).reverse(),
    cause: of.cause,
    coalesced: of.coalesced ?? 1,
  };
}

/**
 * Recomputes rows from the villages upwards, level by level, each from what lies right below. An area that was not asked
 * for is visited only when a row below it changed; it then covers the changes of all of these.
 */
export async function recomputeUpwards(tx: OwnSql, work: RollupWork, keys: readonly RollupKey[]): Promise<Recomputed> {
  const levels: Levels = new Map();
  for (const key of keys) addKey(levels, key);
  let rows = 0;
  let events = 0;
  for (let depth = LEAF_DEPTH; depth >= 1; depth -= 1) {
    const level = levels.get(depth);
    if (!level) continue;
    const done = await recomputeLevel(tx, work, depth === LEAF_DEPTH ? 'leaf' : 'parent', [...level.values()]);
    const changed = new Set(done.touched.map(({ node_no, month }) => `${node_no}/${month}`));
    for (const [name, key] of level) {
      const [node, ...above] = key.above;
      if (node !== undefined && changed.has(name)) addKey(levels, { ...key, node, above, leaf: false });
    }
    rows += done.touched.length;
    events += done.events;
  }
  return { rows, events };
}

/** Two reasons for one row make one key; the later one names the cause. */
function addKey(levels: Levels, key: RollupKey): void {
  const depth = key.leaf ? LEAF_DEPTH : key.above.length + 1;
  const level = levels.get(depth) ?? new Map<string, RollupKey>();
  const name = `${key.node}/${key.month}`;
  const same = level.get(name);
  level.set(name, same ? { ...key, coalesced: same.coalesced + key.coalesced } : key);
  levels.set(depth, level);
}

async function recomputeLevel(
  tx: OwnSql,
  work: RollupWork,
  kind: Kind,
  keys: readonly RollupKey[],
): Promise<{ touched: Touched[]; events: number }> {
  const touched: Touched[] = [];
  let events = 0;
  for (let start = 0; start < keys.length; start += PORTION) {
    const rows = await recomputePortion(tx, work, kind, keys.slice(start, start + PORTION));
    touched.push(...rows);
    events += rows[0]?.events ?? 0;
  }
  return { touched, events };
}

function recomputePortion(tx: OwnSql, work: RollupWork, kind: Kind, keys: readonly RollupKey[]): Promise<Touched[]> {
  const { catalogue, shape } = work;
  const forms = formsWith(catalogue, shape.block.code);
  const months = keys.map(({ month }) => month);
  const values: unknown[] = [
    keys.map(({ node }) => node),
    months,
    keys.map(({ cause }) => cause),
    keys.map(({ coalesced }) => coalesced),
    shape.block.no,
    [...new Set(forms.map(({ formNo }) => formNo))],
    work.tell,
    months.reduce((least, month) => Math.min(least, month)),
    months.reduce((most, month) => Math.max(most, month)),
  ];
  if (kind === 'leaf')
    values.push(
      forms.map(({ no }) => no),
      forms.map(({ formNo }) => formNo),
      forms.map(({ cells }) => cells),
    );
  const { text, name } = statementOf(shape, kind);
  return tx.sql<Touched>(text, values, { name });
}

function statementOf(shape: RollupShape, kind: Kind): Statement {
  const known = statements.get(shape) ?? new Map<Kind, Statement>();
  statements.set(shape, known);
  const found = known.get(kind);
  if (found) return found;
  made += 1;
  // Numbered, since a catalogue read again may give another text for the same block.
  const statement = { text: rollupStatement(shape, kind), name: `rollup_${kind}_${made}` };
  known.set(kind, statement);
  return statement;
}
