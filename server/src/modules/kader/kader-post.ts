import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { dayText } from '../../lib/days.ts';
import { type Problem, problem } from '../../lib/errors.ts';

/** A post as far as the register of its kader needs to know it. */
export type KaderPost = {
  readonly id: string;
  readonly name: string;
  readonly puskesmasId: string | null;
  readonly isDemo: boolean;
  readonly no: number;
  readonly path: string;
  readonly operates: boolean;
};

/** Finds a post where somebody is to serve from a day on, or says what is wrong with it; one statement. */
export async function readKaderPost(
  ctx: Ctx,
  id: string,
  on: Date,
): Promise<{ post: KaderPost | null; problems: Problem[] }> {
  const [post] = await ctx.db.sql<KaderPost>(
    `select p.id, p.name, p."puskesmasId", p."isDemo", w.no, w.path, exists (
       select from "PosyanduInterval" i where i."posyanduId" = p.id and i."openedOn" <= $2::date
         and (i."closedOn" is null or i."closedOn" >= $2::date)) as operates
     from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" where p.id = $1::uuid`,
    [id, dayText(on)],
  );
  const place = post && { path: post.path, posyanduId: id, puskesmasId: post.puskesmasId };
  if (!post || !place || !can(ctx.actor, 'kader.manage', place)) {
    return { post: null, problems: [problem('posyandu', 'POSYANDU_NOT_FOUND')] };
  }
  return {
    post,
    problems: post.operates ? [] : [problem('posyandu', 'POSYANDU_NOT_OPEN_THEN', { on: dayText(on) })],
  };
}
