import { pick, type Random, randomOf } from '../ids.ts';
import {
  ACROSS_DISTRICTS,
  DEMO_REGENCIES,
  type DemoRegency,
  HOME,
  OPENING_DAYS,
  POST_NAMES,
  TWO_PUSKESMAS,
} from './places.ts';

/** What planning needs to know of an area. */
export type PlanArea = { code: string; name: string };

export type PlannedPuskesmas = {
  key: string;
  name: string;
  district: string;
  /** Codes of its villages, or of the whole district when it is alone there. */
  areas: string[];
};

export type PlannedPost = {
  key: string;
  name: string;
  village: string;
  puskesmas: string;
  regency: DemoRegency;
  formSet: 'BASIC' | 'ILP';
  openingDay: string;
  regNo: string | null;
  /** Month of opening and closing, counted from the first month of the demo; the past before it is not told apart. */
  opened: number | null;
  closed: number | null;
  conduct: 'REGULAR' | 'LATE' | 'SILENT';
};

export type PostPlan = { puskesmas: PlannedPuskesmas[]; posts: PlannedPost[] };

const MONTHS = 24;

/** Plans puskesmas and posts of all demo places from the list of their areas, alike for a seed on every machine. */
export function planPosts(areas: readonly PlanArea[], seed: number): PostPlan {
  const sorted = [...areas].sort((a, b) => (a.code < b.code ? -1 : 1));
  const plan: PostPlan = { puskesmas: [], posts: [] };
  for (const regency of DEMO_REGENCIES) {
    const inside = sorted.filter((area) => area.code.startsWith(`${regency.code}.`));
    const districts = inside.filter((area) => area.code.length === 8);
    const villagesOf = (code: string) => inside.filter((area) => area.code.startsWith(`${code}.`));
    const serving = new Map<string, string>();
    for (const district of districts) {
      const made = planPuskesmas(district, villagesOf(district.code), villagesOf);
      plan.puskesmas.push(...made);
      for (const { key, areas: served } of made) for (const code of served) serving.set(code, key);
    }
    for (const district of districts) {
      const random = randomOf(seed, 'posts', district.code);
      plan.posts.push(...planDistrict(random, regency, district, villagesOf(district.code), serving));
    }
  }
  makeFirstOfHome(plan.posts);
  markMisconduct(plan.posts);
  return plan;
}

function planPuskesmas(
  district: PlanArea,
  villages: PlanArea[],
  villagesOf: (code: string) => PlanArea[],
): PlannedPuskesmas[] {
  const first = { key: `${district.code}/1`, name: `Puskesmas ${district.name}`, district: district.code };
  if (!TWO_PUSKESMAS.includes(district.code)) return [{ ...first, areas: [district.code] }];
  const half = Math.ceil(villages.length / 2);
  const [near, far] = [villages.slice(0, half), villages.slice(half)];
  const across =
    district.code === ACROSS_DISTRICTS.from
      ? villagesOf(ACROSS_DISTRICTS.into).slice(0, ACROSS_DISTRICTS.villages)
      : [];
  return [
    { ...first, areas: codesOf(near) },
    {
      key: `${district.code}/2`,
      name: `Puskesmas ${far[0]?.name ?? district.name}`,
      district: district.code,
      areas: codesOf([...far, ...across]),
    },
  ];
}

const codesOf = (areas: readonly PlanArea[]): string[] => areas.map(({ code }) => code);

function planDistrict(
  random: Random,
  regency: DemoRegency,
  district: PlanArea,
  villages: PlanArea[],
  serving: ReadonlyMap<string, string>,
): PlannedPost[] {
  const count = district.code === HOME.district ? 12 : 7 + Math.floor(random() * 3);
  const inVillage = new Map<string, number>();
  const offset = Math.floor(random() * POST_NAMES.length);
  return Array.from({ length: count }, (_, index) => {
    const village = villages[Math.floor((index * villages.length) / count)] ?? district;
    const serial = (inVillage.get(village.code) ?? 0) + 1;
    inVillage.set(village.code, serial);
    return {
      key: `${district.code}/${index + 1}`,
      name: `Posyandu ${POST_NAMES[(offset + index) % POST_NAMES.length]}`,
      village: village.code,
      puskesmas: serving.get(village.code) ?? serving.get(district.code) ?? '',
      regency,
      ...drawTraits(random, regency, `${village.code}.${String(serial).padStart(3, '0')}`),
    };
  });
}

function drawTraits(random: Random, regency: DemoRegency, regNo: string) {
  return {
    formSet: random() < regency.ilpShare ? ('ILP' as const) : ('BASIC' as const),
    openingDay: pick(random, OPENING_DAYS),
    regNo: random() < 0.1 ? regNo : null,
    opened: random() < 0.04 ? 2 + Math.floor(random() * (MONTHS - 6)) : null,
    closed: random() < 0.008 ? 12 + Math.floor(random() * 10) : null,
    conduct: random() < 0.01 ? ('LATE' as const) : ('REGULAR' as const),
  };
}

/** The first post of the home district is the one the demo kader works at. */
function makeFirstOfHome(posts: readonly PlannedPost[]): void {
  const post = homePost(posts);
  Object.assign(post, {
    formSet: 'ILP',
    opened: null,
    closed: null,
    conduct: 'REGULAR',
  } satisfies Partial<PlannedPost>);
}

/** One post that never reports and one that is always late, both near the demo accounts. */
function markMisconduct(posts: readonly PlannedPost[]): void {
  const near = posts.filter((post) => post.puskesmas === homePost(posts).puskesmas);
  const [, silent, late] = near;
  const always = { opened: null, closed: null };
  if (silent) Object.assign(silent, { ...always, conduct: 'SILENT' } satisfies Partial<PlannedPost>);
  if (late) Object.assign(late, { ...always, conduct: 'LATE' } satisfies Partial<PlannedPost>);
}

/** Finds the post of the demo kader. @throws when the home district has none. */
export function homePost(posts: readonly PlannedPost[]): PlannedPost {
  const post = posts.find(({ key }) => key === `${HOME.district}/1`);
  if (!post) throw new Error('The home district of the demo has no posts');
  return post;
}
