import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { factProblems, type PostFacts } from '../posyandu/open-posyandu.ts';
import { isAlike } from './alike.ts';
import { atTitles, dayAt, textAt } from './cell-text.ts';
import { differences, judgedOf } from './judged.ts';
import { formSetProblems, readDays, readFacts, readMentor } from './post-cells.ts';
import type { Matched } from './match-puskesmas.ts';
import { matchPost, plainName, type PostScene, postScene, postsOf, readVillage, VILLAGE } from './post-scene.ts';
import { POST_TITLES } from './posyandu-columns.ts';
import type { StandingPost } from './posyandu-rows.sql.ts';
import type { GivenRow, Judged, RowDiff } from './register.ts';

/** What is written of a post. */
export type PostContent = {
  readonly facts: PostFacts;
  readonly wilayahId: string;
  readonly puskesmasId: string | null;
  readonly openedOn: string;
  readonly isCorrected: boolean;
  /** Null: it stays where it is. */
  readonly movedOn: string | null;
};

/** What stood of a post before; facts only when they were corrected. */
export type PostBefore = Pick<PostContent, 'wilayahId' | 'puskesmasId' | 'movedOn'> & {
  readonly facts: PostFacts | null;
};

/** Tells what rows of a list of posts mean for what stands, in four statements whatever their number. */
export async function judgePosts(ctx: Ctx, rows: readonly GivenRow[]): Promise<Judged<PostContent>[]> {
  const scene = await postScene(ctx, rows);
  return rows.map((row) => judgePost(scene, row));
}

type Home = { readonly id: string; readonly name: string; readonly above: string | null };

function judgePost(scene: PostScene, row: GivenRow): Judged<PostContent> {
  const village = readVillage(scene, row);
  const { post, problems: matchProblems } = matchPost(scene, row, village.area);
  const home: Home | null = village.area ?? homeOf(post);
  const facts = readFacts(row, post);
  const mentor = readMentor(scene, row, post, home);
  const days = readDays(scene, row);
  const isPlaced = home !== null || village.problems.length > 0;
  const content = home && contentOf(post, { facts, home, mentor, days });
  return judgedOf(post, {
    name: facts.name || textAt(row, 'code'),
    place: placeOf(home, row),
    key: post ? post.id : keyOf(home, facts),
    diff: diffOf(post, facts, { home, mentor, openedOn: days.openedOn }),
    content,
    before: post && content && beforeOf(post, content),
    problems: [
      ...matchProblems,
      ...village.problems,
      ...(isPlaced ? [] : [problem(VILLAGE.name, 'REQUIRED')]),
      ...formSetProblems(row),
      ...atTitles(factProblems(facts), POST_TITLES),
      ...mentor.problems,
      ...sameNameProblems(scene, post, facts, home),
      ...days.problems,
    ],
    warnings: warningsOf(scene, { row, post, facts, home }),
  });
}

const homeOf = (post: StandingPost | null): Home | null =>
  post && { id: post.wilayahId, name: post.desa, above: post.kecamatan };

function placeOf(home: Home | null, row: GivenRow): string {
  if (!home) return textAt(row, 'village') || textAt(row, 'villageCode');
  return home.above === null ? home.name : `${home.name}, ${home.above}`;
}

function keyOf(home: Home | null, { name }: PostFacts): string | null {
  return home && name !== '' ? `${home.id} ${plainName(name)}` : null;
}

type Read = {
  readonly facts: PostFacts;
  readonly home: Home;
  readonly mentor: Matched;
  readonly days: ReturnType<typeof readDays>;
};

function contentOf(post: StandingPost | null, { facts, home, mentor, days }: Read): PostContent {
  const isMoved = post !== null && (home.id !== post.wilayahId || mentor.id !== post.puskesmasId);
  return {
    facts,
    wilayahId: home.id,
    puskesmasId: mentor.id,
    openedOn: days.openedOn,
    isCorrected: post !== null && differences(factTexts(post), factTexts(facts)).length > 0,
    movedOn: isMoved ? days.movedOn : null,
  };
}

function beforeOf(post: StandingPost, { isCorrected, movedOn }: PostContent): PostBefore {
  const { name, regNo, decree, formSet, openingDay, address, wilayahId, puskesmasId } = post;
  const facts = isCorrected ? { name, regNo, decree, formSet, openingDay, address } : null;
  return { facts, wilayahId, puskesmasId, movedOn };
}

function factTexts({ name, regNo, decree, formSet, openingDay, address }: PostFacts) {
  return {
    nama_posyandu: name,
    noreg: regNo,
    nomor_sk: decree ?? null,
    formulir: formSet as string,
    hari_buka: openingDay,
    alamat: address,
  };
}

type Told = { readonly home: Home | null; readonly mentor: Matched; readonly openedOn: string };

function diffOf(post: StandingPost | null, facts: PostFacts, { home, mentor, openedOn }: Told): RowDiff[] {
  const stands = post && { ...factTexts(post), desa_kelurahan: post.desa, puskesmas: post.puskesmas };
  const place = { desa_kelurahan: home && home.name, puskesmas: mentor.name };
  return differences(stands, { ...factTexts(facts), ...place, ...(post ? {} : { buka_sejak: openedOn }) });
}

function sameNameProblems(
  scene: PostScene,
  post: StandingPost | null,
  { name }: PostFacts,
  home: Home | null,
): Problem[] {
  const isTaken = postsOf(scene, home).some((one) => one !== post && plainName(one.name) === plainName(name));
  return home && isTaken ? [problem('nama_posyandu', 'POSYANDU_SAME_NAME', { name, desa: home.name })] : [];
}

type Shown = {
  readonly row: GivenRow;
  readonly post: StandingPost | null;
  readonly facts: PostFacts;
  readonly home: Home | null;
};

function warningsOf(scene: PostScene, { row, post, facts, home }: Shown): Problem[] {
  const alike = postsOf(scene, home).find((one) => one !== post && isAlike(one.name, facts.name));
  const { day } = dayAt(row, 'openedOn', '');
  return [
    ...(alike ? [problem('nama_posyandu', 'LOOKS_ALIKE', { name: alike.name })] : []),
    ...(!post && day === null ? [problem('buka_sejak', 'DAY_ASSUMED', { day: scene.today })] : []),
    ...(post && day !== null && day !== post.openedOn
      ? [problem('buka_sejak', 'DAY_STAYS', { day: post.openedOn })]
      : []),
  ];
}
