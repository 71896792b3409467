import { makeProblem } from '@pokjanal/prisma/make/problem';
import { beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';
import { mayMove, PROBLEM_STATES } from '../../lib/pure/problem-moves.ts';
import { escalateLateProblems } from './late-problems.ts';
import { act, gid, givenProblems, problemsOf } from './problem.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

/** A request that a kader raised on Saturday 21 November 2026; acts say which revision they saw. */
async function givenRequest() {
  const scene = await givenProblems(db);
  const clock = fixedClock('2026-11-21T03:00:00Z');
  const asked = { kind: 'CITIZEN_REQUEST', field: 'SPM_PU', title: 'Air bersih di RT 03' };
  const raise = (actor: Actor, over: object = {}) =>
    act(db, actor, clock, 'raiseProblem', { ...asked, posyandu: gid('Posyandu', scene.post), ...over });
  const { problem } = await raise(scene.kader);
  const id = problem?.id ?? '';
  const move = (actor: Actor, verb: string, expectedRevision: number, over: object = {}) =>
    act(db, actor, clock, verb, { problem: id, expectedRevision, ...over });
  const send = (actor: Actor = scene.operator, over: object = {}, revision = 0) =>
    move(actor, 'sendProblem', revision, { to: gid('Opd', scene.roads), ...over });
  const listed = async (actor: Actor, args: string) => {
    type List = { problemList: { totalCount: number; nodes: { title: string; daysLate: number }[] } };
    const text = `{ problemList(${args}) { totalCount nodes { title daysLate state to raisedBy dueOn wilayah { name } posyandu { name } } } }`;
    const client = as(db, actor, clock);
    const { nodes } = (await client.run<List>(text)).problemList;
    expect(client.cost()).toBeLessThanOrEqual(8);
    return nodes.map(({ title, daysLate }) => `${title} ${daysLate}`);
  };
  return { ...scene, clock, problem, id, raise, move, send, listed };
}

describe('a request of a citizen', () => {
  it('travels from the kader to the agency, is late, passes up by the clock, and is closed', async () => {
    const scene = await givenRequest();
    const { clock, problem, kader, operator, official, admin, governor, post, regency, send, move, listed } = scene;
    expect(problem).toMatchObject({ state: 'RAISED', raisedBy: 'Melati', origin: 'POSYANDU', acts: [], to: null });
    const sent = (await send()).problem;
    // Five working days after Saturday the 21st is Friday the 27th.
    expect(sent).toMatchObject({ state: 'SENT', to: 'Dinas PUPR', dueOn: '2026-11-27', daysLate: 0, acts: ['CLOSE'] });
    expect(sent?.addressees.map(({ name }) => name)).toEqual([
      'Dinas Kesehatan',
      'Dinas PUPR',
      'Pokjanal kota',
      'Pokjanal provinsi',
    ]);
    clock.set('2026-11-27T16:59:00Z');
    expect(await move(operator, 'escalateProblem', 1)).toMatchObject({ code: 'PROBLEM_NOT_LATE' });
    expect(await listed(admin, `state: LATE, within: "${gid('Wilayah', regency)}"`)).toEqual([]);
    // Midnight in Western Indonesia.
    clock.set('2026-11-27T17:00:00Z');
    expect(await listed(admin, `state: LATE, within: "${gid('Wilayah', regency)}"`)).toEqual(['Air bersih di RT 03 1']);
    expect(await escalateLateProblems({ db, clock })).toBe(0);
    // Five working days past its day it passes up by itself, to the group of the agency's area, and once.
    clock.set('2026-12-04T03:00:00Z');
    const passed = await Promise.all([escalateLateProblems({ db, clock }), escalateLateProblems({ db, clock })]);
    expect(passed.reduce((sum, one) => sum + one)).toBe(1);
    expect(await listed(governor, `state: ESCALATED, within: "${gid('Wilayah', regency)}"`)).toHaveLength(1);
    const again = (await move(operator, 'escalateProblem', 2, { note: 'Warga menunggu.' })).problem;
    expect(again).toMatchObject({ state: 'ESCALATED', escalatedTo: 'Pokjanal provinsi' });
    expect(await move(operator, 'escalateProblem', 3)).toMatchObject({ code: 'NO_GROUP_ABOVE' });
    const answered = (await move(official, 'answerProblem', 3, { note: 'Sumur bor dianggarkan.' })).problem;
    expect(answered).toMatchObject({ state: 'ANSWERED', daysLate: 0, acts: [] });
    const returned = (await move(operator, 'returnAnswer', 4, { note: 'Kapan?' })).problem;
    expect(returned).toMatchObject({ state: 'RETURNED', dueOn: '2026-12-11', escalatedTo: null });
    await move(official, 'answerProblem', 5, { note: 'Selesai bulan ini.', on: '2026-12-04' });
    await move(operator, 'acceptAnswer', 6);
    const closed = await move(operator, 'closeProblem', 7, { outcome: 'SOLVED', note: 'Air mengalir.' });
    expect(closed.problem).toMatchObject({ state: 'CLOSED', outcome: 'SOLVED', acts: [], mayCorrect: false });
    expect(closed.problem?.steps.map(({ state }) => state).join(' ')).toBe(
      'RAISED SENT ESCALATED ESCALATED ANSWERED RETURNED ANSWERED ACCEPTED CLOSED',
    );
    expect(closed.problem?.steps[2]).toMatchObject({ by: null, to: 'Pokjanal kota', on: '2026-12-04' });
    expect(await listed(kader, `posyandu: "${gid('Posyandu', post)}", state: CLOSED`)).toHaveLength(1);
    const setting = { key: 'problem.requestWorkingDays', wilayahId: regency.id, value: 2 };
    await db.prisma.setting.create({ data: setting });
    expect((await scene.raise(operator)).problem).toMatchObject({ suggestedDueOn: '2026-12-08' });
  });

  it('is refused with everything wrong at once, numbers of persons too unless stated to be none', async () => {
    const { raise, send, move, kader, operator, official, elsewhere, group, village, otherOfficial, health } =
      await givenRequest();
    const wrong = { field: 'DATA', title: ' ', description: 'Ibu NIK 6210012345678901' };
    expect(problemsOf(await raise(kader, wrong))).toEqual([
      'field FIELD_OF_CITIZENS',
      'title REQUIRED',
      'description LOOKS_LIKE_NIK',
    ]);
    const phone = { description: 'Hubungi 0812-3456-7890' };
    expect(problemsOf(await raise(kader, phone))).toEqual(['description LOOKS_LIKE_PHONE']);
    expect((await raise(kader, { ...phone, isImpersonal: true })).problem).toMatchObject({ state: 'RAISED' });
    expect(problemsOf(await raise(operator, { posyandu: undefined }))).toEqual(['posyandu RAISER_MISSING']);
    const links = { indicator: 'TIDAK_ADA', meeting: gid('Meeting', { id: group.id }) };
    expect(problemsOf(await raise(kader, links))).toEqual(['indicator LINK_NOT_FOUND', 'meeting LINK_NOT_FOUND']);
    expect(problemsOf(await send(operator, { to: gid('Opd', elsewhere), dueOn: '2026-11-20' }))).toEqual([
      'to ADDRESSEE_UNFIT',
      'dueOn DUE_PAST',
    ]);
    expect(await move(operator, 'acceptAnswer', 0)).toMatchObject({
      code: 'PROBLEM_STANDS_ELSEWHERE',
      currentProblem: { state: 'RAISED', revision: 0 },
    });
    await send();
    expect(problemsOf(await move(official, 'answerProblem', 1, { note: ' ', on: '2026-11-22' }))).toEqual([
      'note REQUIRED',
      'on DATE_IN_FUTURE',
    ]);
    expect(problemsOf(await move(official, 'answerProblem', 1, { note: 'Ya', on: '2026-11-20' }))).toEqual([
      'on ANSWER_BEFORE_LAST',
    ]);
    expect(problemsOf(await move(official, 'redirectProblem', 1))).toEqual(['note REQUIRED']);
    const redirected = (await move(official, 'redirectProblem', 1, { note: 'Urusan provinsi.' })).problem;
    expect(redirected).toMatchObject({ state: 'REDIRECTED', to: null, dueOn: null });
    expect((await send(operator, { to: gid('Pokjanal', group) }, 2)).problem).toMatchObject({ to: 'Pokjanal kota' });
    // An agency raises for itself, inside its own area; ten working days are the rule for problems.
    const own = { kind: 'PROBLEM', field: 'DATA', posyandu: undefined, opd: gid('Opd', health) };
    const raised = await raise(otherOfficial, { ...own, wilayah: gid('Wilayah', village) });
    expect(raised.problem).toMatchObject({ origin: 'OPD', raisedBy: 'Dinas Kesehatan', suggestedDueOn: '2026-12-04' });
    const outside = { ...own, wilayah: gid('Wilayah', elsewhere.wilayah) };
    expect(problemsOf(await raise(otherOfficial, outside))).toEqual(['wilayah PLACE_OUTSIDE']);
  });

  it('is corrected with both versions kept, one writer at a time', async () => {
    const { move, operator, admin, kader, official } = await givenRequest();
    const words = { field: 'SPM_PERUMAHAN', title: 'Rumah tidak layak huni' };
    expect(await move(kader, 'correctProblem', 0, words)).toMatchObject({ __typename: 'ForbiddenError' });
    const corrected = (await move(operator, 'correctProblem', 0, words)).problem;
    expect(corrected).toMatchObject({ title: 'Rumah tidak layak huni', revision: 1, state: 'RAISED' });
    expect(corrected?.changes.map(({ action }) => action)).toEqual(['problem.corrected', 'problem.raised']);
    expect(await move(admin, 'correctProblem', 0, words)).toMatchObject({
      code: 'PROBLEM_STALE',
      currentProblem: { revision: 1 },
    });
    const close = { outcome: 'WITHDRAWN', note: 'Keliru' };
    const both = await Promise.all([
      move(admin, 'closeProblem', 1, close),
      move(operator, 'correctProblem', 1, { ...words, title: 'Lain' }),
    ]);
    expect(both.map(({ code }) => code ?? 'OK').sort()).toEqual(['OK', 'PROBLEM_STALE']);
    expect(await move(official, 'closeProblem', 2, close)).toMatchObject({ code: 'PROBLEM_NOT_FOUND' });
  });

  it('is seen and moved by those it concerns alone', async () => {
    const scene = await givenRequest();
    const { kader, otherKader, petugas, operator, admin, governor, viewer, stranger, official, otherOfficial } = scene;
    const { id, send, move, raise, regency } = scene;
    const seen = async (actor: Actor) => {
      const { problem } = await as(db, actor).run<{ problem: object | null }>(`{ problem(id: "${id}") { id } }`);
      return problem !== null;
    };
    for (const actor of [kader, petugas, operator, admin, governor, viewer]) expect(await seen(actor)).toBe(true);
    for (const actor of [otherKader, stranger, official, otherOfficial]) expect(await seen(actor)).toBe(false);
    expect(await raise(otherKader)).toMatchObject({ code: 'POSYANDU_NOT_FOUND' });
    for (const actor of [kader, viewer]) expect(await send(actor)).toMatchObject({ __typename: 'ForbiddenError' });
    expect((await send(petugas)).problem).toMatchObject({ state: 'SENT' });
    expect(await seen(official)).toBe(true);
    const answer = { note: 'Ya' };
    expect(await move(operator, 'answerProblem', 1, answer)).toMatchObject({ __typename: 'ForbiddenError' });
    expect(await move(otherOfficial, 'answerProblem', 1, answer)).toMatchObject({ code: 'PROBLEM_NOT_FOUND' });
    expect(await move(official, 'closeProblem', 1, { ...answer, outcome: 'SOLVED' })).toMatchObject({
      __typename: 'ForbiddenError',
    });
    // The secretariat writes down the letter of an agency without account.
    expect((await move(admin, 'answerProblem', 1, answer)).problem).toMatchObject({
      steps: [{}, {}, { state: 'ANSWERED', by: 'Sekretariat kota' }],
    });
    await move(operator, 'returnAnswer', 2, { note: 'Belum' });
    await move(official, 'redirectProblem', 3, { note: 'Bukan kami' });
    // Who was asked once still sees what became of it.
    expect(await seen(official)).toBe(true);
    expect(await scene.listed(stranger, `within: "${gid('Wilayah', regency)}"`)).toEqual([]);
  });
});

describe('the log of a problem', () => {
  it('only grows and goes the allowed ways, whoever writes', async () => {
    const { village, roads } = await givenProblems(db);
    const steps = [{ state: 'SENT' as const, on: '2026-01-05', toOpdId: roads.id, dueOn: '2026-01-12' }];
    const { id } = await makeProblem(db, { wilayah: village, steps });
    for (const change of [
      `update "ProblemStep" set note = 'x' where "problemId" = $1`,
      `delete from "ProblemStep" where "problemId" = $1`,
    ]) {
      await expect(db.sql(change, [id]), change).rejects.toMatchObject({ code: '23001' });
    }
    const insert = `insert into "ProblemStep" (id, "problemId", no, state, "on", at) values (gen_random_uuid(), $1, $2, $3::"ProblemState", now(), now())`;
    await expect(db.sql(insert, [id, 3, 'ANSWERED'])).rejects.toMatchObject({ code: '23505' });
    await expect(db.sql(insert, [id, 2, 'ACCEPTED'])).rejects.toMatchObject({ code: '23514' });
    await expect(db.sql(insert, [id, 2, 'ESCALATED'])).rejects.toMatchObject({ code: '23514' });
    await db.sql(insert, [id, 2, 'ANSWERED']);
    expect(await db.sql('select state, revision from "Problem" where id = $1', [id])).toEqual([
      { state: 'ANSWERED', revision: 2 },
    ]);
    await db.sql('delete from "Problem" where id = $1', [id]);
    expect(await db.prisma.problemStep.count({ where: { problemId: id } })).toBe(0);
  });

  it('allows in the database what the rule allows, and nothing else', async () => {
    const rows = await db.sql<{ from: string | null; to: string; may: boolean }>(
      `select a.s as "from", b.s as "to", problem_may_move(a.s::"ProblemState", b.s::"ProblemState") as may
       from (select unnest($1::text[]) as s union all select null) a cross join unnest($1::text[]) b(s)`,
      [[...PROBLEM_STATES]],
    );
    const known = (text: string | null) => PROBLEM_STATES.find((state) => state === text) ?? null;
    for (const { from, to, may } of rows) {
      expect(may, `${from} to ${to}`).toBe(mayMove(known(from), known(to) ?? 'RAISED'));
    }
    expect(rows).toHaveLength(72);
  });
});
