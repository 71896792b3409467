import { nextId } from '../ids.ts';
import type { SqlHandle, Value } from '../sql-db.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import type { SeatedOpd } from './seats.ts';

/** What is written of the duties of one place. */
export type DutyScene = {
  readonly tx: SqlHandle;
  readonly group: string;
  readonly area: MadeWilayah;
  readonly opd: readonly SeatedOpd[];
  readonly evidence: Value[][];
  readonly activities: Value[][];
  readonly credits: Value[][];
  readonly exemptions: Value[][];
  readonly links: Value[][];
  readonly answers: Value[][];
  /** Districts of the area that have posts, and a few of these posts. */
  readonly districts: readonly string[];
  readonly posts: readonly string[];
};

/** Districts of an area that have posts, and one post of each, a few of them. */
export async function placesOf(tx: SqlHandle, area: string): Promise<Pick<DutyScene, 'districts' | 'posts'>> {
  const rows = await tx.sql<{ district: string; post: string }>(
    `select distinct on (k."code") k."id" as district, p."id" as post from "Posyandu" p
     join "Wilayah" d on d."id" = p."wilayahId" join "Wilayah" k on k."id" = d."parentId"
     where k."parentId" = $1 order by k."code", p."name" limit 4`,
    [area],
  );
  return { districts: rows.map(({ district }) => district), posts: rows.map(({ post }) => post) };
}

/** What the plan of an agency should move; the others name nothing yet. */
const MOVES: Readonly<Record<string, string>> = {
  DINKES: 'SKDN_DS',
  DKP: 'SKDN_ND',
  DPMD: 'KDR_AKTIF',
  P2KB: 'SKDN_DS',
  TPPKK: 'SKDN_DS',
  BAPPEDA: 'POS_BUKA',
};
type Of = { readonly place: string; readonly first: number; readonly kinds: readonly string[] };

/** Activities that should move an indicator of a district, and of the whole area; the last has still to show itself. */
export function addActivities(
  { tx, activities, area, districts }: DutyScene,
  plan: string,
  { place, first, kinds }: Of,
): void {
  const moved = kinds.map((kind) => MOVES[kind]).find(Boolean);
  const [near = area.id, next = area.id] = districts;
  const row = (
    order: number,
    [title, target]: [string, string],
    month: number,
    money: (number | null)[],
    source: string,
    effect: Value[],
  ) => activities.push([nextId(tx), plan, order, title, target, place, month, ...money, source, ...effect]);
  const moves = (where: string, size: number, lag: number): Value[] =>
    moved ? [moved, where, 'UP', size, lag] : [null, null, null, null, null];
  row(0, ['Pelatihan kader', '40 kader'], first + 4, [45_000_000, 45_000_000, 30_000_000], 'APBD', moves(near, 2, 2));
  row(1, ['Kunjungan pembinaan', '8 posyandu'], first + 5, [12_000_000, 6_000_000, null], 'BOK', moves(next, 5, 1));
  row(2, ['Gerakan ke posyandu', 'semua desa'], first + 10, [8_000_000, null, null], 'SWADAYA', moves(area.id, 3, 1));
}

const LOOKED: readonly [item: string, yesNo: boolean | null, number: number | null, finding: string | null][] = [
  ['BUKA', true, null, null],
  ['NAKES', true, null, null],
  ['KADER_TUGAS', null, 5, null],
  ['KADER_5', true, null, null],
  ['ALAT', false, null, 'Alat ukur panjang badan perlu diganti.'],
  ['CATATAN', true, null, null],
  ['DANA_SEHAT', false, null, null],
];

/** A visit looked at one post by the checklist. */
export function addLooked({ tx, links, answers, posts, evidence }: DutyScene, id: string): void {
  const post = posts[evidence.length % Math.max(1, posts.length)];
  if (post) links.push([nextId(tx), id, 'POSYANDU', post]);
  for (const [item, yesNo, number, finding] of LOOKED)
    answers.push([id, 'BINA_POSYANDU.1', item, yesNo, number, finding]);
}
