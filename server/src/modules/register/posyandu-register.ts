import type { Ctx } from '../../auth/ctx.ts';
import { today } from '../../lib/days.ts';
import type { Problem } from '../../lib/errors.ts';
import { correctPosyandu } from '../posyandu/correct-posyandu.ts';
import { movePosyandu } from '../posyandu/move-posyandu.ts';
import { openPosyandu, type PostFacts } from '../posyandu/open-posyandu.ts';
import { COUNTED_ON } from '../posyandu/post-marks.sql.ts';
import { withdrawPosyandu } from '../posyandu/withdraw-posyandu.ts';
import { dateOf } from './cell-text.ts';
import { judgePosts, type PostBefore, type PostContent } from './judge-posts.ts';
import { POST_COLUMNS } from './posyandu-columns.ts';
import { postsIn, standingOf } from './posyandu-rows.sql.ts';
import { defineRegister, type DueRow, type Wrote } from './register.ts';
import { changedSince } from './undo-problems.ts';

/** Lists of posts: new ones are opened, known ones corrected or moved, by the acts of their pages. */
export const posyanduRegister = defineRegister<PostContent, PostBefore>({
  code: 'POSYANDU',
  action: 'posyandu.manage',
  name: 'Posyandu',
  columns: POST_COLUMNS,
  needed: [['code', 'regNo', 'name']],
  judge: judgePosts,
  write: writePost,
  hindrances,
  takeBack,
  standing: async (ctx, path) =>
    (await postsIn(ctx, path)).map((post) => [
      `P${post.no}`,
      post.regNo ?? '',
      post.name,
      post.desaCode,
      post.desa,
      post.kecamatan ?? '',
      post.puskesmas ?? '',
      post.decree ?? '',
      post.formSet === 'ILP' ? 'ILP' : 'dasar',
      post.openingDay ?? '',
      post.address ?? '',
      post.openedOn,
      '',
    ]),
});

async function writePost(
  ctx: Ctx,
  { id, isNew, revision, content }: DueRow<PostContent>,
  reason: string,
): Promise<number> {
  const { facts, wilayahId, puskesmasId, openedOn, movedOn } = content;
  if (isNew) {
    await openPosyandu(ctx, { ...facts, id, wilayahId, puskesmasId, openedOn: dateOf(openedOn) });
    return 0;
  }
  const seen = content.isCorrected ? revision + 1 : revision;
  if (content.isCorrected) await correctPosyandu(ctx, { ...facts, id, expectedRevision: revision });
  if (movedOn === null) return seen;
  await movePosyandu(ctx, { id, expectedRevision: seen, wilayahId, puskesmasId, on: dateOf(movedOn), reason });
  return seen + 1;
}

async function hindrances(ctx: Ctx, wrote: readonly Wrote<PostBefore>[]): Promise<Map<string, Problem>> {
  const standing = await standingOf(
    ctx,
    wrote.map(({ id }) => id),
    COUNTED_ON,
  );
  return changedSince(wrote, standing, 'UNDO_POST_COUNTED');
}

async function takeBack(ctx: Ctx, { id, isNew, revision, before }: Wrote<PostBefore>, reason: string): Promise<void> {
  if (isNew) {
    await withdrawPosyandu(ctx, { id, expectedRevision: revision, reason });
    return;
  }
  if (!before) return;
  const { facts, wilayahId, puskesmasId, movedOn } = before;
  const seen = facts ? revision + 1 : revision;
  if (facts) await correctPosyandu(ctx, { ...withDecree(facts), id, expectedRevision: revision });
  if (movedOn === null) return;
  const on = dateOf(movedOn) > today(ctx) ? today(ctx) : dateOf(movedOn);
  await movePosyandu(ctx, { id, expectedRevision: seen, wilayahId, puskesmasId, on, reason });
}

const withDecree = (facts: PostFacts): PostFacts => ({ ...facts, decree: facts.decree ?? null });
