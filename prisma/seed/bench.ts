import { drawPatterns, PATTERNS, type PatternForm } from './bench-patterns.ts';
import { idsFrom, nextId, randomOf } from './ids.ts';
import type { Progress, SeedDb, SqlHandle } from './sql-db.ts';
import { insertPosts, type PostRows, takeNumbers, UNIT_NUMBERS } from './tables.ts';
import { ACTION, ARRIVAL, STATUS, slotColumns } from './wide.ts';

export type BenchOptions = {
  posyandu: number;
  months: number;
  lastMonth: number;
  /** Province that carries the posts, East Java with its 38 regencies by default; null: the whole country. */
  province?: string | null;
  /** Province that stays without these posts, because a run before gave it its own. */
  outside?: string;
  /** All monthly forms of an ILP post, or the SKDN form alone. */
  forms?: 'FULL' | 'SKDN';
  /** Whether each report has its history: submitted, verified, approved. */
  revisions?: boolean;
  seed?: number;
  progress?: Progress;
};

export type BenchSummary = {
  posyandu: number;
  puskesmas: number;
  reports: number;
  /** Answered cells of the current reports. */
  values: number;
  firstUnit: number;
};

/**
 * Fills one province or the country with posts and monthly reports for measurements: even over its villages, alike for
 * the same seed, by COPY alone and in pieces, so that memory does not grow with the number of posts. Roll-ups are the
 * caller's. The reference data must be there, posts of the places to fill must not.
 */
export async function seedBench(db: SeedDb, options: BenchOptions): Promise<BenchSummary> {
  const { progress = () => undefined, seed = 1, forms = 'FULL', revisions = true } = options;
  const summary = await db.inTransaction(async (plain) => {
    const random = randomOf(seed, 'bench');
    const tx: SqlHandle = { ...plain, newId: idsFrom(random, Date.UTC(2020, 0, 1)) };
    await tx.sql('set local statement_timeout = 0');
    const places = await writePlaces(tx, options.province === undefined ? '35' : options.province, options.outside);
    progress('bench-posts');
    const units = await writePosts(tx, places, options.posyandu);
    const patterns = await drawPatterns(tx, random, forms === 'FULL');
    for (let age = options.months - 1; age >= 0; age--) {
      const month = { no: options.lastMonth - age, age, revisions };
      for (const form of patterns) await writeMonth(tx, units, form, month);
      progress('bench-reports', options.months - age, options.months);
    }
    const cells = patterns.reduce((sum, form) => sum + form.cells, 0);
    return {
      units: units.length,
      puskesmas: places.puskesmas.size,
      forms: patterns.length,
      cells,
      first: units[0] ?? 0,
    };
  });
  await db.sql('analyze');
  const filled = summary.units * options.months;
  return {
    posyandu: summary.units,
    puskesmas: summary.puskesmas,
    reports: filled * summary.forms,
    values: filled * summary.cells,
    firstUnit: summary.first,
  };
}

type Village = { id: string; no: number; name: string; district: string; parentId: string };
type Places = { villages: Village[]; puskesmas: ReadonlyMap<string, { id: string; no: number }> };

async function writePlaces(tx: SqlHandle, province: string | null, outside = '-'): Promise<Places> {
  const villages = await tx.sql<Village>(
    `select v."id", v."no", v."name", d."name" as district, v."parentId" from "Wilayah" v
     join "Wilayah" d on d."id" = v."parentId"
     where v."level" = 'DESA' and v."endedOn" is null and v."code" like $1 and v."code" not like $2
     order by v."code" collate "C"`,
    [province === null ? '%' : `${province}.%`, `${outside}.%`],
  );
  if (villages.length === 0) throw new Error(`No villages in ${province}; load the reference data first`);
  const districts = new Map(villages.map(({ parentId, district }) => [parentId, district]));
  const rows = await tx.sql<{ id: string; no: number; wilayahId: string }>(
    `insert into "Puskesmas" ("id", "name", "wilayahId", "isDemo")
     select id, name, place, true from unnest($1::uuid[], $2::text[], $3::uuid[]) as p(id, name, place)
     returning "id", "no", "wilayahId"`,
    [
      [...districts].map(() => nextId(tx)),
      [...districts.values()].map((name) => `Puskesmas ${name}`),
      [...districts.keys()],
    ],
  );
  return { villages, puskesmas: new Map(rows.map((row) => [row.wilayahId, row])) };
}

/** Writes the posts, some thousands at a time, and gives the numbers of their units. */
async function writePosts(tx: SqlHandle, places: Places, count: number): Promise<number[]> {
  const numbers = await takeNumbers(tx, UNIT_NUMBERS, count);
  for (let start = 0; start < count; start += PIECE) {
    const piece = numbers.slice(start, start + PIECE);
    await insertPosts(
      tx,
      piece.map((no, index) => planPost(tx, places, no, { index: start + index, count })),
    );
  }
  return numbers;
}

/** Fewer posts than villages lie as far apart as they can, so that no regency is left without any. */
function planPost(
  tx: SqlHandle,
  { villages, puskesmas }: Places,
  no: number,
  at: { index: number; count: number },
): PostRows {
  const stride = Math.max(1, villages.length / at.count);
  const village = villages[Math.floor(at.index * stride) % villages.length];
  const mentor = village && puskesmas.get(village.parentId);
  if (!village || !mentor) throw new Error('A post of the bench has no place');
  const id = nextId(tx);
  const name = `Posyandu ${village.name} ${Math.floor(at.index / villages.length) + 1}`;
  return {
    post: [id, name, null, village.id, mentor.id, 'ILP', null, true],
    interval: [nextId(tx), id, '2016-01-01', null, null],
    unit: [no, 'POSYANDU', id, village.no, mentor.no, true],
  };
}

type BenchMonth = { readonly no: number; readonly age: number; readonly revisions: boolean };

/** Writes one form of a month for all posts; months repeat a fixed number of drawn answers, ready as text. */
async function writeMonth(
  tx: SqlHandle,
  units: readonly number[],
  form: PatternForm,
  month: BenchMonth,
): Promise<void> {
  if (!tx.copy) throw new Error('The bench is filled by COPY, which the embedded database does not have');
  const approved = month.age > 0;
  const times = timesOf(month.no);
  const head = `${month.no}\t${form.blockNo}`;
  const slots = slotColumns(form.width).join(', ');
  const tail = `${form.versionNo}\t`;
  const cellsOf = (index: number): string => form.rows[(index * 31 + month.no * 7) % PATTERNS] ?? '';
  const status = approved ? STATUS.APPROVED : STATUS.VERIFIED;
  const acts = approved ? 3 : 2;
  await tx.copy(
    `copy obligation (unit_no, month, form_no, form_version_no, arrival, arrived_at, deadline, status, head_rev, is_demo) from stdin`,
    lines(
      units,
      (no) =>
        `${no}\t${month.no}\t${form.formNo}\t${form.versionNo}\t${ARRIVAL.RECEIVED}\t${times.sent}\t${times.due}\t${status}\t${acts}\tt`,
    ),
  );
  await tx.copy(
    `copy report (unit_no, month, block_no, also_approved, form_version_no, rev, submitted_at, content_hash, actor, idempotency_key, ${slots}) from stdin`,
    lines(
      units,
      (no, index) =>
        `${no}\t${head}\t${approved ? 't' : 'f'}\t${tail}1\t${times.sent}\t${HASH}\t${uuidOf(0, no)}\t${uuidOf(month.no * 100 + form.blockNo, no)}\t${cellsOf(index)}`,
    ),
  );
  if (!month.revisions) return;
  await writeReview(tx, units, head, { rev: 2, action: ACTION.VERIFY, at: times.verified, atOnce: POSTS_OF_PUSKESMAS });
  if (approved)
    await writeReview(tx, units, head, { rev: 3, action: ACTION.APPROVE, at: times.closed, atOnce: POSTS_OF_REGENCY });
}

const POSTS_OF_PUSKESMAS = 25;
const POSTS_OF_REGENCY = 1500;

/** One act binds the reports of so many posts at once. */
async function writeReview(
  tx: SqlHandle,
  units: readonly number[],
  head: string,
  act: { rev: number; action: number; at: string; atOnce: number },
): Promise<void> {
  const acts = await tx.sql<{ no: number }>(
    `insert into review (action, actor, at) select $1, md5(n::text)::uuid, $2 from generate_series(1, $3::int) n returning no`,
    [act.action, act.at, Math.ceil(units.length / act.atOnce)],
  );
  await tx.copy?.(
    'copy report_review (unit_no, month, block_no, rev, of_rev, review_no) from stdin',
    lines(units, (no, index) => `${no}\t${head}\t${act.rev}\t1\t${acts[Math.floor(index / act.atOnce)]?.no ?? 0}`),
  );
}

/** A key that no other row has. */
function uuidOf(kind: number, no: number): string {
  const digits = (kind * 2 ** 24 + no).toString(16).padStart(16, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-7${digits.slice(13)}-8000-${no.toString(16).padStart(12, '0')}`;
}

const HASH = `\\\\x${'5a'.repeat(32)}`;
const PIECE = 2000;

function* lines(units: readonly number[], line: (no: number, index: number) => string): Generator<string> {
  for (let start = 0; start < units.length; start += PIECE) {
    let piece = '';
    for (let index = start; index < Math.min(units.length, start + PIECE); index++)
      piece += `${line(units[index] ?? 0, index)}\n`;
    yield piece;
  }
}

function timesOf(month: number) {
  const at = (months: number, day: number): string =>
    new Date(Date.UTC(Math.floor(month / 12), (month % 12) + months, day, 3)).toISOString();
  return { sent: at(0, 25), verified: at(1, 2), due: at(1, 5), closed: at(1, 12) };
}
