import type { Actor } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { NotificationKind } from './notification-rules.ts';

/** What somebody was told, with the ids that the act needs which closes it. */
export type NotificationRow = {
  readonly id: string;
  readonly userId: string;
  readonly assignmentId: string | null;
  readonly seq: number;
  readonly kind: NotificationKind;
  readonly at: Date;
  readonly name: string | null;
  readonly note: string | null;
  readonly wilayahId: string | null;
  readonly area: string | null;
  readonly pokjanalId: string | null;
  readonly posyanduId: string | null;
  readonly subject: string | null;
  readonly subjectId: string | null;
  readonly month: number | null;
  readonly block: string | null;
  readonly day: string | null;
  readonly count: number;
  readonly readAt: Date | null;
};

const COLUMNS = `n.id, n."userId", n."assignmentId", n.seq::float8 as seq, n.kind, n.at, n.name, n.note, n."wilayahId", w.name as area,
  n."pokjanalId", n."posyanduId", n.subject, n."subjectId", n.month, n.block, n.day::text as day, n.count, n."readAt"`;
const FROM = `from "Notification" n left join "Wilayah" w on w.id = n."wilayahId"`;

/** Whose lines, and by which roles in force: the whole of what a caller may see here. */
export type Own = { readonly userId: string | null; readonly assignments: readonly string[] };

/** Says which lines are a caller's own; none for somebody who has not signed in. */
export function ownOf(actor: Actor): Own {
  if (actor.kind !== 'user') return { userId: null, assignments: [] };
  return { userId: actor.userId, assignments: actor.assignments.map(({ id }) => id) };
}

/** A caller's own lines: `$1` is the person, `$2` the roles in force. */
export const OWN = `n."userId" = $1::uuid and (n."assignmentId" is null or n."assignmentId" = any($2::uuid[]))`;

export type NotificationFilter = {
  readonly unread: boolean;
  readonly kinds: readonly NotificationKind[] | null;
  readonly first: number;
  /** Number after which the page begins, going back in time. */
  readonly before: number | null;
};

/** Lists the caller's own lines, the newest first. */
export function listNotifications(ctx: Ctx, filter: NotificationFilter): Promise<NotificationRow[]> {
  const { userId, assignments } = ownOf(ctx.actor);
  return ctx.db.sql<NotificationRow>(
    `select ${COLUMNS} ${FROM}
     where ${OWN} and ($3::bigint is null or n.seq < $3) and (not $4::boolean or n."readAt" is null)
       and ($5::text[] is null or n.kind = any($5))
     order by n.seq desc limit $6::int`,
    [userId, assignments, filter.before, filter.unread, filter.kinds, filter.first],
    { signal: ctx.signal },
  );
}

/** Counts the caller's own lines by kind, and those not read yet. */
export function countNotifications(ctx: Ctx): Promise<{ kind: NotificationKind; count: number; unread: number }[]> {
  const { userId, assignments } = ownOf(ctx.actor);
  return ctx.db.sql(
    `select n.kind, count(*)::int as count, (count(*) filter (where n."readAt" is null))::int as unread
     from "Notification" n where ${OWN} group by n.kind`,
    [userId, assignments],
    { signal: ctx.signal },
  );
}

/** Counts the caller's own lines that are not read yet. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const { userId, assignments } = ownOf(ctx.actor);
  const [row] = await ctx.db.sql<{ count: number }>(
    `select count(*)::int as count from "Notification" n where ${OWN} and n."readAt" is null`,
    [userId, assignments],
    { signal: ctx.signal },
  );
  return row?.count ?? 0;
}

/** Gives what some events told some people. */
export function notificationsOf(
  db: SqlFace,
  seqs: readonly number[],
  userIds: readonly string[],
): Promise<NotificationRow[]> {
  return db.sql<NotificationRow>(
    `select ${COLUMNS} ${FROM} where n."userId" = any($1::uuid[]) and n.seq = any($2::bigint[])`,
    [userIds, seqs],
  );
}
