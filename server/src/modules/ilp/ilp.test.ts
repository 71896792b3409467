import { makeMeeting } from '@pokjanal/prisma/make/meeting';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeUser } from '@pokjanal/prisma/make/user';
import { beforeAll, describe, expect, it } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { givenProvince } from '../../../test/rollup-scene.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';

const clock = fixedClock('2026-08-20T03:00:00Z');
let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;
let admin: UserActor;
let petugas: UserActor;

type Post = (typeof scene.posts)[number];
const post = (at: number): Post => {
  const found = scene.posts[at];
  if (!found) throw new Error('no post');
  return found;
};
const puskesmasId = (at: number): string => post(at).puskesmas?.id ?? '';

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  admin = {
    ...officerOf(scene.kabkota[0], 'ADMIN_KABKOTA'),
    userId: (await makeUser(db, { office: 'Dinas Kesehatan' })).id,
  };
  petugas = { ...petugasOf(post(0)), userId: (await makeUser(db, { office: 'Puskesmas Uji' })).id };
});

type Standing = { stage: string; since: string | null; revision: number; history: object[] };
type Answer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  currentIlp?: Standing;
  currentIntegrations?: { revision: number };
  ilp?: Standing;
  integrations?: { flags: object[]; revision: number; history: object[] };
};

const STANDING = 'stage since revision maySet history { stage from basis by meeting { title } }';
const FLAGS = 'revision flags { kind since } history { from kinds }';
const REFUSED = `__typename ... on Error { code } ... on InvalidInputError { problems { path code } }
  ... on ConflictError { currentIlp { revision stage } currentIntegrations { revision } }`;

async function setIlp(type: string, id: string, over: object, actor = admin): Promise<Answer> {
  const input = {
    subject: encodeGlobalId(type, id),
    stage: 'KICK_OFF',
    from: '2024-10-17',
    expectedRevision: 0,
    ...over,
  };
  const answer = await as(db, actor, clock).run<{ setIlpStatus: Answer }>(
    `mutation ($input: SetIlpStatusInput!) { setIlpStatus(input: $input) { ${REFUSED} ... on SetIlpStatusSuccess { ilp { ${STANDING} } } } }`,
    { input },
  );
  return answer.setIlpStatus;
}

async function setFlags(kinds: string[], from: string, expectedRevision: number, actor = petugas): Promise<Answer> {
  const input = { posyandu: encodeGlobalId('Posyandu', post(0).id), kinds, from, expectedRevision };
  const answer = await as(db, actor, clock).run<{ setIntegrationFlags: Answer }>(
    `mutation ($input: SetIntegrationFlagsInput!) { setIntegrationFlags(input: $input) {
       ${REFUSED} ... on SetIntegrationFlagsSuccess { integrations { ${FLAGS} } } } }`,
    { input },
  );
  return answer.setIntegrationFlags;
}

const wrong = ({ problems }: Answer) => problems?.map(({ path, code }) => `${path} ${code}`);

describe('the status of primary-care integration', () => {
  it('is said of a regency with its meeting, as a dated history in which a later word for one day replaces the first', async () => {
    const regency = scene.kabkota[0].id;
    const pokjanal = await makePokjanal(db, { wilayah: scene.kabkota[0] });
    const meeting = await makeMeeting(db, { pokjanal, title: 'Kick-off ILP' });
    const elsewhere = await makeMeeting(db, { pokjanal: await makePokjanal(db, { wilayah: scene.kabkota[1] }) });
    const problems = { from: '2027-01-01', basis: 'x'.repeat(201), meeting: encodeGlobalId('Meeting', elsewhere.id) };
    expect(wrong(await setIlp('Wilayah', regency, problems))).toEqual([
      'from DAY_TOO_FAR',
      'basis TOO_LONG',
      'meeting ILP_MEETING_ELSEWHERE',
    ]);
    expect(wrong(await setIlp('Wilayah', regency, { from: '2019-01-01' }))).toEqual(['from DAY_BEFORE_START']);
    const first = await setIlp('Wilayah', regency, { meeting: encodeGlobalId('Meeting', meeting.id) });
    expect(first.ilp).toMatchObject({
      stage: 'KICK_OFF',
      since: '2024-10-17',
      revision: 1,
      maySet: true,
      history: [{ by: 'Dinas Kesehatan', meeting: { title: 'Kick-off ILP' }, basis: null }],
    });
    expect(await setIlp('Wilayah', regency, { stage: 'RUNNING', from: '2025-03-01' })).toMatchObject({
      code: 'STALE_ILP',
      currentIlp: { revision: 1, stage: 'KICK_OFF' },
    });
    const both = await Promise.all(
      ['2025-03-01', '2025-04-01'].map((from) =>
        setIlp('Wilayah', regency, { stage: 'RUNNING', from, expectedRevision: 1 }),
      ),
    );
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['ConflictError', 'SetIlpStatusSuccess']);
    const from = both[0]?.ilp ? '2025-03-01' : '2025-04-01';
    // Who asks again what already stands, without having seen it, is shown it.
    expect(await setIlp('Wilayah', regency, { stage: 'RUNNING', from, expectedRevision: 1 })).toMatchObject({
      code: 'STALE_ILP',
      currentIlp: { revision: 2, stage: 'RUNNING' },
    });
    expect(wrong(await setIlp('Wilayah', regency, { stage: 'RUNNING', from, expectedRevision: 2 }))).toEqual([
      'stage ILP_SAME',
    ]);
    // The running time began earlier, it turns out, and rests on a decree.
    const earlier = { stage: 'RUNNING', from: '2025-02-01', basis: 'SK Bupati 12/2025', expectedRevision: 2 };
    expect((await setIlp('Wilayah', regency, earlier)).ilp).toMatchObject({ since: '2025-02-01', revision: 3 });
    const replaced = await setIlp('Wilayah', regency, { ...earlier, stage: 'KICK_OFF', expectedRevision: 3 });
    expect(replaced.ilp).toMatchObject({ stage: 'RUNNING', since: from, revision: 4 });
    expect(replaced.ilp?.history.map((entry) => (entry as { from: string }).from)).toEqual([
      from,
      '2025-02-01',
      '2024-10-17',
    ]);
    const changes = await db.sql<{ action: string; revision: number; diff: object }>(
      `select action, revision, diff from "Change" where subject = 'Ilp' and "subjectId" = $1 order by revision`,
      [regency],
    );
    expect(changes.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
    expect(changes[1]).toMatchObject({ action: 'ilp.set', diff: { stage: ['KICK_OFF', 'RUNNING'] } });
  });

  it('is said by whoever has the right, of what they reach', async () => {
    const { id } = post(0);
    expect((await setIlp('Posyandu', id, {}, kaderOf(post(0)))).__typename).toBe('ForbiddenError');
    expect((await setIlp('Posyandu', post(4).id, {}, petugas)).code).toBe('POSYANDU_NOT_FOUND');
    expect((await setIlp('Puskesmas', puskesmasId(0), {}, petugas)).__typename).toBe('ForbiddenError');
    expect((await setIlp('Puskesmas', puskesmasId(4), {})).code).toBe('PUSKESMAS_NOT_FOUND');
    expect((await setIlp('Wilayah', scene.kabkota[1].id, {})).__typename).toBe('ForbiddenError');
    expect(wrong(await setIlp('Wilayah', post(0).desa.id, {}))).toEqual(['subject ILP_NOT_REGENCY']);
    expect((await setIlp('Posyandu', id, { stage: 'RUNNING' }, petugas)).ilp).toMatchObject({ revision: 1 });
    expect((await setIlp('Puskesmas', puskesmasId(0), {})).ilp).toMatchObject({ stage: 'KICK_OFF' });
  });

  it('is counted for the areas below another in a fixed number of statements', async () => {
    const STATUS = `query ($within: ID!) { ilpStatus(within: $within) {
      wilayah { id ilp { stage since } } kabkota { total running } puskesmas { total kickOff notStarted } posyandu { total running notStarted } } }`;
    type Row = { wilayah: { id: string; ilp: { stage: string } | null } };
    const ask = async (actor: UserActor, id: string) => {
      const caller = as(db, actor, clock);
      const { ilpStatus } = await caller.run<{ ilpStatus: Row[] }>(STATUS, { within: encodeGlobalId('Wilayah', id) });
      return { rows: ilpStatus, cost: caller.cost() };
    };
    const all = await ask(officerOf(scene.provinsi, 'ADMIN_PROVINSI'), scene.provinsi.id);
    expect(all.cost).toBeLessThanOrEqual(4);
    expect(all.rows.find(({ wilayah }) => wilayah.id === encodeGlobalId('Wilayah', scene.kabkota[0].id))).toMatchObject(
      {
        wilayah: { ilp: { stage: 'RUNNING' } },
        kabkota: { total: 1, running: 1 },
        puskesmas: { total: 2, kickOff: 1, notStarted: 1 },
        posyandu: { total: 5, running: 1, notStarted: 4 },
      },
    );
    expect(all.rows[1]?.wilayah.ilp).toMatchObject({ stage: 'NOT_STARTED' });
    // One's own area alone; and a partner sees no village.
    expect((await ask(admin, scene.provinsi.id)).rows).toHaveLength(1);
    const inDistrict = await ask(officerOf(scene.kabkota[0], 'PARTNER'), post(0).desa.parentId ?? '');
    expect(inDistrict.rows).toEqual([]);
    const puskesmasIn = async (id: string) => {
      const { ilpPuskesmas } = await as(db, admin, clock).run<{ ilpPuskesmas: object[] }>(
        'query ($within: ID!) { ilpPuskesmas(within: $within) { ilp { stage maySet } postsByIlp { total running } } }',
        { within: encodeGlobalId('Wilayah', id) },
      );
      return ilpPuskesmas;
    };
    expect(await puskesmasIn(scene.provinsi.id)).toEqual([]);
    const ilpPuskesmas = await puskesmasIn(scene.kabkota[0].id);
    expect(ilpPuskesmas).toHaveLength(2);
    expect(ilpPuskesmas).toContainEqual({
      ilp: { stage: 'KICK_OFF', maySet: true },
      postsByIlp: { total: 2, running: 1 },
    });
  });
});

describe('the integrations of a post', () => {
  it('hold from a day on, each since its own, and end where a later word leaves them out', async () => {
    expect((await setFlags(['PAUD'], '2024-01-10', 0)).integrations).toMatchObject({ revision: 1 });
    expect((await setFlags(['BKB', 'PAUD', 'BKB'], '2025-01-10', 1)).integrations).toMatchObject({
      revision: 2,
      flags: [
        { kind: 'PAUD', since: '2024-01-10' },
        { kind: 'BKB', since: '2025-01-10' },
      ],
    });
    expect((await setFlags(['PAUD', 'BKB'], '2025-02-01', 1)).code).toBe('STALE_ILP');
    expect(await setFlags([], '2025-02-01', 1)).toMatchObject({
      code: 'STALE_ILP',
      currentIntegrations: { revision: 2 },
      currentIlp: null,
    });
    expect(wrong(await setFlags(['PAUD', 'BKB'], '2025-03-01', 2))).toEqual(['kinds INTEGRATIONS_SAME']);
    expect(wrong(await setFlags(['PHBS'], '2027-03-01', 2))).toEqual(['from DAY_TOO_FAR']);
    expect((await setFlags(['BKB'], '2025-06-01', 2)).integrations).toMatchObject({
      flags: [{ kind: 'BKB', since: '2025-01-10' }],
      history: [{ kinds: ['BKB'] }, { kinds: ['PAUD', 'BKB'] }, { kinds: ['PAUD'] }],
    });
    expect((await setFlags([], '2025-07-01', 3, kaderOf(post(0)))).__typename).toBe('ForbiddenError');
  });
});
