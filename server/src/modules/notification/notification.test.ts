import { makeReportRows } from '@pokjanal/prisma/make/report';
import { makeAssignment } from '@pokjanal/prisma/make/user';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { as, ctxOf, testClock } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { systemActor, type UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { numberEvents } from '../../events/sequencer.ts';
import { startEvents } from '../../events/start-events.ts';
import { fixedClock } from '../../lib/clock.ts';
import { silentLog } from '../../lib/log.ts';
import { returnReport } from '../submission/return-report.ts';
import { tellDue } from './due-notices.ts';
import { givenRegency, happen, person, tellAll } from './notification.fixture.ts';
import { notificationArrived, type NotificationItem } from './notification-feed.ts';
import { writeNotifications } from './notification-write.sql.ts';
import { dropOldNotifications, startNotificationWorker, tellPeople } from './notification-worker.ts';

const LIST = `query ($unread: Boolean, $kinds: [NotificationKind!], $first: Int, $after: String) {
  notifications(unread: $unread, kinds: $kinds, first: $first, after: $after) {
    hasNextPage endCursor
    nodes { id kind isRead name note area wilayah pokjanal posyandu subject month block day count }
  }
  unreadNotifications
}`;
type Node = { id: string; kind: string; [field: string]: unknown };
type Answer = {
  notifications: { nodes: Node[]; hasNextPage: boolean; endCursor: string };
  unreadNotifications: number;
};
const MONTH = 2026 * 12 + 9;

let db: Database;
beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
});

const list = (actor: UserActor, variables = {}) => as(db, actor).run<Answer>(LIST, variables);
const kindsOf = async (actor: UserActor) => (await list(actor)).notifications.nodes.map(({ kind }) => kind).sort();
const system = () => ctxOf(db, systemActor('test'));

describe('notifications', () => {
  it('tell each event to those it concerns, in one list that costs a handful of statements', async () => {
    const regency = await givenRegency(db);
    const elsewhere = await givenRegency(db);
    const { people } = regency;
    await happen(db, regency);
    await tellAll(db);
    expect(await kindsOf(people.official)).toEqual([
      'COMMITMENT_ASSIGNED',
      'COMMITMENT_OVERDUE',
      'EVIDENCE_ACCEPTED',
      'EVIDENCE_RETURNED',
      'MEETING_INVITED',
    ]);
    expect(await kindsOf(people.admin)).toEqual(['COMMITMENT_OVERDUE', 'EVIDENCE_TO_JUDGE', 'TERM_NEAR', 'TERM_OVER']);
    expect(await kindsOf(people.governor)).toEqual(['COMMITMENT_ESCALATED']);
    expect(await kindsOf(people.viewer)).toEqual(['ACCOUNT_CODE']);
    expect(await kindsOf(people.kader)).toEqual([]);
    for (const actor of Object.values(elsewhere.people)) expect(await kindsOf(actor)).toEqual([]);

    const client = as(db, people.admin);
    const page = await client.run<Answer>(LIST, { first: 3 });
    expect(client.cost()).toBeLessThanOrEqual(2);
    expect(page.notifications.hasNextPage).toBe(true);
    const rest = await client.run<Answer>(LIST, { first: 3, after: page.notifications.endCursor });
    expect(rest.notifications.nodes.map(({ kind }) => kind)).toEqual(['TERM_NEAR']);
    expect(rest.notifications.nodes[0]).toMatchObject({ day: '2027-02-01', name: regency.group.name, isRead: false });
  });

  it('name the reason, the month and the form of what came back, to the kader and to the petugas but not to who did it', async () => {
    const { post, people } = await givenRegency(db);
    const { rev } = await makeReportRows(db, post.unitNo, { month: MONTH, cells: { 0: 1 }, status: 'SUBMITTED' });
    const input = { unitNo: post.unitNo, month: MONTH, block: 'SKDN', reason: 'D melebihi S', expectedRevision: rev };
    await returnReport(ctxOf(db, people.petugas), input);
    await tellAll(db);
    expect(await kindsOf(people.petugas)).toEqual([]);
    expect((await list(people.kader)).notifications.nodes).toMatchObject([
      { kind: 'REPORT_RETURNED', note: 'D melebihi S', month: '2026-10', block: 'SKDN', name: post.name, count: 1 },
    ]);
  });

  it('tell once what falls due: months with forms that are not in, commitments whose day is over', async () => {
    const { post, people } = await givenRegency(db);
    const deadline = new Date('2026-11-05T16:59:00Z');
    await makeReportRows(db, post.unitNo, { month: MONTH, cells: { 0: 1 }, status: 'RETURNED', deadline });
    const clock = fixedClock('2026-11-03T01:00:00Z');
    const work = { db, clock };
    expect(await tellDue(work)).toBeGreaterThan(0);
    expect(await tellDue(work)).toBe(0);
    await tellAll(db);
    expect((await list(people.kader)).notifications.nodes).toMatchObject([
      { kind: 'REPORTS_DUE', month: '2026-10', day: '2026-11-05', count: 1 },
    ]);
    expect(await kindsOf(people.petugas)).toEqual(['REPORTS_DUE']);
    expect(await kindsOf(people.admin)).toEqual(['COMMITMENT_OVERDUE', 'MONTH_CLOSING']);
    expect(await dropOldNotifications({ db, clock: fixedClock('2099-01-01T00:00:00Z') })).toBeGreaterThan(0);
    expect(await kindsOf(people.kader)).toEqual([]);
  });

  it('lose nothing and repeat nothing when a worker dies half-way or two run at once', async () => {
    const regency = await givenRegency(db);
    await happen(db, regency);
    await numberEvents(db);
    const [at] = await db.sql<{ from: number; last: number }>(
      'select c.seq::float8 as from, o.last_seq::float8 as last from notification_cursor c, outbox_counter o',
    );
    const died = inTransaction(db, async (tx) => {
      expect(await writeNotifications(tx, at?.from ?? 0, at?.last ?? 0, new Date('2026-11-21'))).toBeGreaterThan(0);
      throw new Error('killed');
    });
    await expect(died).rejects.toThrow('killed');
    expect(await kindsOf(regency.people.official)).toEqual([]);
    await Promise.all([tellPeople(system()), tellPeople(system()), tellPeople(system())]);
    await tellAll(db);
    const told = await kindsOf(regency.people.official);
    expect(told).toHaveLength(5);
    // A restored place in the log tells nothing twice either.
    await db.sql('update notification_cursor set seq = $1', [at?.from]);
    await tellAll(db);
    expect(await kindsOf(regency.people.official)).toEqual(told);
    const [{ count } = { count: 0 }] = await db.sql<{ count: number }>(
      `select count(*)::int as count from (
         select payload ->> 'of' from outbox where type = 'notification.written' group by 1 having count(*) > 1) twice`,
    );
    expect(count).toBe(0);
  });

  it('are read one by one or all, wanted kind by kind, and never those of another or of a role that ended', async () => {
    const regency = await givenRegency(db);
    const { official, admin, viewer } = regency.people;
    await as(db, official).run(`mutation { setNotificationWanted(kind: EVIDENCE_ACCEPTED, isOn: false) { kind } }`);
    await happen(db, regency);
    await tellAll(db);
    const mine = await list(official);
    expect(mine.unreadNotifications).toBe(4);
    const READ = `mutation ($ids: [ID!]) { markNotificationsRead(ids: $ids) }`;
    const [first] = mine.notifications.nodes;
    await as(db, admin).run(READ, { ids: [first?.id] });
    expect((await list(official)).unreadNotifications).toBe(4);
    expect(await as(db, official).run(READ, { ids: [first?.id] })).toEqual({ markNotificationsRead: 3 });
    expect((await list(official, { unread: true })).notifications.nodes).toHaveLength(3);
    expect(await as(db, official).run(READ)).toEqual({ markNotificationsRead: 0 });
    const COUNTS = `{ notificationCounts { kind count unread isOn } }`;
    const counts = await as(db, official).run<{ notificationCounts: Node[] }>(COUNTS);
    expect(counts.notificationCounts.filter(({ isOn }) => !isOn)).toMatchObject([{ kind: 'EVIDENCE_ACCEPTED' }]);
    // The same person in another role alone: what the first role was told is out of sight.
    const given = await makeAssignment(db, { id: admin.userId }, { role: 'VIEWER', wilayah: regency.regency });
    const moved = { ...admin, assignments: admin.assignments.map((role) => ({ ...role, id: given.id })) };
    expect(await kindsOf(moved)).toEqual([]);
    const byToken = await as(db, { ...official, readOnly: true, via: 'token' }).tryRun(READ);
    expect(byToken.errors?.[0]?.originalError).toMatchObject({ code: 'TOKEN_READ_ONLY' });
    expect(await kindsOf(viewer)).toEqual(['ACCOUNT_CODE']);
  });

  it('ring live for those they concern alone, and after a broken line go on where it broke', async () => {
    const regency = await givenRegency(db);
    const { viewer, kader } = regency.people;
    const second = await person(db, { role: 'VIEWER', wilayah: regency.regency });
    const events = await startEvents({ db, clock: testClock(), log: silentLog, idleMs: 10 });
    const issue = (user: UserActor) =>
      appendEvent(db, { type: 'code.issued', payload: { user: user.userId, by: kader.userId } });
    const next = async (stream: AsyncIterableIterator<NotificationItem>) => {
      const { value } = await stream.next();
      return value?.kind === 'NotificationArrived' ? value : null;
    };
    const worker = startNotificationWorker({ db, clock: testClock() }, { onError: () => {}, idleMs: 10 });
    try {
      const live = notificationArrived(ctxOf(db, viewer), null);
      const other = notificationArrived(ctxOf(db, second), null);
      const [one, two] = [next(live), next(other)];
      await issue(second);
      expect((await two)?.notification).toMatchObject({ userId: second.userId, kind: 'ACCOUNT_CODE' });
      await issue(viewer);
      const item = await one;
      expect(item?.notification.userId).toBe(viewer.userId);
      await Promise.all([live.return?.(), other.return?.()]);
      await issue(viewer);
      await issue(second);
      const again = notificationArrived(ctxOf(db, viewer), item?.cursor ?? null);
      const missed = await next(again);
      expect(missed?.notification.userId).toBe(viewer.userId);
      expect(missed?.notification.seq).toBeGreaterThan(item?.notification.seq ?? 0);
      await again.return?.();
    } finally {
      await worker.stop();
      await events.stop();
    }
  });
});
