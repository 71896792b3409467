import { pick, type Random, randomOf } from '../ids.ts';
import { type KaderOverrides, makeKaders } from '../make/kader.ts';
import type { SqlHandle } from '../sql-db.ts';
import { DEMO_PLACES } from './duty-plan.ts';
import { HOME } from './places.ts';
import { homePost, type PlannedPost, type PostPlan } from './plan-posts.ts';
import type { WrittenPosts } from './write-posts.ts';

/** Invented: a first and a second name drawn apart, so that nobody is meant. */
const FIRST = [
  'Aminah',
  'Dewi',
  'Endah',
  'Fitri',
  'Halimah',
  'Indah',
  'Kartini',
  'Lestari',
  'Maya',
  'Nurul',
  'Rahmah',
  'Sari',
  'Titin',
  'Wahyuni',
  'Yuliana',
];
const SECOND = [
  'Anggraini',
  'Astuti',
  'Handayani',
  'Kusuma',
  'Marlina',
  'Ningsih',
  'Permata',
  'Puspita',
  'Rahayu',
  'Safitri',
  'Susanti',
  'Utami',
  'Wulandari',
];

const GROUPS = [range(1, 4), range(5, 11), range(12, 17), range(18, 20), range(21, 25)] as const;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** Writes the kader of the posts of the places of the records: mostly five at a post, with what they have shown so far. */
export async function writeKader(
  tx: SqlHandle,
  plan: PostPlan,
  posts: WrittenPosts['posts'],
  how: { seed: number; lastMonth: number },
): Promise<void> {
  const places: readonly string[] = DEMO_PLACES.map(({ code }) => code);
  const home = homePost(plan.posts);
  const year = Math.floor(how.lastMonth / 12);
  const rows = plan.posts
    .filter(({ regency, closed }) => places.includes(regency.code) && closed === null)
    .flatMap((post) => {
      const own = posts.get(post.key);
      return own ? kaderOf(post, own.id, { seed: how.seed, year, isHome: post === home }) : [];
    });
  await makeKaders(tx, rows);
}

function kaderOf(
  post: PlannedPost,
  id: string,
  how: { seed: number; year: number; isHome: boolean },
): KaderOverrides[] {
  const random = randomOf(how.seed, 'kader', post.key);
  const count = how.isHome ? 5 : 3 + Math.floor(random() * 4);
  const names = new Set<string>();
  while (names.size < count) names.add(`${pick(random, FIRST)} ${pick(random, SECOND)}`);
  const decree = `${1 + Math.floor(random() * 90)}/SK-KADER/${how.year - 1}`;
  return [...names].map((name, at) => ({
    ...trained(random, post, how.year),
    posyandu: { id },
    name,
    isDemo: true,
    since: `${how.year - 1 - Math.floor(random() * 8)}-0${1 + Math.floor(random() * 9)}-1${at}`,
    // A range of numbers that no operator gives out.
    phone: `+62800${String(Math.floor(random() * 10_000_000)).padStart(7, '0')}`,
    rw: String(1 + Math.floor(random() * 6)).padStart(2, '0'),
    rt: String(1 + Math.floor(random() * 12)).padStart(2, '0'),
    ...(random() < 0.8 ? { decreeNumber: decree, decreeDate: `${how.year - 1}-02-03` } : {}),
  }));
}

/** Those at life-cycle posts have come further; some were never assessed. */
function trained(random: Random, post: PlannedPost, year: number): Partial<KaderOverrides> {
  const reach = post.formSet === 'ILP' ? 0.75 : 0.35;
  if (random() > reach + 0.15) return {};
  const shown = GROUPS.filter((_, at) => random() < (at < 2 ? 0.85 : reach));
  const passed = shown.flat();
  const notYet = GROUPS.flat().filter((number) => !passed.includes(number) && random() < 0.3);
  const month = 1 + Math.floor(random() * 6);
  return {
    trainedOn: `${year - 1}-0${month}-20`,
    passed,
    notYet,
    assessedOn: `${year - 1}-0${month + 1}-12`,
    office: post.regency.code === HOME.regency ? 'Puskesmas pembina' : 'Dinas Kesehatan',
  };
}
