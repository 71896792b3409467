import type { Ctx } from '../../auth/ctx.ts';
import { claimName } from '../../db/claim-name.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { dayBefore, dayText, today } from '../../lib/days.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { openInterval } from './close-posyandu.ts';
import { findManagedPost, type ManagedPost, type PostRef, writeAct } from './managed-post.ts';
import { dayProblems } from './post-days.ts';
import { markPlaces } from './post-marks.sql.ts';
import { nameProblems, readPlace } from './post-place.ts';

export type MovePosyandu = PostRef & {
  readonly wilayahId: string;
  readonly puskesmasId: string | null;
  /** First day in the new place. */
  readonly on: Date;
  readonly reason: string;
};

/**
 * Moves a post to another village or puskesmas from a day on. Sums follow the place of now, in every month; answers as
 * areas were keep it where it was.
 */
export async function movePosyandu(ctx: Ctx, input: MovePosyandu): Promise<{ id: string }> {
  const post = await findManagedPost(ctx, input);
  openInterval(post);
  const { wilayahId, puskesmasId, on } = input;
  const reason = input.reason.trim();
  const isMoved = wilayahId !== post.wilayahId;
  const { village, mentor, problems } = await readPlace(ctx, { wilayahId, puskesmasId });
  const since = await placedSince(ctx, post.id);
  const taken = async (db: SqlFace) => (isMoved && village ? nameProblems(db, village, post.name, post.id) : []);
  refuseProblems([
    ...problems,
    ...(isMoved || puskesmasId !== post.puskesmasId ? [] : [problem('wilayah', 'NOTHING_MOVES')]),
    ...dayProblems('on', on, { after: since, latest: today(ctx) }),
    ...reasonProblems('reason', reason),
    ...(await taken(ctx.db)),
  ]);
  if (!village) return { id: post.id };
  const done = await inTransaction(ctx, async (tx) => {
    await claimName(tx, village.id, taken);
    const written = await writeAct(tx, ctx, post, {
      action: 'posyandu.moved',
      reason,
      data: { wilayahId, puskesmasId },
      before: { desa: post.wilayah.name, puskesmas: post.puskesmas?.name ?? null },
      after: { desa: village.name, puskesmas: mentor?.name ?? null, on: dayText(on) },
    });
    await place(tx, post, input, since);
    if (post.unit) {
      const puskesmasNo = mentor?.no ?? null;
      await tx.unit.update({ where: { no: post.unit.no }, data: { desaNo: village.no, puskesmasNo } });
      const nodes = [post.wilayah.no, village.no, post.puskesmas?.no ?? null, puskesmasNo];
      await markPlaces(tx, post.unit.no, [...new Set(nodes)]);
    }
    return written;
  });
  wake('sequencer');
  wake('rollup');
  return done;
}

/** The day after which a post may move again: what begins on the day it last moved takes the place of that move. */
async function placedSince(ctx: Ctx, posyanduId: string): Promise<Date | null> {
  const where = { posyanduId, to: null };
  const now = await ctx.db.prisma.posyanduPlacement.findFirst({ where, select: { from: true } });
  return now?.from ?? null;
}

async function place(tx: Tx, post: ManagedPost, { wilayahId, puskesmasId, on }: MovePosyandu, since: Date | null) {
  const now = { posyanduId: post.id, to: null };
  if (since && since.getTime() === on.getTime()) {
    await tx.posyanduPlacement.updateMany({ where: now, data: { wilayahId, puskesmasId } });
    return;
  }
  await tx.posyanduPlacement.updateMany({ where: now, data: { to: dayBefore(on) } });
  await tx.posyanduPlacement.create({ data: { id: newId(), posyanduId: post.id, wilayahId, puskesmasId, from: on } });
}
