import { makeKaders } from '@pokjanal/prisma/make/kader';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { as, ctxOf } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { type Actor, systemActor, type UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { numberEvents } from '../../events/sequencer.ts';
import { NOBODY } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { setIlp } from '../ilp/set-ilp.ts';
import { assessKaders } from '../kader/assess-kader.ts';
import { readKaderBook } from '../kader/kader-book.ts';
import { registerKader } from '../kader/register-kader.ts';
import { acceptAnswer, answerProblem, closeProblem, redirectProblem, returnAnswer } from '../problem/answer-problem.ts';
import { correctProblem } from '../problem/correct-problem.ts';
import { escalateLateProblems } from '../problem/late-problems.ts';
import { raiseProblem } from '../problem/raise-problem.ts';
import { sendProblem } from '../problem/send-problem.ts';
import { tellDue } from './due-notices.ts';
import { givenRegency, type Regency, tellAll } from './notification.fixture.ts';
import { writeNotifications } from './notification-write.sql.ts';
import { tellPeople } from './notification-worker.ts';

const LIST = '{ notifications { nodes { kind name note day count subject posyandu } } }';
type Node = { kind: string; name: string; note: string | null; day: string | null; count: number; subject: string };

let db: Database;
let regency: Regency;
let people: Regency['people'];
let elsewhere: Regency;
beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
  [regency, elsewhere] = [await givenRegency(db), await givenRegency(db)];
  people = regency.people;
});

const nodesOf = async (actor: UserActor): Promise<Node[]> =>
  (await as(db, actor).run<{ notifications: { nodes: Node[] } }>(LIST)).notifications.nodes;

/** What came of an act: the newest line of each person who was told something by it. */
async function toldBy(act: () => Promise<unknown>): Promise<Record<string, string>> {
  const all = { ...people, ...Object.fromEntries(Object.entries(elsewhere.people).map(([k, v]) => [`other ${k}`, v])) };
  const count = async () =>
    Object.fromEntries(await Promise.all(Object.entries(all).map(async ([k, v]) => [k, await nodesOf(v)] as const)));
  const before = await count();
  await act();
  await tellAll(db);
  const after = await count();
  return Object.fromEntries(
    Object.entries(after)
      .filter(([who, lines]) => lines.length > (before[who]?.length ?? 0))
      .map(([who, lines]) => [who, lines[0]?.kind ?? '']),
  );
}

const at = (actor: Actor, day = '2026-11-21') => ctxOf(db, actor, fixedClock(`${day}T03:00:00Z`));
const content = {
  kind: 'PROBLEM',
  field: 'SPM_PU',
  title: 'Jalan ke pos rusak',
  description: null,
  isImpersonal: true,
} as const;
const revisionOf = async (id: string) => (await db.prisma.problem.findUniqueOrThrow({ where: { id } })).revision;
const words = async (id: string, note: string | null) => ({
  id,
  note,
  isImpersonal: true,
  expectedRevision: await revisionOf(id),
});

function raise(actor: UserActor) {
  const none = { wilayahId: null, opdId: null, groupId: null, indicatorCode: null, meetingId: null, evidenceId: null };
  return raiseProblem(at(actor), { content, posyanduId: regency.post.id, ...none });
}

describe('people are told of', () => {
  it('a problem on its whole way: who must send it, who must answer it, and what came of it', async () => {
    let id = '';
    const petugas = people.petugas;
    expect(
      await toldBy(async () => {
        ({ id } = await raise(people.kader));
      }),
    ).toEqual({ petugas: 'PROBLEM_RAISED', admin: 'PROBLEM_RAISED' });
    const send = async (opdId: string | null, groupId: string | null) =>
      sendProblem(at(petugas), { ...(await words(id, null)), opdId, groupId, dueOn: new Date('2026-11-27') });
    expect(await toldBy(() => send(regency.opd.id, null))).toEqual({ official: 'PROBLEM_SENT' });
    expect((await nodesOf(people.official))[0]).toMatchObject({ day: '2026-11-27', name: content.title, count: 1 });
    expect(await toldBy(async () => redirectProblem(at(people.official), await words(id, 'jalan provinsi')))).toEqual({
      petugas: 'PROBLEM_REDIRECTED',
      admin: 'PROBLEM_REDIRECTED',
    });
    expect(await toldBy(() => send(null, regency.group.id))).toEqual({ admin: 'PROBLEM_SENT' });
    // A correction raises the revision and is no step of the way: nobody is told, and the notes stay with their steps.
    expect(
      await toldBy(async () => correctProblem(at(petugas), { id, expectedRevision: await revisionOf(id), content })),
    ).toEqual({});
    const answer = async (note: string) => answerProblem(at(people.admin), { ...(await words(id, note)), on: null });
    expect(await toldBy(() => answer('anggaran 2027'))).toEqual({
      kader: 'PROBLEM_ANSWERED',
      petugas: 'PROBLEM_ANSWERED',
    });
    expect((await nodesOf(people.kader))[0]).toMatchObject({ note: 'anggaran 2027' });
    const back = async () =>
      returnAnswer(at(petugas), { ...(await words(id, 'kapan?')), dueOn: new Date('2026-11-28') });
    expect(await toldBy(back)).toEqual({ admin: 'PROBLEM_RETURNED' });
    expect((await nodesOf(people.admin))[0]).toMatchObject({ note: 'kapan?', day: '2026-11-28' });
    await answer('Maret 2027');
    await tellAll(db);
    expect(await toldBy(async () => acceptAnswer(at(petugas), await words(id, null)))).toEqual({});
    const close = async () => closeProblem(at(petugas), { ...(await words(id, 'selesai')), outcome: 'SOLVED' });
    expect(await toldBy(close)).toEqual({ kader: 'PROBLEM_CLOSED', admin: 'PROBLEM_CLOSED' });
    // The admin guides the place and holds the answer: one line about one problem.
    expect((await nodesOf(people.admin))[0]).toMatchObject({ kind: 'PROBLEM_CLOSED', count: 1 });
  });

  it('an answer that is due within a day, and one that is late, each once; then to whom it was passed up', async () => {
    const { id } = await raise(people.kader);
    const input = { ...(await words(id, null)), opdId: regency.opd.id, groupId: null, dueOn: new Date('2026-11-25') };
    await sendProblem(at(people.petugas), input);
    await tellAll(db);
    const due = (day: string) => toldBy(() => tellDue(at(systemActor('test'), day)));
    // Of the scene only: the overdue commitment, which is told in a line of its own.
    expect(Object.values(await due('2026-11-23'))).not.toContain('PROBLEM_DUE');
    expect(await due('2026-11-24')).toEqual({ official: 'PROBLEM_DUE' });
    expect(await due('2026-11-24')).toEqual({});
    expect(await due('2026-11-26')).toEqual({
      petugas: 'PROBLEM_LATE',
      admin: 'PROBLEM_LATE',
      official: 'PROBLEM_LATE',
    });
    expect((await nodesOf(people.petugas))[0]).toMatchObject({ day: '2026-11-25', name: content.title });
    expect(await toldBy(() => escalateLateProblems(at(people.viewer, '2026-12-15')))).toEqual({
      official: 'PROBLEM_ESCALATED',
      admin: 'PROBLEM_ESCALATED',
    });
  });

  it('kader at their post, whom they never name, and a whole assessment in one line', async () => {
    const facts = {
      name: 'Rahasia',
      phone: null,
      rw: null,
      rt: null,
      decreeNumber: null,
      decreeDate: null,
      trainedOn: null,
    };
    const { post } = regency;
    const since = new Date('2026-11-02');
    expect(await toldBy(() => registerKader(at(people.petugas), { ...facts, posyanduId: post.id, since }))).toEqual({
      kader: 'KADER_REGISTERED',
    });
    expect((await nodesOf(people.kader))[0]).toMatchObject({ name: post.name, note: null, day: '2026-11-02' });
    const made = await makeKaders(db, [
      { posyandu: post, name: 'A' },
      { posyandu: post, name: 'B' },
    ]);
    const { skills } = await readKaderBook({ db }, new Date('2026-11-21'));
    const rows = (passed: readonly string[]) =>
      Promise.all(
        made.map(async ({ id }) => {
          const { revision } = await db.prisma.kader.findUniqueOrThrow({ where: { id } });
          return { id, expectedRevision: revision, passed, notYet: [] };
        }),
      );
    const assess = async (codes: readonly string[]) =>
      assessKaders(at(people.petugas), {
        posyanduId: post.id,
        on: new Date('2026-11-20'),
        office: 'Puskesmas',
        rows: await rows(codes),
      });
    const codes = skills.map(({ code }) => code);
    expect(await toldBy(() => assess(codes.slice(0, 1)))).toEqual({ kader: 'KADER_ASSESSED' });
    expect((await nodesOf(people.kader))[0]).toMatchObject({ count: 2, name: post.name });
    expect(await toldBy(() => assess(codes.slice(1)))).toEqual({ kader: 'KADER_BADGE' });
    expect((await nodesOf(people.kader))[0]).toMatchObject({ count: 2, note: 'Utama', subject: null });
    expect(JSON.stringify(await nodesOf(people.kader))).not.toContain('Rahasia');
  });

  it('primary-care integration where they work, and a group that goes on with the work of another', async () => {
    const said = {
      stage: 'KICK_OFF',
      from: new Date('2026-11-01'),
      meetingId: null,
      basis: 'SK 1',
      expectedRevision: 0,
    } as const;
    const set = (subject: 'PUSKESMAS' | 'POSYANDU', id: string, actor: UserActor) =>
      toldBy(() => setIlp(at(actor), { ...said, subject, id }));
    expect(await set('POSYANDU', regency.post.id, people.petugas)).toEqual({ kader: 'ILP_SET' });
    expect(await set('PUSKESMAS', regency.puskesmas.id, people.admin)).toEqual({ petugas: 'ILP_SET' });
    const on = '2026-11-02';
    const payload = { id: regency.group.id, successor: regency.above.id, on, by: NOBODY };
    const nodeNo = regency.regency.no;
    expect(await toldBy(() => appendEvent(db, { type: 'pokjanal.superseded', nodeNo, payload }))).toEqual({
      governor: 'GROUP_SUCCEEDED',
    });
    const reinstated = { type: 'pokjanal.reinstated', nodeNo, payload: { id: regency.group.id, by: NOBODY } } as const;
    expect(await toldBy(() => appendEvent(db, reinstated))).toEqual({ admin: 'GROUP_REINSTATED' });
  });

  it('all of it, once, when a worker dies half-way or two run at once', async () => {
    const before = (await nodesOf(people.petugas)).length;
    await raise(people.kader);
    await numberEvents(db);
    const [place] = await db.sql<{ from: number; last: number }>(
      'select c.seq::float8 as from, o.last_seq::float8 as last from notification_cursor c, outbox_counter o',
    );
    const died = inTransaction(db, async (tx) => {
      expect(await writeNotifications(tx, place?.from ?? 0, place?.last ?? 0, new Date('2026-11-21'))).toBe(2);
      throw new Error('killed');
    });
    await expect(died).rejects.toThrow('killed');
    expect(await nodesOf(people.petugas)).toHaveLength(before);
    await Promise.all([tellPeople(at(people.viewer)), tellPeople(at(people.viewer))]);
    await tellAll(db);
    expect(await nodesOf(people.petugas)).toHaveLength(before + 1);
  });
});
