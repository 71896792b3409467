import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';
import { OWN, ownOf } from './notification-list.sql.ts';
import type { NotificationKind } from './notification-rules.ts';

/** Marks the caller's own lines as read: those named, or all there are. Gives how many were new to them. */
export async function markRead(ctx: Ctx, ids: readonly string[] | null): Promise<number> {
  assertPerson(ctx.actor);
  const { userId, assignments } = ownOf(ctx.actor);
  const rows = await inTransaction(ctx, (tx) =>
    tx.sql(
      `update "Notification" n set "readAt" = $3::timestamptz
       where ${OWN} and n."readAt" is null and ($4::uuid[] is null or n.id = any($4)) returning n.id`,
      [userId, assignments, ctx.clock.now(), ids],
    ),
  );
  return rows.length;
}

/** Remembers whether the caller wants to be told of a kind; what was told stays. */
export async function setNotified(ctx: Ctx, input: { kind: NotificationKind; isOn: boolean }): Promise<void> {
  assertPerson(ctx.actor);
  const key = { userId: ctx.actor.userId, kind: input.kind };
  await inTransaction(ctx, async (tx) => {
    await tx.notificationMute.deleteMany({ where: key });
    if (!input.isOn) await tx.notificationMute.create({ data: key });
  });
}

/** The kinds the caller does not want to be told of. */
export async function mutedKinds(ctx: Ctx): Promise<Set<string>> {
  const { userId } = ownOf(ctx.actor);
  const rows = await ctx.db.sql<{ kind: string }>('select kind from "NotificationMute" where "userId" = $1::uuid', [
    userId,
  ]);
  return new Set(rows.map(({ kind }) => kind));
}
