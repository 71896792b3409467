import type { Ctx } from '../../auth/ctx.ts';
import { dayText, today } from '../../lib/days.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { textAt } from './cell-text.ts';
import { type AreaFinder, findAreas, type FoundArea, readArea } from './find-areas.sql.ts';
import { groupBy } from './group-by.ts';
import { findPosts, type FittingMentor, fittingMentors, plainNo, type StandingPost } from './posyandu-rows.sql.ts';
import type { GivenRow } from './register.ts';

/** What is known of all rows at once. */
export type PostScene = {
  readonly areas: AreaFinder;
  readonly byNo: ReadonlyMap<string, StandingPost | null>;
  readonly byVillage: ReadonlyMap<string, readonly StandingPost[]>;
  readonly mentors: ReadonlyMap<string, readonly FittingMentor[]>;
  readonly today: string;
};

const askOf = (row: GivenRow) => ({
  code: textAt(row, 'villageCode'),
  name: textAt(row, 'village'),
  above: textAt(row, 'district'),
});
export const VILLAGE = { code: 'kode_desa', name: 'desa_kelurahan' } as const;
const UNIT_CODE = /^P(\d{1,9})$/;

/** Reads what rows of a list of posts need to be compared with, in four statements whatever their number. */
export async function postScene(ctx: Ctx, rows: readonly GivenRow[]): Promise<PostScene> {
  const asks = rows.map(askOf);
  const areas = await findAreas(ctx, { action: 'posyandu.manage', levels: ['DESA'] }, asks);
  const villages = [...new Set(asks.flatMap((ask) => foundId(areas(ask))))];
  const posts = await findPosts(ctx, {
    villages,
    regNos: rows.map((row) => plainNo(textAt(row, 'regNo'))).filter((text) => text !== ''),
    nos: rows.flatMap((row) => {
      const no = UNIT_CODE.exec(plainNo(textAt(row, 'code')))?.[1];
      return no === undefined ? [] : [Number(no)];
    }),
  });
  const mentors = await fittingMentors(ctx, [...new Set([...villages, ...posts.map(({ wilayahId }) => wilayahId)])]);
  const byNo = new Map<string, StandingPost | null>();
  for (const post of posts) {
    byNo.set(`P${post.no}`, post);
    const no = plainNo(post.regNo ?? '');
    if (no !== '') byNo.set(no, byNo.has(no) ? null : post);
  }
  return {
    areas,
    byNo,
    byVillage: groupBy(posts, ({ wilayahId }) => wilayahId),
    mentors: groupBy(mentors, ({ village }) => village),
    today: dayText(today(ctx)),
  };
}

const foundId = (found: ReturnType<AreaFinder>): string[] => (typeof found === 'object' ? [found.id] : []);

type Match = { readonly post: StandingPost | null; readonly problems: readonly Problem[] };

/** The village a row names; none where it names none. */
export function readVillage(
  { areas }: PostScene,
  row: GivenRow,
): { area: FoundArea | null; problems: readonly Problem[] } {
  const ask = askOf(row);
  if (ask.code === '' && ask.name === '') return { area: null, problems: [] };
  return readArea(areas, ask, VILLAGE);
}

/** The post a row is about: by the code of the template, the registration number, or the name in its village. */
export function matchPost(scene: PostScene, row: GivenRow, area: FoundArea | null): Match {
  const code = plainNo(textAt(row, 'code'));
  if (code !== '') return numbered(scene, 'kode', code);
  const regNo = plainNo(textAt(row, 'regNo'));
  if (scene.byNo.has(regNo)) return numbered(scene, 'noreg', regNo);
  const name = plainName(textAt(row, 'name'));
  const post = postsOf(scene, area).find((one) => plainName(one.name) === name) ?? null;
  return { post, problems: [] };
}

function numbered({ byNo }: PostScene, title: string, value: string): Match {
  const post = byNo.get(value) ?? null;
  const code = byNo.has(value) ? 'UNIT_AMBIGUOUS' : 'UNIT_UNKNOWN';
  return { post, problems: post ? [] : [problem(title, code, { value })] };
}

/** Posts of a village, as far as it is known. */
export function postsOf({ byVillage }: PostScene, village: { readonly id: string } | null): readonly StandingPost[] {
  return village ? (byVillage.get(village.id) ?? []) : [];
}

/** A name as the acts of posts compare it. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^posyandu\s+/, '')
    .replaceAll(/\s/g, '');
}
