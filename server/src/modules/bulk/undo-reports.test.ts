import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { MAY, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';
import { bulkActId, encodeReportId } from '../../graphql/ids.ts';
import { approveMonth } from '../submission/approve-month.ts';
import { closeMonth } from '../submission/close-month.ts';
import { exemptReports } from '../submission/exempt-reports.ts';
import { openMonth } from '../submission/open-month.ts';
import { returnReport } from '../submission/return-report.ts';
import { verifyReports } from '../submission/verify-reports.ts';
import { undoBulkAct } from './undo-bulk-act.ts';

let db: Database;
let ctx: Ctx;

beforeAll(async () => {
  db = await useOwnDatabase();
  ctx = systemCtx(db, fixedClock('2026-06-20T03:00:00Z'));
  await seedCatalogues(db);
});

async function givenPosts(count: number) {
  const chain = await makeWilayahChain(db);
  const first = await makePosyandu(db, { desa: chain.desa, formSet: 'BASIC' });
  const posts = [first];
  while (posts.length < count) {
    posts.push(await makePosyandu(db, { desa: chain.desa, formSet: 'BASIC', puskesmas: first.puskesmas }));
  }
  await openMonth({ db }, MAY);
  for (const post of posts) await submit(systemCtx(db), post);
  const refs = posts.map(({ unitNo }) => ({ unitNo, month: MAY, block: 'SKDN' }));
  const petugas: Ctx = { ...ctx, actor: petugasOf(first) };
  const { id: userId } = await makeUser(db, { role: 'ADMIN_KABKOTA', wilayah: chain.kabkota });
  const admin: Ctx = { ...ctx, actor: { ...officerOf(chain.kabkota), userId } };
  return { ...chain, posts, refs, petugas, admin };
}

type Scene = Awaited<ReturnType<typeof givenPosts>>;

const verified = async ({ petugas, refs }: Pick<Scene, 'petugas' | 'refs'>) =>
  (await verifyReports(petugas, { reports: refs })).actId ?? '';
const undo = (by: Ctx, id: string, over = {}) =>
  undoBulkAct(by, { id, reason: 'salah pilih', isPreview: false, ...over });
const statesOf = ({ posts }: Pick<Scene, 'posts'>) =>
  db.sql<{ status: number; head_rev: number; expectation: number }>(
    `select status, expectation, exempt_reason, exempt_at from obligation where unit_no = any($1::int[]) and month = $2 and form_no = 2 order by unit_no`,
    [posts.map(({ unitNo }) => unitNo), MAY],
  );

/** Every sum and rate of the village and of all around it. */
async function figuresOf({ desa, kabkota }: Pick<Scene, 'desa' | 'kabkota'>) {
  await settle(db);
  const nodes = [desa.no, kabkota.no];
  const [sums, dues] = [
    await db.sql(
      `select node_no, basis, also_approved, block_no, forms, v90, v91, v92 from rollup where node_no = any($1::int[]) and month = $2 order by 1, 2, 4`,
      [nodes, MAY],
    ),
    await db.sql(
      `select * from rollup_obligation where node_no = any($1::int[]) and month = $2 order by node_no, form_no`,
      [nodes, MAY],
    ),
  ];
  return { sums, dues };
}

describe('taking back the verification of many', () => {
  test('sets all of them to wait again, with a further entry in the history of each, and may be told before', async () => {
    const scene = await givenPosts(3);
    const [before, figures] = [await statesOf(scene), await figuresOf(scene)];
    const id = await verified(scene);
    const preview = await undo(scene.petugas, id, { isPreview: true, reason: '' });
    expect(preview.back.map(({ name, period, about }) => [name, period, about])).toEqual(
      scene.posts.map(({ name }) => [name, '2026-05', expect.any(String)]),
    );
    expect((await statesOf(scene)).map(({ status }) => status)).toEqual([4, 4, 4]);

    expect(await undo(scene.petugas, id)).toMatchObject({ back: [{}, {}, {}], kept: [] });
    expect(await statesOf(scene)).toEqual(before);
    expect(await figuresOf(scene)).toEqual(figures);
    const history = await db.sql(
      'select action, note from report_rev where unit_no = $1 and month = $2 and block_no = 1 order by rev',
      [scene.posts[0]?.unitNo, MAY],
    );
    expect(history).toMatchObject([{ action: 2 }, { action: 4 }, { action: 7, note: 'salah pilih' }]);
    await expect(undo(scene.petugas, id)).rejects.toMatchObject({ code: 'BULK_UNDONE' });
    // They can be verified again, bound to what stands.
    expect((await verifyReports(scene.petugas, { reports: scene.refs })).verified).toHaveLength(3);
  });

  test('leaves what was returned or verified anew since, says why, and takes the rest', async () => {
    const scene = await givenPosts(3);
    const id = await verified(scene);
    const [first, second] = scene.refs;
    if (!first || !second) throw new Error('no report');
    await returnReport(scene.petugas, { ...first, reason: 'S keliru', expectedRevision: 2 });
    await undo(scene.petugas, await renewed(scene, second));
    const outcome = await undo(scene.petugas, id);
    expect(outcome.kept).toMatchObject([
      { place: 0, refusal: { code: 'WRONG_STATUS', data: { status: 'RETURNED' } } },
      { place: 1, refusal: { code: 'WRONG_STATUS', data: { status: 'SUBMITTED' } } },
    ]);
    expect(outcome.back).toMatchObject([{ place: 2 }]);
    expect((await statesOf(scene)).map(({ status }) => status)).toEqual([3, 2, 2]);
    const [act] = await db.sql('select count, "undoneCount", "undoReason" from "BulkAct" where id = $1', [id]);
    expect(act).toEqual({ count: 3, undoneCount: 1, undoReason: 'salah pilih' });
  });

  /** Takes one back by a return, has it sent and verified again as an act of its own; gives that act. */
  async function renewed({ petugas, posts }: Scene, ref: Scene['refs'][number]) {
    const post = posts.find(({ unitNo }) => unitNo === ref.unitNo);
    if (!post) throw new Error('no post');
    await returnReport(petugas, { ...ref, reason: 'ulang', expectedRevision: 2 });
    await submit(systemCtx(db), post, { expectedRevision: 3 });
    return (await verifyReports(petugas, { reports: [ref] })).actId ?? '';
  }

  test('leaves what was approved', async () => {
    const scene = await givenPosts(2);
    const id = await verified(scene);
    await approveMonth(scene.admin, { wilayahId: scene.desa.id, month: MAY, block: 'SKDN' });
    const figures = await figuresOf(scene);
    expect(await undo(scene.petugas, id)).toMatchObject({
      back: [],
      kept: [{ refusal: { data: { status: 'APPROVED' } } }, { refusal: { code: 'WRONG_STATUS' } }],
    });
    expect(await figuresOf(scene)).toEqual(figures);
  });

  test('is refused without the right, out of sight, and without a reason', async () => {
    const scene = await givenPosts(2);
    const id = await verified(scene);
    const far = await givenPosts(1);
    await expect(undo(far.petugas, id)).rejects.toMatchObject({ code: 'BULK_ACT_NOT_FOUND' });
    await expect(undo(scene.admin, id)).rejects.toMatchObject({ code: 'BULK_ACT_NOT_FOUND' });
    await expect(undo({ ...ctx, actor: kaderOf(scene.posts[0]!) }, id)).rejects.toMatchObject({
      code: 'BULK_ACT_NOT_FOUND',
    });
    await expect(undo(scene.petugas, id, { reason: ' ' })).rejects.toMatchObject({
      problems: [{ code: 'REASON_REQUIRED' }],
    });
    await expect(undo(scene.petugas, id, { reason: 'x'.repeat(501) })).rejects.toMatchObject({
      problems: [{ code: 'TOO_LONG' }],
    });
    // Whoever did it and lost the role still sees it, and may no more.
    const { actor } = scene.petugas;
    if (actor.kind !== 'user') throw new Error('no person');
    const former: Ctx = { ...ctx, actor: { ...actor, assignments: [] } };
    await expect(undo(former, id)).rejects.toMatchObject({ code: 'FORBIDDEN_ACTION' });
    expect((await statesOf(scene)).map(({ status }) => status)).toEqual([4, 4]);
  });

  test('two who take it back at once write it once', async () => {
    const scene = await givenPosts(4);
    const id = await verified(scene);
    const outcomes = await Promise.allSettled([undo(scene.petugas, id), undo(scene.petugas, id)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [count] = await db.sql(
      'select count(*)::int as n from report_rev where unit_no = any($1::int[]) and action = 7',
      [scene.posts.map(({ unitNo }) => unitNo)],
    );
    expect(count).toEqual({ n: 4 });
  });

  test('costs the same for two reports and for twelve', async () => {
    const costs: number[] = [];
    for (const count of [2, 12]) {
      const scene = await givenPosts(count);
      const caller = as(db, scene.petugas.actor);
      const ids = scene.refs.map((ref) => encodeReportId(ref));
      const VERIFY = `mutation ($ids: [ID!]!) { verifyReports(input: { reports: $ids }) { ... on VerifyReportsSuccess { act } } }`;
      const { verifyReports: done } = await caller.run<{ verifyReports: { act: string } }>(VERIFY, { ids });
      const UNDO = `mutation ($act: ID!) { undoBulkAct(input: { act: $act, reason: "x" }) {
        ... on UndoBulkActSuccess { act { state undoneCount } back { name } kept { name } } } }`;
      expect(await caller.run(UNDO, { act: done.act })).toMatchObject({
        undoBulkAct: { act: { state: 'UNDONE', undoneCount: count } },
      });
      costs.push(caller.cost());
    }
    expect(costs[1]).toBe(costs[0]);
    expect(costs[1]).toBeLessThanOrEqual(10);
  });
});

describe('taking back an exemption of many', () => {
  test('makes them due again as they were, and exempts again what had been made due', async () => {
    const scene = await givenPosts(3);
    const [before, figures] = [await statesOf(scene), await figuresOf(scene)];
    const { actId } = await exemptReports(scene.admin, { reports: scene.refs, exempt: true, reason: 'banjir' });
    const [exempt, fewer] = [await statesOf(scene), await figuresOf(scene)];
    expect(fewer).not.toEqual(figures);
    const due = await exemptReports(scene.admin, { reports: scene.refs.slice(1), exempt: false, reason: 'surut' });
    expect(await undo(scene.admin, due.actId ?? '')).toMatchObject({ kept: [] });
    expect(await statesOf(scene)).toEqual(exempt);
    expect(await figuresOf(scene)).toEqual(fewer);
    expect(await undo(scene.admin, actId ?? '')).toMatchObject({ kept: [] });
    expect(await statesOf(scene)).toEqual(before);
    expect(await figuresOf(scene)).toEqual(figures);
  });

  test('leaves what was said anew since, and what a release has counted', async () => {
    const scene = await givenPosts(3);
    const { actId } = await exemptReports(scene.admin, { reports: scene.refs, exempt: true, reason: 'banjir' });
    await exemptReports(scene.admin, { reports: scene.refs.slice(0, 1), exempt: false, reason: 'surut' });
    const later: Ctx = { ...scene.admin, clock: fixedClock('2026-06-21T03:00:00Z') };
    expect(await undo(later, actId ?? '', { isPreview: true })).toMatchObject({
      back: [{ place: 1 }, { place: 2 }],
      kept: [{ place: 0, refusal: { code: 'BULK_CHANGED_SINCE' } }],
    });
    await verifyReports(scene.petugas, { reports: scene.refs });
    await closeMonth(later, { wilayahId: scene.kabkota.id, month: MAY });
    expect(await undo(later, actId ?? '')).toMatchObject({
      back: [],
      kept: [{}, { refusal: { code: 'BULK_RELEASED_SINCE' } }, { refusal: { code: 'BULK_RELEASED_SINCE' } }],
    });
    expect((await statesOf(scene)).map(({ expectation }) => expectation)).toEqual([0, 1, 1]);
  });
});

describe('the list of acts on many', () => {
  const LIST = `query ($mine: Boolean, $first: Int, $after: String) { bulkActs(mine: $mine, first: $first, after: $after) {
    nodes { id kind count undoneCount state area note isMine isUndoable } hasNextPage endCursor } }`;
  type List = { bulkActs: { nodes: { id: string }[]; hasNextPage: boolean; endCursor: string } };

  test('shows one’s own and those one may turn all of, newest first, page by page, and nobody else’s', async () => {
    const scene = await givenPosts(3);
    const verify = await verified(scene);
    const { actId } = await exemptReports(scene.admin, { reports: scene.refs, exempt: true, reason: 'banjir' });
    await exemptReports(scene.admin, { reports: scene.refs.slice(0, 1), exempt: false, reason: 'satu saja' });
    const ids = async (actor: Ctx['actor'], args = {}) =>
      (await as(db, actor).run<List>(LIST, args)).bulkActs.nodes.map(({ id }) => id);
    expect(await ids(scene.petugas.actor)).toEqual([bulkActId(verify)]);
    // What a puskesmas verified is not the regency's to turn; what a district exempts is the regency's too.
    expect(await ids(scene.admin.actor)).toEqual([bulkActId(actId)]);
    expect(await ids(officerOf(scene.kabkota))).toEqual([bulkActId(actId)]);
    expect(await ids(officerOf(scene.kabkota), { mine: true })).toEqual([]);
    const elsewhere = await givenPosts(1);
    for (const actor of [elsewhere.admin.actor, elsewhere.petugas.actor, kaderOf(scene.posts[0]!)]) {
      expect(await ids(actor)).toEqual([]);
      const one = `query ($id: ID!) { bulkAct(id: $id) { id } }`;
      expect(await as(db, actor).run(one, { id: bulkActId(verify) })).toEqual({ bulkAct: null });
    }
    const petugas = as(db, scene.petugas.actor);
    await undo(scene.petugas, verify);
    const again = await verified(scene);
    const first = (await petugas.run<List>(LIST, { first: 1 })).bulkActs;
    expect(first).toMatchObject({
      nodes: [{ id: bulkActId(again), isMine: true, isUndoable: true }],
      hasNextPage: true,
    });
    expect(petugas.cost()).toBe(1);
    expect((await petugas.run<List>(LIST, { first: 1, after: first.endCursor })).bulkActs).toMatchObject({
      nodes: [{ id: bulkActId(verify), state: 'UNDONE', undoneCount: 3, isUndoable: false }],
      hasNextPage: false,
    });
  });
});

test('whatever is done to some rows in between, undo leaves those and brings back the rest, figures included', async () => {
  const scene = await givenPosts(5);
  const all = fc.constantFrom('NOTHING', 'RETURN', 'EXEMPT') as fc.Arbitrary<'NOTHING' | 'RETURN' | 'EXEMPT'>;
  await fc.assert(
    fc.asyncProperty(fc.array(all, { minLength: 5, maxLength: 5 }), async (deeds) => {
      const touched = await touchSome(scene, deeds);
      expect(touched.kept).toEqual(touched.returned);
      expect(touched.figuresAfter).toEqual(touched.figuresBefore);
    }),
    { numRuns: 6 },
  );
}, 120_000);

/** Verifies all, exempts and returns some, takes both acts back; sends again what was returned so that it can go on. */
async function touchSome(scene: Scene, deeds: readonly string[]) {
  const revisionOf = async (unitNo: number) => {
    const [row] = await db.sql<{ head_rev: number }>(
      'select head_rev from obligation where unit_no = $1 and month = $2 and form_no = 2',
      [unitNo, MAY],
    );
    return row?.head_rev ?? 0;
  };
  const chosen = (deed: string) => scene.refs.filter((_ref, index) => deeds[index] === deed);
  const id = await verified(scene);
  for (const ref of chosen('RETURN')) {
    await returnReport(scene.petugas, { ...ref, reason: 'x', expectedRevision: await revisionOf(ref.unitNo) });
  }
  const figuresBefore = await figuresOf(scene);
  const { actId } = await exemptReports(scene.admin, { reports: chosen('EXEMPT'), exempt: true, reason: 'banjir' });
  if (actId) await undo(scene.admin, actId);
  const { kept } = await undo(scene.petugas, id);
  const figuresAfter = await figuresOf(scene);
  for (const ref of chosen('RETURN')) {
    const post = scene.posts.find(({ unitNo }) => unitNo === ref.unitNo);
    if (post) await submit(systemCtx(db), post, { expectedRevision: await revisionOf(ref.unitNo) });
  }
  const returned = deeds.flatMap((deed, index) => (deed === 'RETURN' ? [index] : []));
  return { kept: kept.map(({ place }) => place), returned, figuresBefore, figuresAfter };
}
