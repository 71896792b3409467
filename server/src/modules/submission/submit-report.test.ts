import { randomUUID } from 'node:crypto';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { beforeAll, describe, expect, test } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { answers, givenProvince, inputOf, MAY, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';
import { Conflict, InvalidInput } from '../../lib/errors.ts';
import { loadCatalogue } from './catalogue.ts';
import { loadReport } from './load-report.sql.ts';
import { openMonth } from './open-month.ts';
import { reportInConflict } from './report-conflict.ts';
import { submitReport } from './submit-report.ts';

let db: Database;
let ctx: Ctx;
let desa: Awaited<ReturnType<typeof makePosyandu>>['desa'];

beforeAll(async () => {
  db = await useOwnDatabase();
  ctx = systemCtx(db);
  desa = (await givenProvince(db)).posts[0]!.desa;
});

async function givenPost(over: Parameters<typeof makePosyandu>[1] = {}) {
  const post = await makePosyandu(db, { desa, formSet: 'BASIC', ...over });
  await openMonth({ db }, MAY);
  return post;
}

const stateOf = async (posyanduId: string, month = MAY) =>
  (await loadReport(db, await loadCatalogue(db), { posyanduId, month, block: 'SKDN' })).state!;

describe('submitting a report', () => {
  test('takes two statements, and is found again as it was given', async () => {
    const post = await givenPost();
    const before = db.stats.queries;
    const report = await submit(ctx, post);
    // It reads the report with what the other blocks of the month hold, and writes all it has to in one.
    expect(db.stats.queries - before).toBe(2);
    expect(report).toMatchObject({ status: 'SUBMITTED', arrival: 'RECEIVED', revision: 1, month: MAY });
    const found = await stateOf(post.id);
    expect([...found.cells]).toEqual([...report.cells]);
    expect(found).toMatchObject({
      status: 'SUBMITTED',
      revision: 1,
      submittedAt: ctx.clock.now(),
      header: { note: 'diperiksa' },
    });
  });

  test('zero is a value, an untouched cell is missing and keeps nothing', async () => {
    const post = await givenPost();
    await submit(ctx, post, {
      cells: [
        { slot: 90, state: 'VALUE', value: 0 },
        { slot: 92, state: 'MISSING', reason: 'OTHER', note: 'timbangan rusak' },
        { slot: 93, state: 'NOT_APPLICABLE' },
      ],
    });
    const { cells } = await stateOf(post.id);
    expect(cells.get(90)).toEqual({ state: 'VALUE', n: 0 });
    expect(cells.get(91)).toBeUndefined();
    expect(cells.get(92)).toEqual({ state: 'MISSING', reason: 'OTHER', note: 'timbangan rusak' });
    expect(cells.get(93)).toEqual({ state: 'NOT_APPLICABLE' });
  });

  test('an error refuses with all findings at once, and a draft may hold it', async () => {
    const post = await givenPost();
    const cells = answers(post, { s: 10, d: 20, n: 30 });
    const refused = await submitReport(ctx, inputOf(post, { cells }));
    expect(refused.accepted).toBe(false);
    expect(refused.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['V01', 'V02', 'V04']));
    expect((await stateOf(post.id)).revision).toBe(0);

    const draft = await submitReport(ctx, inputOf(post, { cells, draft: true }));
    expect(draft).toMatchObject({ accepted: true, report: { status: 'DRAFT', revision: 1, arrival: 'NONE' } });
  });

  test('a warning wants one note', async () => {
    const post = await givenPost();
    const cells = answers(post, { s: 40, d: 30, n: 20 }).slice(0, 8);
    const refused = await submitReport(ctx, inputOf(post, { cells, header: { opened: true } }));
    expect(refused).toMatchObject({ accepted: false, code: 'NOTE_REQUIRED' });
    expect(await submitReport(ctx, inputOf(post, { cells }))).toMatchObject({ accepted: true });
  });

  test('every wrong cell is named', async () => {
    const post = await givenPost();
    const cells = [
      { slot: 0, state: 'VALUE' as const, value: 1 },
      { slot: 90, state: 'VALUE' as const, value: 1.5 },
      { slot: 91, state: 'VALUE' as const },
    ];
    const error = await submitReport(ctx, inputOf(post, { cells })).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as InvalidInput).problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'cells.0 UNKNOWN_SLOT',
      'cells.1 NOT_INTEGER',
      'cells.2 VALUE_REQUIRED',
    ]);
  });

  test('a month to come and a month before the post existed are refused; a month without obligation is a conflict', async () => {
    const post = await givenPost({ openedOn: '2026-04-15' });
    await expect(submitReport(ctx, inputOf(post, { month: MAY + 2 }))).rejects.toMatchObject({
      problems: [{ code: 'PERIOD_IN_FUTURE' }],
    });
    await expect(submitReport(ctx, inputOf(post, { month: MAY - 2 }))).rejects.toMatchObject({
      problems: [{ code: 'POSYANDU_NOT_OPERATING' }],
    });
    await expect(submitReport(ctx, inputOf(post, { month: MAY - 1 }))).rejects.toMatchObject({ code: 'NO_OBLIGATION' });
  });

  test('after the deadline it is late, and its first arrival stays through a correction', async () => {
    const [onTime, late] = [await givenPost(), await givenPost()];
    const after = systemCtx(db, fixedClock('2026-06-05T17:00:00Z'));
    const last = systemCtx(db, fixedClock('2026-06-05T16:59:59.999Z'));
    expect((await submit(last, onTime)).arrival).toBe('RECEIVED');
    expect((await submit(after, late)).arrival).toBe('LATE');
    const corrected = await submit(after, onTime, { expectedRevision: 1 });
    expect(corrected).toMatchObject({ arrival: 'RECEIVED', revision: 2 });
  });

  test('an empty report has arrived without answering, and counts once it is answered', async () => {
    const post = await givenPost();
    expect((await submit(ctx, post, { cells: [] })).arrival).toBe('EMPTY');
    const after = systemCtx(db, fixedClock('2026-06-20T03:00:00Z'));
    expect((await submit(after, post, { expectedRevision: 1 })).arrival).toBe('LATE');
  });

  test('a month without opening carries the stocks of the last answered month and counts nobody', async () => {
    const post = await givenPost();
    await openMonth({ db }, MAY - 2);
    await submit(ctx, post, { month: MAY - 2, cells: answers(post, { s: 41, d: 30, n: 20 }) });
    const unsaid = await submitReport(ctx, inputOf(post, { cells: [], header: { opened: false } }));
    expect(unsaid.accepted).toBe(false);
    const report = await submit(ctx, post, { cells: [], header: { opened: false, notOpenedReason: 'banjir' } });
    const value = (slot: number) => report.cells.get(slot);
    expect([value(90), value(91), value(92), value(98)]).toEqual([41, 41, 0, 0].map((n) => ({ state: 'VALUE', n })));
    expect(report).toMatchObject({ arrival: 'RECEIVED', header: { opened: false, notOpenedReason: 'banjir' } });
  });

  test('a total given beside its parts is compared and then dropped', async () => {
    const post = await givenPost({ formSet: 'ILP' });
    const parts = answers(post, { s: 40, d: 30, n: 20 });
    const wrong = await submitReport(
      ctx,
      inputOf(post, { cells: [...parts, { slot: 90, state: 'VALUE', value: 41 }] }),
    );
    expect(wrong.findings.map(({ rule }) => rule)).toContain('V09');
    const right = await submit(ctx, post, { cells: [...parts, { slot: 90, state: 'VALUE', value: 40 }] });
    expect(right.cells.has(90)).toBe(false);
    expect(right.cells.size).toBe(90);
  });
});

describe('writing twice', () => {
  test('what stood before a newer submission stays as it was, with who gave it and when', async () => {
    const post = await givenPost();
    await submit(ctx, post);
    const read = () =>
      db.sql<{ row: Record<string, unknown> }>(
        'select to_jsonb(c) as row from report_content c where unit_no = $1 order by rev',
        [post.unitNo],
      );
    const [first] = await read();
    await submit(ctx, post, { expectedRevision: 1, cells: answers(post, { s: 41, d: 31, n: 20 }) });
    await submit(ctx, post, { expectedRevision: 2, draft: true, cells: answers(post, { s: 42, d: 31, n: 20 }) });
    const kept = await read();
    expect(kept.map(({ row }) => [row.rev, row.action, row.s90])).toEqual([
      [1, 2, 40],
      [2, 2, 41],
      [3, 1, 42],
    ]);
    expect(kept[0]).toEqual(first);
  });

  test('the same key gives the same answer and one revision', async () => {
    const post = await givenPost();
    const input = inputOf(post);
    const answersGiven = await Promise.all([
      submitReport(ctx, input),
      submitReport(ctx, input),
      submitReport(ctx, input),
    ]);
    for (const answer of answersGiven)
      expect(answer).toMatchObject({ accepted: true, report: { revision: 1, status: 'SUBMITTED' } });
    expect((await stateOf(post.id)).revision).toBe(1);
  });

  test('a key that stood for other content is refused', async () => {
    const post = await givenPost();
    const idempotencyKey = randomUUID();
    await submit(ctx, post, { idempotencyKey });
    const other = inputOf(post, { idempotencyKey, cells: answers(post, { s: 9, d: 8, n: 7 }) });
    await expect(submitReport(ctx, other)).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });

  test('a stale revision is a conflict that carries the report as it stands', async () => {
    const post = await givenPost();
    await submit(ctx, post);
    const error = await submitReport(ctx, inputOf(post, { cells: answers(post, { s: 9, d: 8, n: 7 }) })).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({ code: 'STALE_REVISION', data: { expected: 0, actual: 1 } });
    expect(reportInConflict(error as Conflict<object>)?.cells.get(90)).toEqual({ state: 'VALUE', n: 40 });
  });

  test('of twenty who submit at once from the same revision exactly one goes through', async () => {
    const post = await givenPost();
    const tries = Array.from({ length: 20 }, (_, n) =>
      submitReport(ctx, inputOf(post, { cells: answers(post, { s: 40 + n, d: 30, n: 20 }) })),
    );
    const settled = await Promise.allSettled(tries);
    const won = settled.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const loser of settled)
      if (loser.status === 'rejected') expect(loser.reason).toMatchObject({ code: 'STALE_REVISION' });
    const [{ count } = { count: 0 }] = await db.sql<{ count: number }>(
      'select count(*)::int as count from report_rev where unit_no = $1',
      [post.unitNo],
    );
    expect(count).toBe(1);
  });

  test('twenty posts that submit at once all count once in the sums of their village', async () => {
    const village = (await makePosyandu(db, { formSet: 'BASIC' })).desa;
    const posts = await Promise.all(Array.from({ length: 20 }, () => givenPost({ desa: village, puskesmas: null })));
    await Promise.all(posts.map((post) => submit(ctx, post, { cells: answers(post, { s: 10, d: 5, n: 4 }) })));
    await settle(db);
    const [row] = await db.sql(
      'select forms, v90, v92 from rollup where node_no = $1 and month = $2 and block_no = 1',
      [village.no, MAY],
    );
    expect(row).toEqual({ forms: 20, v90: 200, v92: 100 });
  });
});

describe('who may submit', () => {
  test('the kader of the post and the petugas who mentors it', async () => {
    const post = await givenPost();
    await submit({ ...ctx, actor: kaderOf(post) }, post);
    expect(await submit({ ...ctx, actor: petugasOf(post) }, post, { expectedRevision: 1 })).toMatchObject({
      revision: 2,
    });
  });

  test('a kader of another post does not see it, and nobody above edits its figures', async () => {
    const [post, other] = [await givenPost(), await givenPost()];
    await expect(submitReport({ ...ctx, actor: kaderOf(other) }, inputOf(post))).rejects.toMatchObject({
      code: 'REPORT_NOT_FOUND',
    });
    await expect(
      submitReport({ ...ctx, actor: officerOf(desa, 'ADMIN_KECAMATAN') }, inputOf(post)),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN_ACTION',
    });
    expect((await stateOf(post.id)).revision).toBe(0);
  });

  test('an unknown post is not found', async () => {
    const post = await givenPost();
    await expect(submitReport(ctx, { ...inputOf(post), posyanduId: randomUUID() })).rejects.toMatchObject({
      code: 'POSYANDU_NOT_FOUND',
    });
  });
});
