import type { Ctx } from '../../auth/ctx.ts';
import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { CURSOR, CursorExpiredType, HeartbeatType, LaggedType } from '../../graphql/stream-items.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { markRead, mutedKinds, setNotified } from './notification-acts.ts';
import { type NotificationArrived, notificationArrived, type NotificationItem } from './notification-feed.ts';
import { countNotifications, countUnread, listNotifications, type NotificationRow } from './notification-list.sql.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from './notification-rules.ts';

const WORDS: Record<NotificationKind, string> = {
  REPORT_RETURNED: 'A form came back to be put right; `note` is the reason.',
  REPORTS_DUE: 'Forms of a month are due on `day` and `count` of them are not in.',
  MONTH_CLOSING: 'A month of a regency is due on `day` and `count` forms are not in.',
  TERM_OVER: 'The term of a group is over; `day` was its last.',
  TERM_NEAR: 'The term of a group ends on `day`.',
  DECREE_ASKED: 'An office above asks for the decree of the group until `day`.',
  COMMITMENT_ESCALATED: 'A commitment was passed up to one’s group.',
  COMMITMENT_OVERDUE: 'A commitment was due on `day` and still stands.',
  COMMITMENT_ASSIGNED: 'One’s agency has taken a commitment upon itself.',
  MEETING_CANCELLED: 'A meeting one’s agency was invited to does not take place; `note` is the reason.',
  MEETING_INVITED: 'One’s agency is invited to a meeting on `day`.',
  EVIDENCE_RETURNED: 'A record of duty work came back; `note` is the reason.',
  EVIDENCE_ACCEPTED: 'A record of duty work was accepted.',
  EVIDENCE_PROPOSED: 'A record of another agency may count for one’s own.',
  EVIDENCE_TO_JUDGE: 'A record of duty work waits to be accepted.',
  PROBLEM_LATE: 'A problem was to be answered until `day` and is not.',
  PROBLEM_DUE: 'The answer to a problem is due on `day`.',
  PROBLEM_ESCALATED: 'A problem that is late was passed up.',
  PROBLEM_RETURNED: 'The answer to a problem came back; `note` is the reason.',
  PROBLEM_SENT: 'A problem was sent to one’s agency or group, to be answered until `day`.',
  PROBLEM_REDIRECTED: 'Whoever was asked says a problem is not theirs; `note` is the reason.',
  PROBLEM_ANSWERED: 'A problem was answered; `note` is the answer.',
  PROBLEM_RAISED: 'A problem was raised and waits to be sent.',
  PROBLEM_CLOSED: 'A problem was closed; `note` is what came of it.',
  KADER_BADGE: '`count` kader of a post reached a badge; `note` names it.',
  KADER_ASSESSED: '`count` kader of a post were assessed.',
  KADER_REGISTERED: 'A kader came to a post.',
  ILP_SET: 'It was said how far primary-care integration has come where one works.',
  GROUP_SUCCEEDED: 'A group goes on with the work of another, which `note` names.',
  GROUP_REINSTATED: 'A succession was taken back; the group works again.',
  ACCOUNT_CODE: 'An officer issued a one-time code for one’s account.',
  ACCOUNT_SECRET: 'The secret of one’s account was set anew.',
};

const KindEnum = builder.enumType('NotificationKind', {
  description: 'What somebody is told.',
  values: Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, { description: WORDS[kind] }])) as {
    [K in NotificationKind]: { description: string };
  },
});

const globalId = (typename: string, id: string | null): string | null => (id ? encodeGlobalId(typename, id) : null);

const Notification = builder.objectRef<NotificationRow>('Notification').implement({
  description: 'One thing a person was told, with the ids its act needs. Gone from sight once the role has ended.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.', resolve: ({ id }) => encodeGlobalId('Notification', id) }),
    kind: t.expose('kind', { type: KindEnum, description: 'What it is.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    isRead: t.boolean({ description: 'The person has read it.', resolve: ({ readAt }) => readAt !== null }),
    name: t.exposeString('name', { nullable: true, description: 'Name of what it is about, as it was.' }),
    note: t.exposeString('note', { nullable: true, description: 'Reason or words given with it.' }),
    area: t.exposeString('area', { nullable: true, description: 'Name of the area it lies in.' }),
    wilayah: t.id({
      nullable: true,
      description: 'Global id of the area.',
      resolve: ({ wilayahId }) => globalId('Wilayah', wilayahId),
    }),
    pokjanal: t.id({
      nullable: true,
      description: 'Global id of the group.',
      resolve: ({ pokjanalId }) => globalId('Pokjanal', pokjanalId),
    }),
    posyandu: t.id({
      nullable: true,
      description: 'Global id of the post.',
      resolve: ({ posyanduId }) => globalId('Posyandu', posyanduId),
    }),
    subject: t.id({
      nullable: true,
      description:
        'Global id of the record: decree, group, request, commitment, meeting, evidence, problem, kader, puskesmas, post or area.',
      resolve: ({ subject, subjectId }) => (subject ? globalId(subject, subjectId) : null),
    }),
    month: t.field({
      type: 'Period',
      nullable: true,
      description: 'Month of the forms.',
      resolve: ({ month }) => (month === null ? null : formatMonth(month)),
    }),
    block: t.exposeString('block', { nullable: true, description: 'Block of the form.' }),
    day: t.field({
      type: 'Day',
      nullable: true,
      description: 'The day that counts.',
      resolve: ({ day }) => (day === null ? null : new Date(`${day}T00:00:00Z`)),
    }),
    count: t.exposeInt('count', { description: 'How many things this line sums up.' }),
  }),
});

type Page = { readonly rows: readonly NotificationRow[]; readonly more: boolean };

const NotificationPage = builder.objectRef<Page>('NotificationPage').implement({
  description: 'A page of what a person was told.',
  fields: (t) => ({
    nodes: t.field({ type: [Notification], description: 'The lines.', resolve: ({ rows }) => [...rows] }),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
    endCursor: endCursor(
      t,
      ({ rows }) => rows,
      (one) => [one.seq],
    ),
  }),
});

type Count = {
  readonly kind: NotificationKind;
  readonly count: number;
  readonly unread: number;
  readonly isOn: boolean;
};

const NotificationCount = builder.objectRef<Count>('NotificationCount').implement({
  description: 'One kind of what a person is told: how many there are, and whether the person wants it.',
  fields: (t) => ({
    kind: t.expose('kind', { type: KindEnum, description: 'Which kind.' }),
    count: t.exposeInt('count', { description: 'How many are kept.' }),
    unread: t.exposeInt('unread', { description: 'How many are not read yet.' }),
    isOn: t.exposeBoolean('isOn', { description: 'The person wants to be told of it.' }),
  }),
});

async function countsOf(ctx: Ctx): Promise<Count[]> {
  const [counts, muted] = await Promise.all([countNotifications(ctx), mutedKinds(ctx)]);
  const countOf = new Map(counts.map((count) => [count.kind, count]));
  return NOTIFICATION_KINDS.map((kind) => ({
    kind,
    count: countOf.get(kind)?.count ?? 0,
    unread: countOf.get(kind)?.unread ?? 0,
    isOn: !muted.has(kind),
  }));
}

const MOST = 200;

builder.queryFields((t) => ({
  notifications: t.field({
    type: NotificationPage,
    authScopes: { signedIn: true },
    complexity: { field: 5, multiplier: 10 },
    description: 'What the caller was told, the newest first: their own lines and nobody else’s.',
    args: {
      unread: t.arg.boolean({ defaultValue: false, description: 'Only what is not read yet.' }),
      kinds: t.arg({ type: [KindEnum], description: 'Only of these kinds; every kind when left out.' }),
      first: t.arg.int({ defaultValue: 50, description: 'At most 200.' }),
      after: t.arg.string({ description: 'Cursor of the page before.' }),
    },
    resolve: async (_root, { unread, kinds, first, after }, ctx) => {
      const most = Math.max(1, Math.min(MOST, first ?? 50));
      const before = after == null ? null : decodePlace(after, ['count'])[0];
      const filter = { unread: unread ?? false, kinds: kinds ?? null, first: most + 1, before };
      const rows = await listNotifications(ctx, filter);
      return { rows: rows.slice(0, most), more: rows.length > most };
    },
  }),
  unreadNotifications: t.int({
    authScopes: { signedIn: true },
    description: 'How many things the caller was told and has not read.',
    resolve: (_root, _args, ctx) => countUnread(ctx),
  }),
  notificationCounts: t.field({
    type: [NotificationCount],
    authScopes: { signedIn: true },
    description: 'Every kind of what the caller may be told, with how many there are and whether it is wanted.',
    resolve: (_root, _args, ctx) => countsOf(ctx),
  }),
}));

builder.mutationFields((t) => ({
  markNotificationsRead: t.int({
    authScopes: { signedIn: true },
    description: 'Marks what the caller was told as read; gives how many are left unread.',
    args: { ids: t.arg.idList({ description: 'The lines; every line when left out.' }) },
    resolve: async (_root, { ids }, ctx) => {
      await markRead(ctx, ids?.map((id, index) => idOf('Notification', String(id), `ids.${index}`)) ?? null);
      return countUnread(ctx);
    },
  }),
  setNotificationWanted: t.field({
    type: [NotificationCount],
    authScopes: { signedIn: true },
    description: 'Says whether the caller wants to be told of a kind from now on; gives all kinds as they stand.',
    args: {
      kind: t.arg({ type: KindEnum, required: true, description: 'Which kind.' }),
      isOn: t.arg.boolean({ required: true, description: 'Wanted.' }),
    },
    resolve: async (_root, input, ctx) => {
      await setNotified(ctx, input);
      return countsOf(ctx);
    },
  }),
}));

const Arrived = builder.objectRef<NotificationArrived>('NotificationArrived').implement({
  description: 'The caller was told something: one item for each event that concerns them.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    eventId: t.exposeID('eventId', { description: 'The same however often the item is delivered.' }),
    notification: t.field({
      type: Notification,
      description: 'What they were told.',
      resolve: ({ notification }) => notification,
    }),
  }),
});

const StreamItemType = builder.unionType('NotificationStreamItem', {
  description: 'What a stream of notifications delivers; every member has a cursor.',
  types: [Arrived, HeartbeatType, LaggedType, CursorExpiredType],
  resolveType: (item: NotificationItem) => item.kind,
});

builder.subscriptionField('notificationArrived', (t) =>
  t.field({
    type: StreamItemType,
    description:
      'Tells the caller what concerns them as it happens, at least once and in one order. With `after` it first delivers what was missed since that cursor.',
    args: { after: t.arg.string({ description: 'Cursor of the last item seen, or of the query `cursor`.' }) },
    // Whose lines they are is checked by the stream itself, for each of them.
    subscribe: (_root, { after }, ctx) => notificationArrived(ctx, after ?? null),
    resolve: (item) => item,
  }),
);
