import { makeMeeting } from '@pokjanal/prisma/make/meeting';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeProblem } from '@pokjanal/prisma/make/problem';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { as, ctxOf } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { type Actor, systemActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';
import { DomainError } from '../../lib/errors.ts';
import { mayMove, PROBLEM_ACTS, type ProblemAct } from '../../lib/pure/problem-moves.ts';
import { acceptAnswer, answerProblem, closeProblem, redirectProblem, returnAnswer } from './answer-problem.ts';
import { escalateLateProblems, escalateProblem } from './late-problems.ts';
import { act, gid, givenProblems } from './problem.fixture.ts';
import { sendProblem } from './send-problem.ts';

let db: Database;
beforeAll(async () => {
  db = await useOwnDatabase();
  await seedCatalogues(db);
});

type Scene = Awaited<ReturnType<typeof givenProblems>>;
const clock = fixedClock('2026-03-02T03:00:00Z');

/** Problems of the village for roads and health: answered in two and in six working days, late, wrongly addressed, raised. */
async function givenAnswers({ village, district, roads, health, regency }: Scene) {
  const sent = (toOpd: { id: string }, on: string, dueOn: string) => ({
    state: 'SENT' as const,
    on,
    dueOn,
    toOpdId: toOpd.id,
  });
  // Monday the 5th to Wednesday the 7th of January: two working days; to Tuesday the 13th: six.
  await makeProblem(db, {
    wilayah: village,
    steps: [sent(roads, '2026-01-05', '2026-01-12'), { state: 'ANSWERED', on: '2026-01-07' }],
  });
  await makeProblem(db, {
    wilayah: village,
    steps: [
      sent(roads, '2026-01-05', '2026-01-12'),
      { state: 'ANSWERED', on: '2026-01-13' },
      { state: 'ACCEPTED', on: '2026-01-14' },
      { state: 'CLOSED', on: '2026-01-20', outcome: 'SOLVED' },
    ],
  });
  await makeProblem(db, { wilayah: district, steps: [sent(roads, '2026-02-02', '2026-02-09')] });
  await makeProblem(db, {
    wilayah: village,
    steps: [sent(health, '2026-02-02', '2026-02-04'), { state: 'REDIRECTED', on: '2026-02-20', note: 'Bukan kami' }],
  });
  await makeProblem(db, { wilayah: village, steps: [sent(health, '2026-03-02', '2026-03-09')] });
  await makeProblem(db, { wilayah: regency });
}

const LINE = 'name open waiting late due inTime answered medianDays inTimeShare';
type Line = Record<string, unknown>;
async function summaryOf(actor: Actor, within: string) {
  const client = as(db, actor, clock);
  const text = `{ problemSummary(within: "${within}") { since total { ${LINE} }
    institutions { ${LINE} opd } areas { ${LINE} wilayah { name code } } } }`;
  const { problemSummary } = await client.run<{
    problemSummary: { total: Line; institutions: Line[]; areas: Line[] };
  }>(text);
  // The area asked for, the statement itself, and the areas of its lines.
  expect(client.cost()).toBeLessThanOrEqual(3);
  return problemSummary;
}

describe('who is late', () => {
  it('is told per institution and area by ratios of sums, and nothing due is not zero', async () => {
    const scene = await givenProblems(db);
    const { admin, stranger, official, regency, district, village, roads } = scene;
    await givenAnswers(scene);
    const { total, institutions, areas } = await summaryOf(admin, gid('Wilayah', regency));
    expect(total).toMatchObject({ open: 5, waiting: 2, late: 1, due: 3, inTime: 1, answered: 2, medianDays: 4 });
    expect(total['inTimeShare']).toBeCloseTo(1 / 3);
    expect(institutions).toMatchObject([
      { name: 'Dinas PUPR', opd: gid('Opd', roads), open: 2, waiting: 1, late: 1, due: 3, inTime: 1, medianDays: 4 },
      { name: 'Dinas Kesehatan', open: 1, waiting: 1, late: 0, due: 0, inTime: 0, medianDays: null, inTimeShare: null },
    ]);
    expect(areas.map((line) => [(line['wilayah'] as { name: string }).name, line['open'], line['late']])).toEqual([
      [district.name, 4, 1],
      [regency.name, 1, 0],
    ]);
    expect((await summaryOf(admin, gid('Wilayah', district))).areas).toMatchObject([
      { wilayah: { name: district.name }, open: 1, late: 1, due: 1, inTime: 0, inTimeShare: 0 },
      { wilayah: { name: village.name }, open: 3, late: 0, due: 2, inTime: 1 },
    ]);
    // A holiday shortens the way of an answer.
    await db.sql(
      `insert into "Holiday" (day, name, source, confidence) values ('2026-01-06', 'Cuti uji', 'uji', 'sure')`,
    );
    expect((await summaryOf(admin, gid('Wilayah', regency))).total).toMatchObject({ medianDays: 3 });
    expect(await summaryOf(stranger, gid('Wilayah', regency))).toMatchObject({
      total: { open: 0, due: 0, inTimeShare: null, medianDays: null },
      institutions: [],
      areas: [],
    });
    const own = await summaryOf(official, gid('Wilayah', regency));
    expect(own.institutions.map(({ name }) => name)).toEqual(['Dinas PUPR']);
  });
});

describe('the way of a problem', () => {
  it('keeps to the graph whatever is tried, and its log always explains where it stands', async () => {
    const { village, roads, group } = await givenProblems(db);
    const time = fixedClock('2026-03-02T03:00:00Z');
    const ctx = ctxOf(db, systemActor('test'), time);
    const say = (id: string, expectedRevision: number) => ({ id, expectedRevision, note: 'x', isImpersonal: false });
    type Say = ReturnType<typeof say>;
    const verbs: Record<ProblemAct, (one: Say) => Promise<unknown>> = {
      SEND: (one) => sendProblem(ctx, { ...one, opdId: roads.id, groupId: null, dueOn: null }),
      ANSWER: (one) => answerProblem(ctx, { ...one, on: null }),
      ACCEPT: (one) => acceptAnswer(ctx, one),
      RETURN: (one) => returnAnswer(ctx, { ...one, dueOn: null }),
      REDIRECT: (one) => redirectProblem(ctx, one),
      ESCALATE: (one) => escalateProblem(ctx, one),
      CLOSE: (one) => closeProblem(ctx, { ...one, outcome: 'PARTLY' }),
    };
    const acts = Object.keys(PROBLEM_ACTS) as ProblemAct[];
    const tries = fc.array(fc.constantFrom<ProblemAct | 'DAYS'>(...acts, 'SEND', 'DAYS', 'DAYS'), { maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(tries, async (path) => {
        const { id } = await makeProblem(db, { wilayah: village, raisedGroup: group, raisedOn: '2026-03-02' });
        for (const one of path) {
          if (one === 'DAYS') {
            time.set(new Date(time.now().getTime() + 9 * 86_400_000).toISOString());
            await escalateLateProblems({ db, clock: time });
            continue;
          }
          const { revision } = await db.prisma.problem.findUniqueOrThrow({ where: { id }, select: { revision: true } });
          await verbs[one](say(id, revision)).catch((error: unknown) => {
            if (!(error instanceof DomainError)) throw error;
          });
        }
        const found = await db.prisma.problem.findUniqueOrThrow({
          where: { id },
          include: { steps: { orderBy: { no: 'asc' } } },
        });
        const states = found.steps.map(({ state }) => state);
        expect(states.every((state, at) => mayMove(states[at - 1] ?? null, state))).toBe(true);
        expect(found.steps.map(({ no }) => no)).toEqual(states.map((_, at) => at));
        const last = found.steps.at(-1);
        const asked = found.steps.findLast(({ state }) => state === 'SENT' || state === 'REDIRECTED');
        const due = found.steps.findLast(({ state }) => ['SENT', 'RETURNED', 'REDIRECTED'].includes(state));
        expect(found).toMatchObject({
          state: last?.state,
          outcome: last?.outcome,
          revision: states.length - 1,
          toOpdId: asked?.toOpdId ?? null,
          dueOn: due?.dueOn ?? null,
        });
      }),
      { numRuns: 12 },
    );
  });
});

describe('what was recorded', () => {
  /** Lists what proposes itself to an agency of the group for a duty in 2026. */
  async function proposalsOf({ admin, group }: Scene, opd: { id: string }, code: string) {
    type Cell = { dutyCell: { proposals: { id: string; kind: string; title: string; on: string }[] } | null };
    const text = `query ($group: ID!, $opd: ID!, $duty: String!, $period: Period!) {
      dutyCell(pokjanal: $group, opd: $opd, duty: $duty, period: $period) { proposals { id kind title on } } }`;
    const period = code === 'SAMPAI_DATA' || code === 'KEGIATAN_LAIN' ? '2026' : '2026-Q1';
    const ids = { group: gid('Pokjanal', group), opd: gid('Opd', opd), duty: code, period };
    return (await as(db, admin, clock).run<Cell>(text, ids)).dutyCell?.proposals ?? [];
  }

  it('proposes itself as evidence for whom and for what it was: problems, meetings, commitments', async () => {
    const scene = await givenProblems(db);
    const { group, roads, health, admin, village } = scene;
    const catalogue = await db.prisma.dutyCatalogue.findFirstOrThrow({
      where: { regime: 'POKJANAL', level: 'KABKOTA' },
    });
    await db.prisma.pokjanal.update({ where: { id: group.id }, data: { catalogueId: catalogue.id } });
    const sent = { state: 'SENT' as const, on: '2026-02-02', dueOn: '2026-02-09', toOpdId: roads.id };
    const raisedOpd = health;
    await makeProblem(db, { wilayah: village, title: 'Sumur kering', raisedOpd, steps: [sent] });
    expect(await proposalsOf(scene, roads, 'SAMPAI_DATA')).toEqual([]);
    const steps = [sent, { state: 'ANSWERED' as const, on: '2026-02-05' }];
    await makeProblem(db, { wilayah: village, title: 'Jalan putus', raisedOpd, steps });
    const [answered] = await proposalsOf(scene, roads, 'SAMPAI_DATA');
    expect(answered).toMatchObject({ kind: 'PROBLEM_ANSWERED', title: 'Jalan putus', on: '2026-02-05' });
    expect(await proposalsOf(scene, health, 'SAMPAI_DATA')).toMatchObject([
      { kind: 'PROBLEM_SENT', title: 'Jalan putus', on: '2026-02-02' },
    ]);
    await makeMeeting(db, {
      pokjanal: group,
      kind: 'ORIENTATION',
      title: 'Orientasi kader',
      date: '2026-02-10',
      organiserOpdId: health.id,
      parties: [{ name: 'Kepala Dinas PUPR', opdId: roads.id, attendance: 'ABSENT' }],
      commitments: [
        {
          text: 'Cetak buku',
          owner: 'Dinkes',
          ownerOpdId: health.id,
          dueOn: '2026-02-20',
          steps: [{ state: 'DONE', on: '2026-02-18', note: 'Dicetak' }],
        },
      ],
    });
    for (const code of ['BINA_MONEV', 'PARTISIPASI']) {
      expect(await proposalsOf(scene, health, code), code).toMatchObject([
        { kind: 'COMMITMENT', title: 'Cetak buku' },
        { kind: 'MEETING', title: 'Orientasi kader', on: '2026-02-10' },
      ]);
      expect(await proposalsOf(scene, roads, code)).toEqual([]);
    }
    expect(await proposalsOf(scene, health, 'ANALISIS')).toEqual([]);
    const accept = 'mutation ($p: ID!) { acceptProposal(proposal: $p) { __typename } }';
    await as(db, admin, clock).run(accept, { p: answered?.id });
    expect(await proposalsOf(scene, roads, 'SAMPAI_DATA')).toEqual([]);
  });

  it('waits on the first page of who must act, and of nobody else', async () => {
    const scene = await givenProblems(db);
    const { official, otherOfficial, operator, admin, governor, kader, petugas, post, roads, group } = scene;
    const linesOf = async (actor: Actor, at = clock) => {
      type Home = { home: { lines: { kind: string; count: number; overdue: number; record: string | null }[] } };
      const { home } = await as(db, actor, at).run<Home>('{ home { lines { kind count overdue record } } }');
      return home.lines.flatMap(({ kind, count, overdue }) =>
        kind.startsWith('PROBLEMS') ? [`${kind} ${count}/${overdue}`] : [],
      );
    };
    const village = { wilayah: scene.village, posyandu: post };
    const sent = { state: 'SENT' as const, on: '2026-02-16', dueOn: '2026-02-23', toOpdId: roads.id };
    await makeProblem(db, { ...village, raisedOn: '2026-03-02' });
    await makeProblem(db, { ...village, steps: [sent] });
    await makeProblem(db, { ...village, steps: [sent, { state: 'ESCALATED', on: '2026-02-25', toGroupId: group.id }] });
    await makeProblem(db, { ...village, steps: [sent, { state: 'ANSWERED', on: '2026-02-18' }] });
    expect(await linesOf(official)).toEqual(['PROBLEMS_TO_ANSWER 2/2']);
    expect(await linesOf(operator)).toEqual(['PROBLEMS_LATE 2/2', 'PROBLEMS_ANSWERED 1/1', 'PROBLEMS_TO_SEND 1/0']);
    expect(await linesOf(petugas)).toEqual(await linesOf(operator));
    expect(await linesOf(admin)).toEqual(['PROBLEMS_TO_ANSWER 1/1', ...(await linesOf(operator))]);
    for (const actor of [otherOfficial, governor, kader]) expect(await linesOf(actor)).toEqual([]);
    const tellOf = await act(db, kader, clock, 'raiseProblem', {
      kind: 'PROBLEM',
      field: 'SPM_KESEHATAN',
      title: 'Dacin rusak',
      posyandu: gid('Posyandu', post),
    });
    expect(tellOf.problem).toMatchObject({ state: 'RAISED' });
    expect(await linesOf(operator)).toContain('PROBLEMS_TO_SEND 2/0');
    const elsewhere = await makePosyandu(db, { desa: await makeWilayah(db, { level: 'DESA' }) });
    await makeProblem(db, { wilayah: { id: elsewhere.desa.id }, posyandu: elsewhere });
    expect(await linesOf(operator)).toContain('PROBLEMS_TO_SEND 2/0');
  });
});
