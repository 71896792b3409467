import { nextId } from '../ids.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import { insertRows, type SqlHandle, type Value } from '../sql-db.ts';
import { insertPosts, takeNumbers, UNIT_NUMBERS } from '../tables.ts';
import { DEMO_MONTHS, villagesOf } from './plan-reports.ts';
import type { PlannedPost, PostPlan } from './plan-posts.ts';

/** What later steps need of the rows that stand now. */
export type WrittenPosts = {
  puskesmas: ReadonlyMap<string, { id: string; no: number }>;
  posts: ReadonlyMap<string, { id: string; unitNo: number }>;
  /** Reporting units of villages that their puskesmas answers for, by code. */
  villages: ReadonlyMap<string, number>;
};

type Areas = ReadonlyMap<string, MadeWilayah>;

/** Writes puskesmas with work areas, and posts with intervals, placements and reporting units, in a few statements. */
export async function writePosts(
  tx: SqlHandle,
  plan: PostPlan,
  areas: Areas,
  lastMonth: number,
): Promise<WrittenPosts> {
  const puskesmas = await writePuskesmas(tx, plan, areas);
  const unitNos = await takeNumbers(tx, UNIT_NUMBERS, plan.posts.length);
  const posts = new Map<string, { id: string; unitNo: number }>();
  for (const [index, post] of plan.posts.entries()) {
    posts.set(post.key, { id: nextId(tx), unitNo: unitNos[index] ?? 0 });
  }
  const firstMonth = lastMonth - DEMO_MONTHS + 1;
  const villages = await writeVillages(tx, plan, areas, puskesmas);
  const rows = plan.posts.map((post) => rowsOf(tx, post, areas, { puskesmas, posts, villages }, firstMonth));
  await insertPosts(tx, rows);
  await insertRows(
    tx,
    '"PosyanduPlacement"',
    PLACEMENT,
    rows.map(({ placement }) => placement),
  );
  return { puskesmas, posts, villages };
}

/** Villages with posts, each a unit for which its puskesmas gives figures. */
async function writeVillages(tx: SqlHandle, plan: PostPlan, areas: Areas, puskesmas: WrittenPosts['puskesmas']) {
  const codes = [...villagesOf(plan.posts)];
  const numbers = await takeNumbers(tx, UNIT_NUMBERS, codes.length);
  const puskesmasOf = new Map(plan.posts.map((post) => [post.key, post.puskesmas]));
  const units = codes.map(([code, key], index): [string, Value[]] => {
    const own = puskesmas.get(puskesmasOf.get(key) ?? '');
    return [code, [numbers[index], 'PUSKESMAS_DESA', areas.get(code)?.no, own?.no, true]];
  });
  const columns = { no: 'int', kind: '"UnitKind"', desaNo: 'int', puskesmasNo: 'int', isDemo: 'boolean' };
  await insertRows(
    tx,
    '"Unit"',
    columns,
    units.map(([, row]) => row),
  );
  return new Map(codes.map(([code], index) => [code, numbers[index] ?? 0]));
}

const PLACEMENT = { id: 'uuid', posyanduId: 'uuid', wilayahId: 'uuid', puskesmasId: 'uuid', from: 'date' };
function rowsOf(tx: SqlHandle, post: PlannedPost, areas: Areas, made: WrittenPosts, firstMonth: number) {
  const village = areas.get(post.village);
  const puskesmas = made.puskesmas.get(post.puskesmas);
  const own = made.posts.get(post.key);
  if (!village || !puskesmas || !own) throw new Error(`The post ${post.key} has no place`);
  const openedOn = post.opened === null ? '2016-03-01' : dayOf(firstMonth + post.opened, 10);
  const closedOn = post.closed === null ? null : dayOf(firstMonth + post.closed, 20);
  const reason = closedOn && 'Digabung dengan posyandu terdekat';
  const { id } = own;
  const row: Record<'post' | 'interval' | 'placement' | 'unit', Value[]> = {
    post: [id, post.name, post.regNo, village.id, puskesmas.id, post.formSet, post.openingDay, true],
    interval: [nextId(tx), id, openedOn, closedOn, reason],
    placement: [nextId(tx), id, village.id, puskesmas.id, openedOn],
    unit: [own.unitNo, 'POSYANDU', id, village.no, puskesmas.no, true],
  };
  return row;
}

async function writePuskesmas(tx: SqlHandle, plan: PostPlan, areas: Areas) {
  const numbers = await takeNumbers(tx, `'node_no_seq'`, plan.puskesmas.length);
  const made = new Map<string, { id: string; no: number }>();
  const rows: Value[][] = [];
  const served: Value[][] = [];
  for (const [index, puskesmas] of plan.puskesmas.entries()) {
    const own = { id: nextId(tx), no: numbers[index] ?? 0 };
    made.set(puskesmas.key, own);
    rows.push([own.id, own.no, puskesmas.name, areas.get(puskesmas.district)?.id, true]);
    for (const code of puskesmas.areas) served.push([nextId(tx), own.id, areas.get(code)?.id]);
  }
  const columns = { id: 'uuid', no: 'int', name: 'text', wilayahId: 'uuid', isDemo: 'boolean' };
  await insertRows(tx, '"Puskesmas"', columns, rows);
  await insertRows(tx, '"PuskesmasArea"', { id: 'uuid', puskesmasId: 'uuid', wilayahId: 'uuid' }, served);
  return made;
}

function dayOf(month: number, day: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10);
}
