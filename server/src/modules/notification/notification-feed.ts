import type { Ctx } from '../../auth/ctx.ts';
import { encodeCursor } from '../../events/cursor.ts';
import type { Dispatcher } from '../../events/dispatcher.ts';
import { type FeedChoice, LiveFeed, type Turn } from '../../events/live-feed.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { cursorAsked, type StreamItem, streamFrom } from '../../events/resumable-stream.ts';
import { liveEvents } from '../../events/start-events.ts';
import { isEvent } from '../../events/types.ts';
import { Forbidden } from '../../lib/errors.ts';
import { type NotificationRow, notificationsOf, type Own, ownOf } from './notification-list.sql.ts';

/** A person was told something. */
export type NotificationArrived = {
  readonly kind: 'NotificationArrived';
  readonly seq: number;
  readonly cursor: string;
  readonly eventId: string;
  readonly notification: NotificationRow;
};
export type NotificationItem = StreamItem<NotificationArrived>;

type Choice = FeedChoice & { readonly userId: string; readonly assignments: readonly string[] };
type Feed = LiveFeed<Choice, NotificationArrived>;

const feeds = new WeakMap<Dispatcher, Feed>();

/**
 * Streams what the caller is told, from `after` on, as `streamFrom` promises it; nobody else's lines, and none of a role
 * that has ended. @throws Forbidden for who has not signed in, InvalidInput for a cursor that is none of ours.
 */
export function notificationArrived(ctx: Ctx, after: string | null): AsyncIterableIterator<NotificationItem> {
  const { userId, assignments } = ownOf(ctx.actor);
  if (userId === null) throw new Forbidden('UNAUTHENTICATED');
  const cursor = cursorAsked(after);
  const feed = feedOf(ctx.db, liveEvents(ctx.db), (err) => ctx.log.error({ err }, 'telling people live failed'));
  const choice = { key: JSON.stringify([userId, assignments]), userId, assignments };
  return streamFrom(ctx, { feed, choice, type: 'notification.written', nodeNos: null }, cursor);
}

function feedOf(db: SqlFace, dispatcher: Dispatcher, onError: (error: unknown) => void): Feed {
  const before = feeds.get(dispatcher);
  if (before) return before;
  const feed = new LiveFeed(dispatcher, turnBy(db, dispatcher.epoch), onError);
  feeds.set(dispatcher, feed);
  void feed.run();
  return feed;
}

/** Reads what the events told those who listen, one statement for all of them. */
function turnBy(db: SqlFace, epoch: number): Turn<Choice, NotificationArrived> {
  return async (events, choices) => {
    const written = events.filter((event) => isEvent(event, 'notification.written'));
    const users = [...new Set(choices.map(({ userId }) => userId))];
    const seqs = written.map(({ payload }) => payload.of);
    const rows = seqs.length > 0 && users.length > 0 ? await notificationsOf(db, seqs, users) : [];
    const rowOf = new Map(rows.map((row) => [`${row.userId} ${row.seq}`, row]));
    return (choice) =>
      written.flatMap(({ seq, eventId, payload }) => {
        const notification = rowOf.get(`${choice.userId} ${payload.of}`);
        if (!notification || !isOwn(notification, choice)) return [];
        return [{ kind: 'NotificationArrived', seq, cursor: encodeCursor({ epoch, seq }), eventId, notification }];
      });
  };
}

const isOwn = ({ assignmentId }: NotificationRow, { assignments }: Pick<Own, 'assignments'>): boolean =>
  assignmentId === null || assignments.includes(assignmentId);
