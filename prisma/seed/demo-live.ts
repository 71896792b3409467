import { DEMO_SECRET, petugasName } from './demo/accounts.ts';
import { homePost, planPosts } from './demo/plan-posts.ts';
import { closedMonth, drawSkdn, movePopulation, populationOf, seasonOf } from './demo/skdn.ts';
import { randomOf } from './ids.ts';
import { type AreaList, shippedAreas } from './load/area-list.ts';

/** A post whose month is still open, as the API tells it. */
export type LivePost = {
  id: string;
  /** Its form asks every cell by age and sex. */
  detailed: boolean;
  /** S and K of the last answered month by slot; may be empty. */
  previous: ReadonlyMap<number, number>;
};

/** One report to send: `at` is its place in the month, from 0 at the start to 1 at the end. */
export type LiveSubmission = {
  posyandu: string;
  at: number;
  opened: boolean;
  notOpenedReason: string | null;
  cells: { slot: number; value: number }[];
};

/** Plans the reports of one month for some posts, in the order in which to send them; alike for the same seed. */
export function planDemoMonth(posts: readonly LivePost[], month: number, seed = 1): LiveSubmission[] {
  return posts.map((post) => planOne(post, month, seed)).sort((one, other) => one.at - other.at);
}

function planOne(post: LivePost, month: number, seed: number): LiveSubmission {
  const random = randomOf(seed, 'live', post.id, month);
  const known = post.previous.size > 0 ? post.previous : new Map([[90, 25 + Math.floor(random() * 45)]]);
  const population = movePopulation(random, populationOf(random, known));
  const opened = random() > 0.02;
  const season = seasonOf(random, 0.72 + random() * 0.12, 24, (month % 12) + 1);
  const cells = opened ? drawSkdn(random, population, season, post.detailed) : closedMonth(population, post.detailed);
  return {
    posyandu: post.id,
    at: arrivalShare(random()),
    opened,
    notOpenedReason: opened ? null : 'Banjir, jalan ke posyandu tidak dapat dilalui',
    cells: [...cells].map(([slot, value]) => ({ slot, value })),
  };
}

/** Few reports come in the first week, most in the second and third, a last wave before the deadline. */
function arrivalShare(chance: number): number {
  if (chance < 0.12) return (chance / 0.12) * 0.25;
  if (chance < 0.78) return 0.25 + ((chance - 0.12) / 0.66) * 0.5;
  return 0.75 + ((chance - 0.78) / 0.22) * 0.25;
}

/** Accounts that together may type for every post of the demonstration: one petugas for each puskesmas. */
export function listLiveTypists(seed = 1, areas: AreaList = shippedAreas()): { username: string; secret: string }[] {
  const plan = planPosts(areas.read(), seed);
  const home = homePost(plan.posts);
  return plan.puskesmas.map(({ key }) => ({ username: petugasName(key, home), secret: DEMO_SECRET }));
}
