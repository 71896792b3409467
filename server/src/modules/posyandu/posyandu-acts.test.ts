import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { answers, givenProvince, MAY, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { openMonth } from '../submission/open-month.ts';
import { rebuild } from '../analytics/rebuild-rollups.ts';

const clock = fixedClock('2026-08-20T03:00:00Z');
const [JUNE, JULY, AUGUST] = [MAY + 1, MAY + 2, MAY + 3];
let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;
let admin: UserActor;

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  admin = { ...officerOf(scene.kabkota[0]), userId: (await makeUser(db)).id };
  for (const month of [JUNE, JULY, AUGUST]) await openMonth({ db }, month);
});

type Answer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  currentPosyandu?: { revision: number } | null;
  posyandu?: { id: string; revision: number; name: string; isOperating: boolean; mergedInto: { id: string } | null };
};

async function act(name: string, input: object, actor: UserActor = admin): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await as(db, actor, clock).run<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename
      ... on Error { code } ... on InvalidInputError { problems { path code } }
      ... on ConflictError { currentPosyandu { revision } }
      ... on PosyanduSuccess { posyandu { id revision name isOperating mergedInto { id } } } } }`,
    { input },
  );
  return answer[name] as Answer;
}

const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);
const wrong = ({ problems }: Answer) => problems?.map(({ path, code }) => `${path} ${code}`);
const facts = (name: string) => ({ name, formSet: 'ILP' });
const dues = (unitNo: number) =>
  db.sql('select month, expectation, exempt_reason as why from obligation where unit_no = $1 order by month, form_no', [
    unitNo,
  ]);
const S =
  'select node_no, month, v0 from rollup where block_no = 1 and basis = 0 and node_no = any($1) and v0 is not null order by 1, 2';

/** A post of the first regency that nobody else in this file touches. */
async function given(over: { name?: string; desa?: (typeof scene.posts)[number]['desa'] } = {}) {
  const [first] = scene.posts;
  const desa = over.desa ?? (await makeWilayah(db, { parent: await makeWilayah(db, { parent: scene.kabkota[0] }) }));
  const answer = await act('openPosyandu', {
    facts: facts(over.name ?? 'Kenanga'),
    wilayah: gid('Wilayah', desa),
    puskesmas: first?.puskesmas ? gid('Puskesmas', first.puskesmas) : null,
    openedOn: '2026-06-10',
  });
  return { desa, post: answer.posyandu as NonNullable<Answer['posyandu']> };
}

describe('a post is opened', () => {
  it('with its unit, in its place, and owes the months on whose first day it operates', async () => {
    const { desa, post } = await given({ name: '  Posyandu Dahlia ' });
    expect(post).toMatchObject({ revision: 0, name: 'Posyandu Dahlia', isOperating: true });
    for (const month of [JUNE, JULY]) await openMonth({ db }, month);
    const owed = await db.sql(
      `select distinct o.month from obligation o join "Unit" u on u.no = o.unit_no where u."desaNo" = $1 order by 1`,
      [desa.no],
    );
    expect(owed).toEqual([{ month: JULY }]);
  });

  it('not twice by one name in a village, not in what is no village, not with a puskesmas of elsewhere; all said at once', async () => {
    const { desa } = await given();
    const elsewhere = await makePuskesmas(db);
    const input = (over: object) => ({
      facts: facts('kenanga'),
      wilayah: gid('Wilayah', desa),
      openedOn: '2026-01-01',
      ...over,
    });
    const far = { puskesmas: gid('Puskesmas', elsewhere), openedOn: '2031-01-01' };
    expect(wrong(await act('openPosyandu', input(far)))).toEqual([
      'puskesmas PUSKESMAS_ELSEWHERE',
      'openedOn DAY_TOO_FAR',
      'name POSYANDU_SAME_NAME',
    ]);
    const regency = { wilayah: gid('Wilayah', scene.kabkota[0]), facts: facts(' ') };
    expect(wrong(await act('openPosyandu', input(regency)))).toEqual(['name REQUIRED', 'wilayah NOT_A_VILLAGE']);
    const twice = await Promise.all([1, 2, 3].map(() => act('openPosyandu', input({ facts: facts('Anggrek') }))));
    expect(twice.map(({ __typename }) => __typename).sort()).toEqual([
      'InvalidInputError',
      'InvalidInputError',
      'PosyanduSuccess',
    ]);
  });

  it('by nobody without the right, and not in an area out of reach', async () => {
    const { desa } = await given();
    const input = { facts: facts('Tulip'), wilayah: gid('Wilayah', desa), openedOn: '2026-01-01' };
    const [post] = scene.posts;
    if (!post) throw new Error('no post');
    expect((await act('openPosyandu', input, petugasOf(post))).__typename).toBe('ForbiddenError');
    expect(wrong(await act('openPosyandu', input, officerOf(scene.kabkota[1])))).toEqual(['wilayah WILAYAH_NOT_FOUND']);
  });
});

describe('a post is put right', () => {
  it('by whoever saw it as it stands; the second is told, and the history says who did what', async () => {
    const { post } = await given();
    const input = { posyandu: post.id, facts: facts('Kenanga Baru'), expectedRevision: 0 };
    expect((await act('correctPosyandu', input)).posyandu).toMatchObject({ name: 'Kenanga Baru', revision: 1 });
    expect(await act('correctPosyandu', input)).toMatchObject({
      code: 'STALE_POSYANDU',
      currentPosyandu: { revision: 1 },
    });
    expect((await act('correctPosyandu', input, officerOf(scene.kabkota[1]))).code).toBe('POSYANDU_NOT_FOUND');
    const { posyandu } = await as(db, admin, clock).run<{ posyandu: { changes: object[] } }>(
      'query ($id: ID!) { posyandu(id: $id) { changes { action fields { field before after } } } }',
      { id: post.id },
    );
    expect(posyandu.changes).toMatchObject([
      { action: 'posyandu.corrected', fields: [{ field: 'name', before: 'Kenanga', after: 'Kenanga Baru' }] },
      { action: 'posyandu.opened' },
    ]);
  });
});

describe('a post is closed', () => {
  it('owes nothing for the months after, keeps what it gave, and owes again once it opens again', async () => {
    const [, post] = scene.posts;
    if (!post) throw new Error('no post');
    await submit(systemCtx(db), post, { cells: answers(post, { s: 40, d: 30, n: 20 }) });
    const ref = { posyandu: gid('Posyandu', post) };
    const before = await dues(post.unitNo);
    const close = (on: string, reason: string, expectedRevision: number) =>
      act('closePosyandu', { ...ref, on, reason, expectedRevision });
    expect(wrong(await close('2026-09-01', ' ', 0))).toEqual(['on DAY_TOO_FAR', 'reason REASON_REQUIRED']);
    expect((await close('2026-06-20', 'bangunan dipakai sekolah', 0)).posyandu).toMatchObject({ isOperating: false });
    const lifted = (await dues(post.unitNo)).filter(({ expectation }) => expectation === 1);
    expect(new Set(lifted.map(({ month }) => month))).toEqual(new Set([JULY, AUGUST]));
    expect(lifted.every(({ why }) => why === 'CLOSED')).toBe(true);
    expect(await close('2026-06-21', 'lagi', 1)).toMatchObject({ code: 'POSYANDU_CLOSED' });
    const reopen = (on: string) => act('reopenPosyandu', { ...ref, on, expectedRevision: 1 });
    expect(wrong(await reopen('2026-06-20'))).toEqual(['on DAY_BEFORE_START']);
    expect((await reopen('2026-07-15')).posyandu).toMatchObject({ isOperating: true, revision: 2 });
    const still = (await dues(post.unitNo)).filter(({ expectation }) => expectation === 1);
    expect(new Set(still.map(({ month }) => month))).toEqual(new Set([JULY]));
    expect((await dues(post.unitNo)).length).toBe(before.length);
    await settle(db);
    expect((await rebuild(db)).rows).toBe(0);
  });
});

describe('a post is moved', () => {
  it('takes its sums along in every month, and the place before stays on record', async () => {
    const [, , post] = scene.posts;
    if (!post) throw new Error('no post');
    await submit(systemCtx(db), post, { cells: answers(post, { s: 50, d: 30, n: 20 }) });
    await settle(db);
    const target = scene.posts[3]?.desa;
    if (!target) throw new Error('no village');
    const move = (over: object = {}) =>
      act('movePosyandu', {
        posyandu: gid('Posyandu', post),
        wilayah: gid('Wilayah', target),
        puskesmas: post.puskesmas ? gid('Puskesmas', post.puskesmas) : null,
        on: '2026-08-01',
        reason: 'pemekaran dusun',
        expectedRevision: 0,
        ...over,
      });
    expect(wrong(await move({ wilayah: gid('Wilayah', post.desa) }))).toEqual(['wilayah NOTHING_MOVES']);
    expect(wrong(await move({ wilayah: gid('Wilayah', scene.posts[4]?.desa ?? target) }))).toEqual([
      'wilayah WILAYAH_NOT_FOUND',
    ]);
    const [was] = await db.sql(S, [[post.desa.no]]);
    expect((await move()).posyandu).toMatchObject({ revision: 1 });
    await settle(db);
    expect(await db.sql(S, [[post.desa.no]])).toEqual([]);
    expect(await db.sql(S, [[target.no]])).toMatchObject([{ month: was?.month, v0: was?.v0 }]);
    expect((await rebuild(db)).rows).toBe(0);
    const { posyandu } = await as(db, admin, clock).run<{ posyandu: { placements: object[] } }>(
      'query ($id: ID!) { posyandu(id: $id) { placements { from to desa } } }',
      { id: gid('Posyandu', post) },
    );
    expect(posyandu.placements).toEqual([
      { from: '2026-08-01', to: null, desa: target.name },
      { from: '2020-01-01', to: '2026-07-31', desa: post.desa.name },
    ]);
  });
});

describe('two records are merged', () => {
  it('of one village: one closes and points to the other, which goes on', async () => {
    const { desa, post } = await given({ name: 'Flamboyan' });
    const other = await given({ name: 'Flamboyan 2', desa });
    const input = (over: object) => ({
      posyandu: post.id,
      into: other.post.id,
      on: '2026-08-01',
      reason: 'tercatat dua kali',
      expectedRevision: 0,
      ...over,
    });
    expect(wrong(await act('mergePosyandu', input({ into: post.id })))).toEqual(['into POSYANDU_ITSELF']);
    const { post: far } = await given({ name: 'Jauh' });
    expect(wrong(await act('mergePosyandu', input({ into: far.id })))).toEqual(['into POSYANDU_ELSEWHERE']);
    expect((await act('mergePosyandu', input({}))).posyandu).toMatchObject({
      isOperating: false,
      mergedInto: { id: other.post.id },
    });
    const reopen = { posyandu: post.id, on: '2026-08-10', expectedRevision: 1 };
    expect(await act('reopenPosyandu', reopen)).toMatchObject({ code: 'POSYANDU_MERGED' });
    // The name is free again.
    expect((await given({ name: 'Flamboyan', desa })).post.name).toBe('Flamboyan');
  });
});
