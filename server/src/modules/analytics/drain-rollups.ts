import { CAUSES } from '../../events/types.ts';
import { type Catalogue, loadCatalogue, type OwnSql } from '../submission/catalogue.ts';
import type { Block } from '../submission/layout.sql.ts';
import { rebuildMonths } from './rebuild-rollups.ts';
import { type RollupDb, tryLockRollups } from './rollup-lock.ts';
import { keyOf, type Recomputed, recomputeUpwards, type RollupKey, shapesOf } from './rollup-recompute.ts';
import { CARRY_MONTHS, type RollupShape } from './rollup-shape.ts';

/** `marks` says how many dirty marks were taken; none means that nothing is left to do here. */
export type Drained = Recomputed & { readonly marks: number };

type Mark = { node_no: number; month: number; block_no: number; cause: number; path: string | null };

const DEFAULT_BATCH = 1000;

export type DrainOptions = {
  /** Villages taken at once, each with all its marks. */
  readonly batch?: number;
  /** Marks from which on a month that opens is added up as a whole. */
  readonly openingFrom?: number;
};

/**
 * Takes a batch of dirty marks and recomputes what they name and all that lies above, in one transaction: marks gone,
 * rows stored and events written stand or fall together. Gives zeros when nothing was dirty or another process is at it.
 */
export async function drainRollups(db: RollupDb, options: DrainOptions = {}): Promise<Drained> {
  const nothing: Drained = { marks: 0, rows: 0, events: 0 };
  const [any] = await db.sql<{ found: boolean }>('select exists (select from dirty) as found');
  if (!any?.found) return nothing;
  const catalogue = await loadCatalogue(db);
  return db.inTransaction(async (tx) => {
    if (!(await tryLockRollups(tx))) return nothing;
    const opened = await storeOpenings(tx, catalogue, options.openingFrom ?? LARGE_OPENING);
    if (opened) return opened;
    const marks = await takeMarks(tx, options.batch ?? DEFAULT_BATCH);
    const newest = await newestMonth(tx);
    let rows = 0;
    let events = 0;
    for (const shape of shapesOf(catalogue)) {
      const keys = marks.flatMap((mark) => keysOf(catalogue, shape, mark, newest));
      const done = await recomputeUpwards(tx, { catalogue, shape, tell: true }, keys);
      rows += done.rows;
      events += done.events;
    }
    return { marks: marks.length, rows, events };
  });
}

/** Marks from which on a month that opens is added up as a whole. */
const LARGE_OPENING = 2_000;

/**
 * A month that opens marks every village of the country: of the newest month, of which nothing is stored yet, all rows are
 * made at once, where going from row to row would keep forms waiting for hours.
 */
async function storeOpenings(tx: OwnSql, catalogue: Catalogue, from: number): Promise<Drained | null> {
  const [found] = await tx.sql<{ month: number }>(
    `select month from dirty where cause = $1 and month > (select coalesce(max(month), 0) from rollup)
     group by 1 having count(*) >= $2 order by 1 limit 1`,
    [OPENING, from],
  );
  if (!found) return null;
  const gone = await tx.sql('delete from dirty where month = $1 returning 1', [found.month]);
  const done = await rebuildMonths(tx, catalogue, [found.month], { tell: true, cause: 'OBLIGATION' });
  return { marks: gone.length, ...done };
}

const OPENING = CAUSES.indexOf('OBLIGATION');

/**
 * Says which rows of a block a mark makes stale: those of its own month, where an answer stays in force those of the
 * months after it, and for the computed block those of every mark, since each form is a report that came. Into a month
 * that opens come the answers in force of every block, due in it or not.
 */
function keysOf(catalogue: Catalogue, shape: RollupShape, mark: Mark, newest: number): RollupKey[] {
  if (mark.block_no === shape.block.no) return keysFrom(mark, shape.block, newest);
  if (shape.computedFrom) {
    return isBeside(catalogue, shape, mark)
      ? []
      : keysFrom(mark, shape.computedFrom.get(codeOf(catalogue, mark.block_no)), newest);
  }
  const enters = mark.cause === OPENING && shape.carried.length > 0;
  return enters ? [keyOf({ ...mark, node: mark.node_no })] : [];
}

/** The month of a mark and, where answers of its block stay in force, those after it. */
function keysFrom(mark: Mark, source: Block | undefined, newest: number): RollupKey[] {
  const carries = source?.elements.some(({ carry }) => carry) ?? false;
  const last = carries ? Math.max(mark.month, Math.min(mark.month + CARRY_MONTHS - 1, newest)) : mark.month;
  return Array.from({ length: last - mark.month + 1 }, (_, index) =>
    keyOf({ ...mark, node: mark.node_no, month: mark.month + index }),
  );
}

/** What is returned or approved had arrived before: the counts of posts change with it only where they read its block. */
function isBeside(catalogue: Catalogue, { computedFrom }: RollupShape, { block_no, cause }: Mark): boolean {
  return STANDING.includes(cause) && !computedFrom?.has(codeOf(catalogue, block_no));
}

const STANDING = (['RETURN', 'APPROVAL'] as const).map((cause) => CAUSES.indexOf(cause));

function codeOf(catalogue: Catalogue, blockNo: number): string {
  return catalogue.blocks.find(({ no }) => no === blockNo)?.code ?? '';
}

async function newestMonth(tx: OwnSql): Promise<number> {
  const [row] = await tx.sql<{ month: number | null }>('select max(month) as month from obligation', [], {
    name: 'newest_month',
  });
  return row?.month ?? 0;
}

/**
 * Takes marks in a statement of its own: a mark is written with the change it stands for, so what these marks mean is
 * visible to every statement after this one, and a mark that comes later stays for the next batch.
 *
 * Villages come first, because all areas above wait for them. A puskesmas adds up ten times as many posts as a village and
 * nothing waits for it; so it is taken when no village is left, or after a while, for all that changed meanwhile at once.
 */
async function takeMarks(tx: OwnSql, batch: number): Promise<Mark[]> {
  const villages = await takeVillages(tx, batch);
  if (villages.length === 0) return takePuskesmas(tx, batch);
  return (await isOverdue(tx)) ? [...villages, ...(await takePuskesmas(tx, FEW))] : villages;
}

const IS_VILLAGE = 'exists (select from "Wilayah" w where w.no = d.node_no)';

/** So many puskesmas go along with villages that cannot wait either. */
const FEW = 12;

/** How long a puskesmas may wait behind villages. */
const PUSKESMAS_PATIENCE = '3 seconds';

async function isOverdue(tx: OwnSql): Promise<boolean> {
  const [row] = await tx.sql<{ overdue: boolean }>(
    `select coalesce((select d.at from dirty d order by d.id limit 1) < clock_timestamp() - interval '${PUSKESMAS_PATIENCE}', false) as overdue`,
    [],
    { name: 'marks_overdue' },
  );
  return row?.overdue ?? false;
}

const takeVillages = (tx: OwnSql, most: number): Promise<Mark[]> =>
  tx.sql<Mark>(taking(IS_VILLAGE), [most], { name: 'take_villages' });

const takePuskesmas = (tx: OwnSql, most: number): Promise<Mark[]> =>
  tx.sql<Mark>(taking(`not ${IS_VILLAGE}`), [most], { name: 'take_puskesmas' });

/** All marks of those nodes of a kind that have waited longest: what came to a node twice is added up once. */
function taking(kind: string): string {
  return `with node as materialized (
      select d.node_no, min(d.id) as first from dirty d where ${kind} group by 1 order by 2 limit $1),
    taken as (
      delete from dirty d using node n where d.node_no = n.node_no returning d.id, d.node_no, d.month, d.block_no, d.cause)
    select t.node_no, t.month, t.block_no, t.cause, (select path from "Wilayah" w where w.no = t.node_no) as path
    from taken t order by t.id`;
}
